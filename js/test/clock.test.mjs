import assert from "node:assert/strict";
import { test } from "node:test";
import { Clock, HEARTBEAT_MS } from "../src/player/clock.mjs";
import { FakeTime } from "./fakes.mjs";

function clockOf(limit = 60_000, boundaries = [7000, 20_000, 21_000, 60_000]) {
  const time = new FakeTime();
  const steps = [];
  const slept = [];
  const clock = new Clock(time.env, {
    boundary: (ms) => boundaries.find((b) => b > ms) ?? null,
    onStep: (from, to, at) => steps.push({ from, to, at }),
    onSleep: (gap) => slept.push(gap),
  });
  const start = () => clock.start(limit);
  return { time, clock, steps, slept, start };
}

test("steps join without gap or overlap and end at the limit", () => {
  const { time, clock, steps, start } = clockOf();
  start();
  time.advance(90_000);
  steps.reduce((last, step) => {
    assert.equal(step.from, last);
    return step.to;
  }, 0);
  assert.equal(steps.at(-1).to, 60_000);
  assert.equal(clock.running, false);
  assert.equal(clock.placeMs, 60_000);
});

test("a timer is armed for each boundary, and the place is looked at every five seconds", () => {
  const { time, steps, start } = clockOf();
  start();
  time.advance(90_000);
  for (const boundary of [7000, 20_000, 21_000, 60_000]) {
    const first = steps.find((step) => step.at >= boundary);
    assert.ok(first.at - boundary <= 1, `boundary ${boundary} seen at ${first.at}`);
  }
  const longest = Math.max(...steps.map((step) => step.to - step.from));
  assert.ok(longest <= HEARTBEAT_MS);
});

test("late timers never add up: each boundary is as late as its own timer", () => {
  const { time, steps, start } = clockOf();
  start();
  time.advance(90_000, 240);
  const lateness = [7000, 20_000, 60_000].map((b) => steps.find((step) => step.at >= b).at - b);
  assert.ok(Math.max(...lateness) <= 241, String(lateness));
});

test("one tick after a busy stretch crosses several boundaries at once", () => {
  const { time, clock, steps, start } = clockOf();
  start();
  time.freeze(22_000);
  clock.tick();
  assert.deepEqual(steps, [{ from: 0, to: 22_000, at: 22_000 }]);
});

test("a timer that fires a hair early misses no boundary while time passes inside the tick", () => {
  const { time, clock, steps, start } = clockOf();
  start();
  // The timer for 7000 fires half a millisecond too early, and the tick itself takes longer than that.
  const { now } = time.env;
  time.freeze(6999.5);
  time.timers.clear();
  let looks = 0;
  time.env.now = () => now() + looks++ * 0.6;
  clock.tick();
  time.env.now = now;
  assert.ok(steps.at(-1).to < 7000, "the tick itself comes too early");
  time.advance(20);
  const seen = steps.find((step) => step.to >= 7000);
  assert.ok(seen && seen.at - 7000 < 10, `seen at ${seen?.at}`);
});

test("pausing keeps the place for as long as it takes", () => {
  const { time, clock, start } = clockOf();
  start();
  time.advance(12_345);
  clock.stop();
  time.advance(3_600_000);
  assert.equal(clock.placeMs, 12_345);
  assert.equal(time.timers.size, 0, "a standing clock has no timer");
  start();
  time.advance(1000);
  assert.equal(clock.placeMs, 13_345);
});

test("sleep, seen as a jump of the calendar, stops the clock where it was last seen", () => {
  const { time, clock, slept, start } = clockOf();
  start();
  time.advance(9000);
  const seen = clock.placeMs;
  clock.tick();
  time.sleep(2 * 3600 * 1000);
  time.advance(6000);
  assert.equal(clock.running, false);
  assert.equal(clock.placeMs, seen);
  assert.equal(slept.length, 1);
  assert.ok(slept[0] >= 2 * 3600 * 1000);
});

test("sleep on a computer whose monotonic clock runs on is noticed too", () => {
  const { time, clock, slept, start } = clockOf(3_600_000, [3_600_000]);
  start();
  time.advance(9000);
  clock.tick();
  time.freeze(600_000);
  clock.tick();
  assert.equal(clock.placeMs, 9000);
  assert.equal(slept.length, 1);
});

test("a background tab that ticks once a minute is not taken for sleep", () => {
  const { time, clock, slept, steps, start } = clockOf(300_000, [300_000]);
  start();
  for (let i = 0; i < 4; i += 1) {
    time.freeze(60_000);
    clock.tick();
  }
  assert.equal(slept.length, 0);
  assert.equal(steps.at(-1).to, 240_000);
});

test("a calendar set back, or a small correction, changes nothing", () => {
  const { time, clock, slept, start } = clockOf();
  start();
  time.advance(3000);
  time.wallMs -= 3_600_000;
  time.advance(3000);
  time.wallMs += 900;
  time.advance(3000);
  assert.equal(slept.length, 0);
  assert.equal(clock.placeMs, 9000);
});

test("seeking a running clock runs on, seeking a standing one stands", () => {
  const { time, clock, start } = clockOf();
  start();
  time.advance(1000);
  clock.seek(30_000);
  time.advance(500);
  assert.equal(clock.placeMs, 30_500);
  clock.stop();
  clock.seek(5000);
  time.advance(500);
  assert.equal(clock.placeMs, 5000);
});
