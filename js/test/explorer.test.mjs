import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { readings, tipEffect } from "../src/explorer/readings.mjs";
import { angleText, changeText, compareSentence, headline, noteFor, span, tipSentence } from "../src/explorer/sentences.mjs";
import { LIMITS, SLIDERS, fromPose, moved, untipped } from "../src/explorer/state.mjs";

const poses = JSON.parse(readFileSync(new URL("../../data/poses/poses.json", import.meta.url), "utf8"));
const words = {};
const catalogue = readFileSync(new URL("../../data/locale/en.toml", import.meta.url), "utf8");
for (const line of catalogue.split("[explorer]")[1].split("\n")) {
  const found = /^(\w+) = (".*")$/.exec(line);
  if (found) words[found[1]] = JSON.parse(found[2]);
  if (line.startsWith("[")) break;
}

const half = () => fromPose(poses["half-kneeling-end"]);

test("every pose fits the sliders in whole degrees", () => {
  for (const pose of Object.values(poses)) {
    const { angles } = fromPose(pose);
    for (const [name, low, high] of SLIDERS) {
      assert.ok(Number.isInteger(angles[name]), `${pose.id} ${name}`);
      assert.ok(angles[name] >= low && angles[name] <= high, `${pose.id} ${name}`);
    }
  }
});

test("tipping the pelvis takes hip and lower back along, degree for degree", () => {
  const start = half(), tipped = moved(start, "pelvic_tilt_deg", start.angles.pelvic_tilt_deg + 15);
  for (const name of ["pelvic_tilt_deg", "hip_flexion_deg", "lumbar_extension_deg"])
    assert.equal(tipped.angles[name], start.angles[name] + 15, name);
  assert.equal(tipped.angles.knee_flexion_deg, start.angles.knee_flexion_deg);
  assert.deepEqual(untipped(tipped).angles, start.angles);
  assert.deepEqual(moved(tipped, "pelvic_tilt_deg", start.angles.pelvic_tilt_deg), start);
});

test("a tip stops where hip or lower back end, and the three stay in step", () => {
  const start = { angles: { ...half().angles, lumbar_extension_deg: 20, pelvic_tilt_deg: 0 }, levelTilt: 0 };
  const tipped = moved(start, "pelvic_tilt_deg", 40);
  assert.equal(tipped.angles.lumbar_extension_deg, LIMITS.lumbar_extension_deg[1]);
  assert.equal(tipped.angles.pelvic_tilt_deg, 6);
  assert.equal(tipped.angles.hip_flexion_deg, start.angles.hip_flexion_deg + 6);
});

test("any other slider moves alone and keeps inside its range", () => {
  const start = half();
  for (const [name, , high] of SLIDERS.filter(([name]) => name !== "pelvic_tilt_deg")) {
    const after = moved(start, name, 999);
    assert.equal(after.angles[name], high);
    for (const [other] of SLIDERS) if (other !== name) assert.equal(after.angles[other], start.angles[other]);
  }
});

test("tipping half-kneeling forward by 15 degrees costs 71 % of its stretch, in the sentence too", () => {
  const start = half(), tipped = moved(start, "pelvic_tilt_deg", start.angles.pelvic_tilt_deg + 15);
  const effect = tipEffect(tipped);
  for (const share of effect.lost) assert.ok(share > 0.7 && share < 0.73, share);
  assert.match(tipSentence(effect, words), /15°.*71.%.*stretch/);
  assert.equal(tipEffect(start), null);
  const tucked = moved(start, "pelvic_tilt_deg", start.angles.pelvic_tilt_deg - 5);
  assert.match(tipSentence(tipEffect(tucked), words), /Tucking.*5°.*2 to 3.mm longer/);
});

test("the headline follows the numbers and reads as one sentence", () => {
  const angles = half().angles;
  const text = headline("psoas", readings(angles).psoas, angles, words).map(([part]) => part).join("");
  assert.match(text, /^With the hip extended 20°, the psoas is 8 to 12.mm longer than in standing, .* 24 to 33.mm\.$/);
  assert.doesNotMatch(text, /[{}]/);
});

test("a change is said in words that fit its sign", () => {
  assert.equal(changeText([-0.2, 0.3], words), words.same);
  assert.match(changeText([3, 5], words), /3 to 5.mm longer/);
  assert.match(changeText([-5, -3], words), /3 to 5.mm shorter/);
  assert.match(changeText([-2, 4], words), /between 2 mm shorter and 4 mm longer/);
  assert.equal(span([3.1, 3.2], words), "3");
});

test("every angle of every slider has words without loose braces", () => {
  for (const [name, low, high] of SLIDERS)
    for (const value of [low, 0, high]) {
      const text = angleText(name, value, words);
      assert.ok(text.length > 0 && !/[{}]/.test(text), `${name} ${value}: ${text}`);
    }
});

test("comparing says both muscles, and the share of the other's stretch that is gone", () => {
  const kept = readings(half().angles), tipped = readings(fromPose(poses["half-kneeling-pelvis-tipped"]).angles);
  assert.match(compareSentence("A", tipped, kept, words), /psoas −9 to −6.mm.*71.%.*gone/);
  assert.match(compareSentence("B", kept, tipped, words), /psoas \+6 to \+9.mm, rectus femoris \S+ to \S+.mm\.$/);
  const sitting = readings(fromPose(poses.sitting).angles);
  assert.match(compareSentence("A", sitting, kept, words), /all of that pose's/);
});

test("a note appears where a model leaves its ground", () => {
  assert.equal(noteFor("psoas", half().angles, false, words), "");
  assert.equal(noteFor("psoas", { ...half().angles, hip_flexion_deg: 110 }, false, words), words.note_straight);
  assert.equal(noteFor("rectus_femoris", half().angles, true, words), words.note_knee);
});
