import assert from "node:assert/strict";
import { test } from "node:test";
import { schedule as fixture, FakeStorage, FakeLocks, FakeModel, FakeTime, settle, world } from "./fakes.mjs";

const startOf = (data, match) => data.segments.find(match).start_s * 1000;

test("played to the end: one finished session, everything done, logged once", () => {
  const { player, time, model, data } = world();
  player.start();
  time.advance(data.total_s * 1000 + 10);
  assert.equal(player.phase, "finished");
  assert.equal(player.save.state, "saved");
  assert.equal(model.log.size, 1);
  const [session] = model.log.values();
  assert.equal(session.status, "finished");
  assert.equal(session.interruptions, 0);
  for (const item of session.items) assert.equal(item.done_s, item.planned_s, item.exercise);
  assert.deepEqual(session.items.map(({ exercise, side }) => `${exercise} ${side}`), [
    "bridge both", "half-kneeling left", "half-kneeling right", "low-lunge-twist left", "low-lunge-twist right",
  ]);
  assert.match(session.started_at, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
});

test("every transition is noted with its planned time and its lateness, and none is lost", () => {
  const { player, time, data } = world();
  player.start();
  time.advance(40_000, 30);
  time.freeze(50_000); // a busy page: several segments pass in one tick
  time.advance(data.total_s * 1000, 30);
  const crossed = player.events.filter((event) => event.type === "cross");
  assert.deepEqual(crossed.map((event) => event.segment), data.segments.slice(1).map((segment) => segment.index));
  for (const event of crossed) {
    assert.equal(event.place_ms, data.segments[event.segment].start_s * 1000);
    assert.ok(event.late_ms >= 0);
  }
  player.events.forEach((event, i) => assert.equal(event.n, i + 1));
});

test("a pause of any length costs no second and adds none", () => {
  const { player, time, model, data } = world();
  player.start();
  time.advance(70_000);
  player.pause();
  time.advance(3_600_000);
  assert.equal(player.placeMs, 70_000);
  player.resume();
  time.advance(data.total_s * 1000);
  const [session] = model.log.values();
  assert.equal(session.interruptions, 1);
  for (const item of session.items) assert.equal(item.done_s, item.planned_s);
});

test("skip goes on to the next block and what was skipped is not counted as done", () => {
  const { player, time, model, data } = world();
  player.start();
  time.advance(startOf(data, (s) => s.kind === "hold") + 12_000);
  player.skip();
  assert.equal(player.segment.kind, "switch");
  time.advance(data.total_s * 1000);
  const [session] = model.log.values();
  const left = session.items.find((item) => item.exercise === "half-kneeling" && item.side === "left");
  assert.equal(left.done_s, 12);
  assert.equal(left.planned_s, 30);
});

test("skip leaves a set of repetitions as a whole, back returns to its start", () => {
  const { player, time, data } = world();
  player.start();
  time.advance(startOf(data, (s) => s.kind === "rep") + 9000);
  assert.equal(player.segment.rep, 3);
  player.back();
  assert.equal(player.segment.rep, 1);
  player.skip();
  assert.equal(player.segment.kind, "rest");
});

test("back restarts the segment, or goes to the one before when it has just begun", () => {
  const { player, time, data } = world();
  const hold = data.segments.find((s) => s.kind === "hold");
  player.start();
  time.advance(hold.start_s * 1000 + 8000);
  player.back();
  assert.equal(player.placeMs, hold.start_s * 1000);
  time.advance(1000);
  player.back();
  assert.equal(player.segment.index, hold.index - 1);
});

test("a hold done twice counts with the seconds really held", () => {
  const { player, time, model, data } = world();
  const hold = data.segments.find((s) => s.kind === "hold");
  player.start();
  time.advance(hold.start_s * 1000 + 20_000);
  player.again();
  time.advance(data.total_s * 1000);
  const [session] = model.log.values();
  assert.equal(session.items.find((i) => i.exercise === "half-kneeling" && i.side === "left").done_s, 50);
});

test("ended early, the session is logged as stopped with what was done", () => {
  const { player, time, model, data } = world();
  player.start();
  time.advance(startOf(data, (s) => s.kind === "rep") + 10_000);
  player.finish();
  const [session] = model.log.values();
  assert.equal(session.status, "stopped");
  assert.deepEqual(session.items.map((item) => item.done_s), [10, 0, 0, 0, 0]);
});

test("ended before anything was held, nothing is logged and nothing waits", () => {
  const { player, time, model, storage } = world();
  player.start();
  time.advance(5000);
  player.finish();
  assert.equal(model.log.size, 0);
  assert.deepEqual([...storage.map.keys()].filter((key) => key !== "psoas:settings"), []);
});

test("with a dead kernel the session waits, says so, and is logged exactly once later", async () => {
  const first = world();
  first.model.mode = "dead";
  first.player.start();
  first.time.advance(first.data.total_s * 1000 + 10);
  await settle();
  assert.equal(first.player.save.state, "unsaved");
  first.player.close();
  await settle(); // the browser frees a lock a moment after it is given back
  const second = world({ storage: first.storage, time: first.time, playerKey: "player-2" });
  assert.equal(second.player.offers.unsaved.length, 1);
  second.player.retry();
  second.player.retry();
  assert.equal(second.model.log.size, 1);
  assert.deepEqual(second.player.offers.unsaved, []);
  const third = world({ storage: first.storage, time: first.time, playerKey: "player-3" });
  assert.deepEqual(third.player.offers.unsaved, []);
});

test("a kernel that never answers is noticed after three seconds, and a late answer still counts", () => {
  const { player, time, model, data } = world();
  model.mode = "deaf";
  player.start();
  time.advance(data.total_s * 1000 + 10);
  assert.equal(player.save.state, "sending");
  time.advance(3000);
  assert.equal(player.save.state, "unsaved");
  model.answer({ type: "ack", session_id: player.session.session_id, path: "sessions.csv" });
  assert.equal(player.save.state, "saved");
  assert.deepEqual(player.offers.unsaved, []);
});

test("a refused session is kept, with the reason", () => {
  const { player, time, model, data } = world();
  model.mode = "refusing";
  player.start();
  time.advance(data.total_s * 1000 + 10);
  assert.equal(player.save.state, "refused");
  assert.equal(player.save.reason, "disk full");
  assert.equal(player.offers.unsaved.length, 1);
  model.mode = "alive";
  player.retry();
  assert.equal(player.save.state, "saved");
});

test("a closed page comes back paused at its place, noted as interrupted, and ends as one session", async () => {
  const first = world();
  first.player.start();
  first.time.advance(65_432);
  first.player.close();
  await settle(); // the browser frees a lock a moment after it is given back
  const second = world({ storage: first.storage, time: first.time, locks: first.locks, model: first.model });
  assert.equal(await second.player.restore({ own: true }), true);
  assert.equal(second.player.phase, "paused");
  assert.equal(second.player.why, "restored");
  assert.equal(second.player.placeMs, 65_432);
  second.player.resume();
  second.time.advance(second.data.total_s * 1000);
  assert.equal(second.model.log.size, 1);
  const [session] = second.model.log.values();
  assert.equal(session.interruptions, 1);
  assert.equal(session.status, "finished");
  for (const item of session.items) assert.equal(item.done_s, item.planned_s);
});

test("after a crash the place is at most one heartbeat old", async () => {
  const first = world();
  first.player.start();
  first.time.advance(64_900);
  // no close: the browser died; its locks died with it
  const second = world({ storage: first.storage, time: new FakeTime(), playerKey: "other" });
  assert.equal(await second.player.restore({ own: true }), false, "not this player's own");
  assert.equal(await second.player.restore(), true);
  assert.ok(64_900 - second.player.placeMs <= 5001, String(second.player.placeMs));
});

test("yesterday's session goes on by yesterday's plan", async () => {
  const first = world();
  first.player.start();
  first.time.advance(80_000);
  first.player.close();
  await settle(); // the browser frees a lock a moment after it is given back
  first.time.advance(24 * 3600 * 1000);
  const changed = fixture();
  changed.segments = changed.segments.map((s) => ({ ...s, start_s: s.start_s * 2, duration_s: s.duration_s * 2 }));
  const second = world({ storage: first.storage, time: first.time, locks: first.locks, data: changed });
  await second.player.restore();
  assert.equal(second.player.placeMs, 80_000);
  assert.equal(second.player.schedule.totalMs, 228_000);
});

test("a session left for more than a week is kept as stopped instead", async () => {
  const first = world();
  first.player.start();
  first.time.advance(40_000);
  first.player.close();
  await settle(); // the browser frees a lock a moment after it is given back
  first.time.advance(8 * 24 * 3600 * 1000);
  const second = world({ storage: first.storage, time: first.time, locks: first.locks });
  assert.equal(await second.player.restore(), false);
  assert.equal(second.player.phase, "cover");
  assert.equal(second.player.offers.unsaved[0].session.status, "stopped");
});

test("a session that a living player holds is left alone", async () => {
  const shared = { storage: new FakeStorage(), locks: new FakeLocks(), time: new FakeTime(), model: new FakeModel() };
  const one = world({ ...shared, playerKey: "one" });
  const two = world({ ...shared, playerKey: "two" });
  one.player.start();
  shared.time.advance(20_000);
  assert.equal(await two.player.restore(), false);
  two.player.start();
  shared.time.advance(10_000);
  one.player.pause();
  shared.time.advance(300_000);
  assert.equal(two.player.phase, "finished");
  one.player.resume();
  shared.time.advance(300_000);
  assert.equal(shared.model.log.size, 2);
  for (const session of shared.model.log.values()) {
    for (const item of session.items) assert.equal(item.done_s, item.planned_s);
  }
});

test("start over keeps what was done so far as a session of its own", () => {
  const { player, time, model, data } = world();
  player.start();
  time.advance(30_000);
  player.pause();
  player.restart();
  assert.equal(player.placeMs, 0);
  time.advance(data.total_s * 1000 + 10);
  assert.deepEqual([...model.log.values()].map((session) => session.status), ["stopped", "finished"]);
});

test("sleep pauses and asks; the sleeping time is nobody's stretching", () => {
  const { player, time, data } = world();
  const hold = data.segments.find((s) => s.kind === "hold");
  player.start();
  time.advance(hold.start_s * 1000 + 3000);
  time.sleep(3_600_000);
  time.advance(6000);
  assert.equal(player.phase, "paused");
  assert.equal(player.why, "slept");
  assert.ok(player.placeMs <= hold.start_s * 1000 + 3000);
  const note = player.events.at(-1);
  assert.equal(note.type, "interrupted");
  assert.ok(note.gap_s >= 3600);
});

test("with 'wait for me' the routine stands at each new exercise until a tap", () => {
  const { player, time, data, model } = world();
  player.set("wait", true);
  player.start();
  const gate = startOf(data, (s) => s.exercise === "half-kneeling");
  time.advance(gate + 60_000);
  assert.equal(player.phase, "waiting");
  assert.equal(player.placeMs, gate);
  player.resume();
  time.advance(120_000);
  assert.equal(player.phase, "waiting");
  player.toggle();
  time.advance(120_000);
  assert.equal(player.phase, "finished");
  const [session] = model.log.values();
  assert.equal(session.interruptions, 0, "waiting as planned is no interruption");
});

test("a full storage never stops the routine and is told", () => {
  const { player, time, storage, model, data } = world();
  storage.full = true;
  player.start();
  assert.equal(player.kept, false);
  time.advance(data.total_s * 1000 + 10);
  assert.equal(player.phase, "finished");
  assert.equal(model.log.size, 1);
});

test("words about the session are sent once it is confirmed, and wait until then", async () => {
  const { player, time, model, data, storage } = world();
  model.mode = "deaf";
  player.start();
  time.advance(data.total_s * 1000 + 10);
  player.rate({ sensation_0_10: 6 });
  player.rate({ pain_0_10: 1, note: "left tighter" });
  model.mode = "alive";
  player.retry();
  assert.equal(model.reflections.length, 1);
  assert.equal(model.reflections[0].sensation_0_10, 6);
  assert.equal(model.reflections[0].pain_0_10, 1);
  assert.equal(model.reflections[0].note, "left tighter");
  assert.deepEqual([...storage.map.keys()].filter((key) => key.includes("outbox")), []);
});

test("the answer to earlier words of the same second is no answer to the later ones", () => {
  const { player, time, model, data } = world();
  player.start();
  time.advance(data.total_s * 1000 + 10);
  model.mode = "deaf";
  player.rate({ sensation_0_10: 6 });
  const first = player.reflection;
  time.advance(100);
  player.rate({ note: "left tighter" });
  model.answer({ type: "reflection-ack", session_id: first.session_id, recorded_at: first.recorded_at });
  assert.equal(player.reflectionSaved, false);
  model.mode = "alive";
  player.retry();
  assert.equal(model.reflections.at(-1).note, "left tighter");
  assert.equal(player.reflectionSaved, true);
});

test("settings outlive the page; spoilt ones fall back one by one", () => {
  const first = world();
  first.player.set("voice", true);
  first.player.set("hold_scale", 1.5);
  first.player.set("rounds", 99);
  const second = world({ storage: first.storage });
  assert.equal(second.player.settings.voice, true);
  assert.equal(second.player.settings.hold_scale, 1.5);
  assert.equal(second.player.settings.rounds, 1);
  first.storage.setItem("psoas:settings", '{"voice":"loud","sound":false}');
  const third = world({ storage: first.storage });
  assert.equal(third.player.settings.voice, false);
  assert.equal(third.player.settings.sound, false);
});

test("a longer hold changes the plan of the next session, not of the running one", () => {
  const { player, time, data } = world();
  player.start();
  time.advance(1000);
  player.set("hold_scale", 2);
  assert.equal(player.schedule.totalMs, data.total_s * 1000);
  player.finish();
  player.leave();
  assert.ok(player.schedule.totalMs > data.total_s * 1000);
});

test("the list of events only ever grows by numbered entries", () => {
  const { player, time, sent } = world();
  player.start();
  time.advance(15_000);
  player.pause();
  player.resume();
  player.skip();
  time.advance(9000);
  player.finish();
  for (let i = 1; i < sent.length; i += 1) {
    assert.deepEqual(sent[i].slice(0, sent[i - 1].length), sent[i - 1]);
  }
});

test("the voice speaks only when asked to and there is one", () => {
  const spoken = [];
  const speech = { getVoices: () => [{ lang: "en-GB" }], speak: (words) => spoken.push(words.text), cancel() {} };
  const { player, time } = world({ speech });
  player.start();
  player.speak("one");
  player.set("voice", true);
  player.speak("two");
  player.pause();
  player.speak("three");
  time.advance(1);
  assert.deepEqual(spoken, ["two"]);
  const mute = world();
  mute.player.set("voice", true);
  mute.player.start();
  mute.player.speak("nobody hears");
  assert.equal(mute.player.canSpeak, false);
});
