import assert from "node:assert/strict";
import { test } from "node:test";
import { reflectionsCsv } from "../src/player/download.mjs";
import { Outbox } from "../src/player/outbox.mjs";
import { Store } from "../src/player/store.mjs";
import { FakeStorage } from "./fakes.mjs";

const session = (id, ended = "2026-11-21T07:42:10+01:00") => ({ session_id: id, routine: "five-stretches", ended_at: ended, items: [] });
const box = (storage = new FakeStorage()) => ({ storage, outbox: new Outbox(new Store(storage)) });

test("a finished session waits until it is confirmed, then never again", () => {
  const { storage, outbox } = box();
  assert.equal(outbox.put(session("a")), true);
  assert.equal(new Outbox(new Store(storage)).waiting().length, 1, "another page finds it");
  outbox.ack("a");
  assert.deepEqual(outbox.waiting(), []);
  outbox.put(session("a"));
  assert.deepEqual(outbox.waiting(), [], "a confirmed session does not come back");
});

test("two players of one routine keep their sessions apart", () => {
  const { storage } = box();
  const one = new Outbox(new Store(storage));
  const two = new Outbox(new Store(storage));
  one.put(session("a", "2026-11-21T07:00:00+01:00"));
  two.put(session("b", "2026-11-21T08:00:00+01:00"));
  one.ack("b");
  assert.deepEqual(two.waiting().map((entry) => entry.session.session_id), ["a"]);
});

test("the words about a session wait on their own after the session is confirmed", () => {
  const { outbox } = box();
  outbox.put(session("a"));
  outbox.reflect(session("a"), { session_id: "a", recorded_at: "t1", note: "one" });
  outbox.ack("a");
  assert.equal(outbox.waiting()[0].saved, true);
  outbox.reflect(session("a"), { session_id: "a", recorded_at: "t2", note: "two" });
  outbox.ackReflection("a", "t1");
  assert.equal(outbox.waiting()[0].reflection.note, "two", "an answer to older words leaves the newer");
  outbox.ackReflection("a", "t2");
  assert.deepEqual(outbox.waiting(), []);
});

test("words written after the confirmation wait as well", () => {
  const { outbox } = box();
  outbox.put(session("a"));
  outbox.ack("a");
  outbox.reflect(session("a"), { session_id: "a", recorded_at: "t1", note: "late" });
  assert.equal(outbox.waiting().length, 1);
  assert.equal(outbox.waiting()[0].saved, true);
});

test("a full storage is said, and the session stays in the page's memory", () => {
  const { storage, outbox } = box();
  storage.full = true;
  assert.equal(outbox.put(session("a")), false);
  assert.equal(outbox.waiting().length, 1);
  storage.full = false;
  assert.equal(outbox.put(session("a")), true, "kept as soon as there is room");
});

test("a forbidden storage does not stop anything", () => {
  const outbox = new Outbox(new Store(null));
  assert.equal(outbox.put(session("a")), false);
  assert.equal(outbox.waiting().length, 1);
  outbox.ack("a");
  assert.deepEqual(outbox.waiting(), []);
});

test("a spoilt entry hides no sound one", () => {
  const { storage, outbox } = box();
  storage.setItem("psoas:outbox:five-stretches:x", "{not json");
  storage.setItem("psoas:acked", "17");
  outbox.put(session("a"));
  assert.deepEqual(outbox.waiting().map((entry) => entry.session.session_id), ["a"]);
  assert.ok(storage.getItem("psoas:outbox:five-stretches:x"), "and is not thrown away");
});

test("a session as a file gives no spreadsheet a formula, at whatever sign it cuts", () => {
  const note = "tight;=1+1;\n-2\t@x, +3,\uff1d4 and 'n'";
  const text = reflectionsCsv([{ session_id: "a", note }]);
  for (const cut of [",", ";", "\t"]) {
    assert.ok(!text.split(/\n/).some((line) => line.split(cut).some((cell) => /^"?[-=+@\uff1d]/.test(cell))), cut);
  }
});
