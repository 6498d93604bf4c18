import assert from "node:assert/strict";
import { test } from "node:test";
import { makeSchedule } from "../src/player/schedule.mjs";
import { AHEAD_MS, beeps, Sound } from "../src/player/sound.mjs";
import { FakeAudio, schedule as fixture } from "./fakes.mjs";

const plan = makeSchedule(fixture());

function sounding() {
  const audio = new FakeAudio();
  const sound = new Sound(() => audio);
  sound.setPlan(plan);
  sound.unlock();
  const tones = () => audio.started.filter(({ at }) => at !== undefined);
  return { audio, sound, tones };
}

test("every change has its own tone and every long segment its 3-2-1", () => {
  const all = beeps(plan);
  for (const segment of plan.segments.slice(1)) {
    assert.ok(all.some((b) => b.ms === segment.startMs && b.tone === segment.kind), `segment ${segment.index}`);
  }
  for (const segment of plan.segments.filter((s) => ["hold", "rest", "switch", "move"].includes(s.kind))) {
    for (const left of [1000, 2000, 3000]) {
      assert.ok(all.some((b) => b.tone === "count" && b.ms === segment.endMs - left));
    }
  }
});

test("half-time sounds once in each long hold and in nothing else", () => {
  const holds = plan.segments.filter((s) => s.kind === "hold");
  assert.deepEqual(
    beeps(plan).filter((b) => b.tone === "half").map((b) => b.ms),
    holds.map((s) => (s.startMs + s.endMs) / 2),
  );
});

test("beeps stand on the audio clock ahead of time, exactly", () => {
  const { audio, sound, tones } = sounding();
  sound.arm(4000, plan.totalMs);
  const first = Math.min(...tones().map(({ at }) => at));
  assert.equal(first, audio.currentTime + 3); // the first count, 7 s into the routine
  assert.ok(Math.max(...tones().map(({ at }) => at)) <= audio.currentTime + AHEAD_MS / 1000 + 0.5);
});

test("more beeps are handed over as the routine goes on, none twice and none missing", () => {
  const { audio, sound, tones } = sounding();
  sound.arm(0, plan.totalMs);
  for (let ms = 0; ms <= plan.totalMs; ms += 60_000) {
    audio.currentTime = 50 + ms / 1000;
    sound.refill(ms);
  }
  const starts = tones().map(({ at }) => Math.round((at - 50) * 1000)).sort((a, b) => a - b);
  const expected = beeps(plan).flatMap(({ ms, tone }) => {
    const parts = { half: [0, 180], switch: [0, 180], done: [0, 200, 400] }[tone] ?? [0];
    return parts.map((later) => Math.round(ms + later));
  }).sort((a, b) => a - b);
  assert.deepEqual(starts, expected);
});

test("no beep sounds beyond the place where the routine will wait", () => {
  const { audio, sound, tones } = sounding();
  sound.arm(0, 18_000);
  assert.ok(tones().every(({ at }) => at <= audio.currentTime + 18));
});

test("a pause takes back every beep that has not sounded", () => {
  const { audio, sound, tones } = sounding();
  sound.arm(0, plan.totalMs);
  sound.silence();
  const stopped = new Set(audio.stopped.filter(({ at }) => at === 0).map(({ source }) => source));
  assert.ok(tones().length > 0);
  assert.ok(tones().every(({ source }) => stopped.has(source)));
});

test("without an audio device the routine goes on in silence", () => {
  const sound = new Sound(() => { throw new Error("no device"); });
  sound.setPlan(plan);
  assert.equal(sound.unlock(), false);
  sound.arm(0, plan.totalMs);
  sound.refill(80_000);
  sound.silence();
  sound.close();
});
