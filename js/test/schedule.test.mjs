import assert from "node:assert/strict";
import { test } from "node:test";
import { applyOptions } from "../src/player/options.mjs";
import { blockEnd, blockStart, crossings, indexAt, makeSchedule, nextBoundary, subject } from "../src/player/schedule.mjs";
import { schedule as fixture } from "./fakes.mjs";

const plan = makeSchedule(fixture());

test("the segment at a time agrees with a search through all of them", () => {
  for (let ms = 0; ms <= plan.totalMs; ms += 173) {
    const slow = plan.segments.findLastIndex((segment) => segment.startMs <= ms);
    assert.equal(indexAt(plan, ms), slow);
  }
  assert.equal(plan.segments[indexAt(plan, plan.totalMs)].kind, "done");
  assert.equal(indexAt(plan, plan.totalMs + 1e9), plan.segments.length - 1);
});

test("crossings of many small steps are those of one large step", () => {
  const small = [];
  for (let ms = 0; ms < plan.totalMs; ms += 333) small.push(...crossings(plan, ms, Math.min(ms + 333, plan.totalMs)));
  assert.deepEqual(small, crossings(plan, 0, plan.totalMs));
  assert.deepEqual(small, plan.segments.slice(1).map((segment) => segment.index));
});

test("the next boundary lies ahead and is null at the end", () => {
  assert.equal(nextBoundary(plan, 0), 10_000);
  assert.equal(nextBoundary(plan, 10_000), 18_000);
  assert.equal(nextBoundary(plan, plan.totalMs), null);
});

test("repetitions in a row are one block for back and skip", () => {
  const reps = plan.segments.filter((segment) => segment.kind === "rep").map((segment) => segment.index);
  for (const index of reps) {
    assert.equal(blockStart(plan, index), reps[0]);
    assert.equal(blockEnd(plan, index), reps.at(-1) + 1);
  }
  assert.equal(blockEnd(plan, 0), 1);
  assert.equal(blockEnd(plan, plan.segments.length - 1), plan.segments.length - 1);
});

test("a gate stands before each exercise but the first, never between two sides", () => {
  const at = plan.gates.map((index) => plan.segments[index]);
  assert.deepEqual(at.map((segment) => segment.exercise), ["half-kneeling", "low-lunge-twist"]);
  assert.ok(at.every((segment) => segment.kind === "move"));
});

test("a rest speaks of what follows it", () => {
  const rest = plan.segments.find((segment) => segment.kind === "rest");
  assert.equal(subject(plan, rest.index).exercise, "half-kneeling");
  assert.equal(subject(plan, 0).exercise, "bridge");
});

test("a gap, an overlap, a missing end or a strange version are refused by name", () => {
  const broken = (change) => {
    const data = fixture();
    change(data);
    return () => makeSchedule(data);
  };
  assert.throws(broken((d) => { d.segments[3].start_s += 1; }), /Segment 3 starts at/);
  assert.throws(broken((d) => { d.segments.pop(); }), /ends with a segment of the kind done/);
  assert.throws(broken((d) => { d.version = 2; }), /version 1, got 2/);
});

test("the learner's lengths change their own kinds only", () => {
  const base = fixture();
  const longer = applyOptions(base, { hold_scale: 2, rest_s: 40, get_ready_s: 5, rep_scale: 1.5, move_scale: 2 });
  longer.segments.forEach((segment, i) => {
    const before = base.segments[i];
    const expected = { ready: 5, rest: 40, hold: before.duration_s * 2, rep: before.duration_s * 1.5, move: before.duration_s * 2, switch: before.duration_s * 2, done: 0 };
    assert.equal(segment.kind, before.kind);
    assert.equal(segment.duration_s, expected[segment.kind]);
  });
  makeSchedule(longer);
  assert.deepEqual(base, fixture(), "the routine passed in stays as it is");
});

test("no rest and no get-ready leave no empty segment behind", () => {
  const short = applyOptions(fixture(), { rest_s: 0, get_ready_s: 0 });
  assert.ok(short.segments.slice(0, -1).every((segment) => segment.duration_s > 0));
  assert.equal(short.segments[0].kind, "move");
  makeSchedule(short);
});

test("rounds repeat everything but the get-ready, with a rest between", () => {
  const base = fixture();
  const twice = applyOptions(base, { rounds: 2 });
  const work = (data) => data.segments.filter((segment) => ["hold", "rep"].includes(segment.kind));
  assert.equal(work(twice).length, 2 * work(base).length);
  assert.equal(twice.segments.filter((segment) => segment.kind === "ready").length, 1);
  assert.deepEqual([...new Set(twice.segments.slice(0, -1).map((segment) => segment.round))], [1, 2]);
  const plan2 = makeSchedule(twice);
  assert.equal(plan2.gates.length, 5);
  assert.equal(twice.total_s, plan2.totalMs / 1000);
});

test("three rounds at odd tempos keep whole milliseconds and no gap", () => {
  makeSchedule(applyOptions(fixture(), { rounds: 3, hold_scale: 1.1, rep_scale: 1 / 3, move_scale: 0.7 }));
});
