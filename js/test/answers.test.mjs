import assert from "node:assert/strict";
import { test } from "node:test";
import { Store } from "../src/player/store.mjs";
import { outbox } from "../src/question/outbox.mjs";
import { FakeStorage } from "./fakes.mjs";

/** A page with one widget: what it sent, what the learner was told, and the kernel's voice. */
function page(storage = new FakeStorage(), mine = undefined) {
  const sent = [];
  const told = [];
  const timers = new Map();
  let hear = () => {};
  const model = { send: ({ answer }) => { sent.push(answer.answer_id); }, on: (name, fn) => { hear = fn; }, off: () => { hear = () => {}; } };
  const box = outbox(model, (what) => told.push(what), {
    mine, store: new Store(storage),
    timers: { after: (ms, run) => { const name = Symbol("timer"); timers.set(name, run); return name; }, forget: (name) => timers.delete(name) },
  });
  return { sent, told, storage, box, say: (message) => hear(message), patience: () => [...timers.values()].forEach((run) => run()) };
}
const answer = (n) => ({ answer_id: `a${n}`, answered_at: `2026-05-0${n}T08:00:00+02:00`, question: `Q${n}`, mode: "ask" });

test("an answer that the log could not take now waits, and is offered again with the next one", () => {
  const { box, sent, told, say } = page();
  box.put(answer(1));
  say({ type: "refused", answer_id: "a1", reason: "the disk is full", again: true });
  assert.deepEqual(told, ["waiting", "again"]);
  assert.deepEqual(box.waiting().map((one) => one.answer_id), ["a1"]);
  box.put(answer(2));
  assert.deepEqual(sent, ["a1", "a1", "a2"]);
  say({ type: "ack", answer_id: "a1" });
  say({ type: "ack", answer_id: "a2" });
  box.offer();
  assert.deepEqual([sent.length, box.waiting(), told.at(-1)], [3, [], "recorded"]);
});

test("what can never be an answer is refused once and not kept", () => {
  const { box, told, say } = page();
  box.put(answer(1));
  say({ type: "refused", answer_id: "a1", reason: "no such question", again: false });
  assert.deepEqual([told.at(-1), box.waiting()], ["refused", []]);
});

test("a kernel that says nothing is said, and its late word still counts", () => {
  const { box, told, say, patience } = page();
  box.put(answer(1));
  patience();
  assert.deepEqual([told.at(-1), box.waiting().length], ["silent", 1]);
  say({ type: "ack", answer_id: "a1" });
  assert.deepEqual([told.at(-1), box.waiting()], ["recorded", []]);
});

test("an answer that waits survives a reload of the tab, for the widget whose question it is", () => {
  const { storage, box } = page();
  box.put(answer(1));
  box.put(answer(2));
  const later = page(storage, ({ question }) => question === "Q2");
  later.box.offer();
  assert.deepEqual(later.sent, ["a2"]);
  assert.equal(later.box.waiting()[0].question, "Q2");
});

test("where the tab may keep nothing, answers wait as long as the page lives", () => {
  const { box, sent, say } = page(null);
  box.put(answer(1));
  say({ type: "refused", answer_id: "a1", reason: "read-only", again: true });
  box.offer();
  assert.deepEqual(sent, ["a1", "a1"]);
});

test("messages about other things are left alone", () => {
  const { box, told, say } = page();
  box.put(answer(1));
  say({ type: "options" });
  say(null);
  assert.deepEqual([told, box.waiting().length], [["waiting"], 1]);
});
