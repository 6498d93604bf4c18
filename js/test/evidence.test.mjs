import assert from "node:assert/strict";
import { test } from "node:test";
import { chosen, place, summary } from "../src/evidence/choose.mjs";

const STUDIES = [
  { id: "a", control: true, weeks: 3, stiff: true, degrees: 12.1 },
  { id: "b", control: true, weeks: 10, stiff: false, degrees: 1.6 },
  { id: "c", control: false, weeks: 0, stiff: false, degrees: 2.6 },
  { id: "d", control: null, weeks: 3, stiff: true, degrees: null },
];
const ids = (filter) => chosen(STUDIES, filter).map((one) => one.id).join("");

test("without a filter every study counts", () => {
  assert.equal(ids({}), "abcd");
});

test("each filter leaves the studies that meet it, and two filters leave those that meet both", () => {
  assert.equal(ids({ control: "yes" }), "ab");
  assert.equal(ids({ control: "no" }), "cd");
  assert.equal(ids({ weeks: true }), "abd");
  assert.equal(ids({ stiff: true }), "ad");
  assert.equal(ids({ control: "yes", stiff: true }), "a");
});

test("a study whose control is not known never passes as controlled", () => {
  assert.ok(!ids({ control: "yes" }).includes("d"));
});

test("the summary counts, spans and compares with one person's error", () => {
  assert.deepEqual(summary(STUDIES, 3.9), { n: 4, measured: 3, low: 1.6, high: 12.1, within: 2 });
  assert.deepEqual(summary([STUDIES[3]], 3.9), { n: 1, measured: 0, low: null, high: null, within: 0 });
});

test("a gain that equals the error does not exceed it", () => {
  assert.equal(summary([{ degrees: 3.9 }], 3.9).within, 1);
});

test("a value outside the axis stays on its edge", () => {
  const axis = { low: -5, high: 15 };
  assert.equal(place(0, axis), 25);
  assert.equal(place(99, axis), 100);
  assert.equal(place(-99, axis), 0);
});
