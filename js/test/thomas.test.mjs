import assert from "node:assert/strict";
import { test } from "node:test";
import { median, normal, person, random, read } from "../src/thomas/reading.mjs";

const TRUTH = { mean_deg: 4, sd_deg: 6, noise_deg: 1.4, rater_deg: 4.5 };

test("the same seed gives the same person, another seed another", () => {
  assert.equal(person(3, TRUTH).extension_deg, person(3, TRUTH).extension_deg);
  const many = new Set(Array.from({ length: 50 }, (_, seed) => person(seed, TRUTH).extension_deg));
  assert.ok(many.size > 10);
});

test("a degree of pelvic tilt is read as a degree of hip extension", () => {
  const still = read(person(5, TRUTH), { tilt_deg: 0, landmark_deg: 0, rater: "a" }, 0);
  const tipped = read(person(5, TRUTH), { tilt_deg: 15, landmark_deg: 0, rater: "a" }, 0);
  assert.equal(tipped.angle_deg - still.angle_deg, 15);
});

test("without any error the reading is the hip", () => {
  const who = person(8, TRUTH);
  assert.equal(read(who, { tilt_deg: 0, landmark_deg: 0, rater: "a" }, 0).angle_deg, who.extension_deg);
});

test("two examiners differ by the second one's habit", () => {
  const gap = read(person(8, TRUTH), { tilt_deg: 0, landmark_deg: 0, rater: "b" }, 0).parts.rater;
  assert.equal(Math.abs(gap), 4.5);
});

test("chance has the mean 0 and the spread 1 that it should", () => {
  const next = random(1), values = Array.from({ length: 20000 }, () => normal(next));
  const mean = values.reduce((a, b) => a + b) / values.length;
  const sd = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length);
  assert.ok(Math.abs(mean) < 0.03 && Math.abs(sd - 1) < 0.03, `${mean} ${sd}`);
});

test("the middle of an even number of readings lies between the two middle ones", () => {
  assert.equal(median([9, 1, 3]), 3);
  assert.equal(median([9, 1, 3, 4]), 3.5);
});
