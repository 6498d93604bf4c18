import assert from "node:assert/strict";
import { test } from "node:test";
import { between, moved, PRESETS, turned, zoomed } from "../src/atlas/camera.mjs";
import { layout, lines } from "../src/atlas/labels.mjs";
import { answer, asked, hint, next, start } from "../src/atlas/quiz.mjs";

function numbers(seed) {
  let s = seed;
  return () => (s = (s * 16807) % 2147483647) / 2147483647;
}

test("names never overlap, stay in the picture and keep the order of their spots", () => {
  const random = numbers(7);
  for (let round = 0; round < 60; round++) {
    const [width, height] = [320 + random() * 900, 300 + random() * 500];
    const wanted = Array.from({ length: 36 }, (_, i) => ({
      key: `p${i}`, name: "a name of several words".slice(0, 4 + Math.floor(random() * 19)), rank: Math.floor(random() * 5),
      spots: Array.from({ length: 1 + Math.floor(random() * 2) }, () => ({ x: random() * width, y: random() * height })),
    }));
    const boxes = layout(wanted, { width, height });
    assert.ok(boxes.length > 0);
    for (const column of ["left", "right"]) {
      const own = boxes.filter((b) => b.column === column).sort((a, b) => a.at - b.at);
      own.forEach((box, i) => {
        assert.ok(box.at >= 7.99 && box.at + box.height <= height - 7.99, `${box.at} in ${height}`);
        if (i) {
          assert.ok(box.at >= own[i - 1].at + own[i - 1].height + 4.99);
          assert.ok(box.y >= own[i - 1].y);
        }
      });
    }
  }
});

test("when room is short the most important names stay", () => {
  const wanted = Array.from({ length: 40 }, (_, i) => ({ key: `${i}`, name: "bone", rank: i, spots: [{ x: 10, y: 5 * i }] }));
  const kept = layout(wanted, { width: 400, height: 200 }).map((b) => Number(b.key));
  assert.deepEqual([...kept].sort((a, b) => a - b), kept.map((_, i) => i));
});

test("a part with a spot on each side is named where there is more room", () => {
  const boxes = layout(
    ["a", "b"].map((key) => ({ key, name: key, rank: 0, spots: [{ x: 10, y: 50 }, { x: 390, y: 50 }] })),
    { width: 400, height: 200 },
  );
  assert.deepEqual(new Set(boxes.map((b) => b.column)), new Set(["left", "right"]));
});

test("a long name is broken near its middle, a short one is not", () => {
  assert.deepEqual(lines("Lateral cutaneous nerve of the thigh"), ["Lateral cutaneous", "nerve of the thigh"]);
  assert.deepEqual(lines("Iliacus"), ["Iliacus"]);
});

test("only a first answer that is right counts as right", () => {
  let state = start(["a", "b"], { random: numbers(3) });
  const first = asked(state);
  const other = first === "a" ? "b" : "a";
  let verdict;
  [state, verdict] = answer(state, other);
  assert.equal(verdict, "wrong");
  [state, verdict] = answer(state, first);
  assert.equal(verdict, "right");
  assert.equal(state.right, 0);
  state = next(state);
  [state] = answer(state, other);
  assert.equal(state.right, 1);
  assert.equal(next(state).over, true);
});

test("after three misses the part is shown and the round goes on", () => {
  let state = start(["a", "b", "c"], { random: numbers(5) });
  let verdict;
  for (const expected of ["empty", "empty", "shown"]) {
    [state, verdict] = answer(state, null);
    assert.equal(verdict, expected);
  }
  assert.equal(answer(state, asked(state))[1], "ignored");
  assert.equal(next(state).at, 1);
});

test("a hint counts once a question, and a question cannot be skipped unsolved", () => {
  const state = start(["a", "b"], { random: numbers(9) });
  assert.equal(hint(hint(state)).hints, 1);
  assert.equal(next(state), state);
});

test("a round asks every part at most once and no more than it was told", () => {
  const ids = Array.from({ length: 30 }, (_, i) => `p${i}`);
  const { order } = start(ids, { count: 10, random: numbers(11) });
  assert.equal(order.length, 10);
  assert.equal(new Set(order).size, 10);
  assert.equal(start([], {}).over, true);
});

test("the camera keeps its limits and goes the short way round", () => {
  assert.equal(turned(PRESETS.front, 0, 500).pitch_deg, 85);
  assert.ok(zoomed(PRESETS.front, 0.001).distance_m >= 0.28);
  assert.ok(Math.abs(moved(PRESETS.front, 0, 9).target[1]) <= 0.35);
  const half = between({ ...PRESETS.front, yaw_deg: 350 }, { ...PRESETS.front, yaw_deg: 10 }, 0.5);
  assert.ok(Math.abs(half.yaw_deg - 360) < 1e-9);
  const end = between(PRESETS.front, PRESETS.inside, 1);
  assert.ok(Math.abs(end.distance_m - PRESETS.inside.distance_m) < 1e-12);
});
