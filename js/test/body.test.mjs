import assert from "node:assert/strict";
import test from "node:test";
import { armMm, changeMm, checkRange, fascicleLengthsMm, flexionArmVector, flexionArmsMm, lengthMm, percentOfStanding } from "../src/body/index.mjs";

test("standing is the zero of every change", () => {
  for (const muscle of ["psoas", "iliacus", "rectus_femoris"])
    for (const change of changeMm(muscle, [0, 0, 0])) assert.equal(change, 0);
});

test("twenty degrees of extension lengthen the psoas by 8 to 13 mm", () => {
  const changes = changeMm("psoas", [-20, 0, 0]);
  assert.deepEqual(changes.map(Math.round), [8, 13]);
  const percent = percentOfStanding("psoas", changes);
  assert.ok(Math.abs(percent[0] - (100 * changes[0]) / lengthMm("rajagopal2016", "psoas", [0, 0, 0])) < 1e-12);
});

test("a moment arm is minus the slope of the length", () => {
  const step = 1e-4;
  for (const path of ["rajagopal2016", "delp1990"])
    for (const flexion of [-25, 5, 60, 100]) {
      const rise = lengthMm(path, "psoas", [flexion + step, 4, 7]) - lengthMm(path, "psoas", [flexion - step, 4, 7]);
      assert.ok(Math.abs(armMm(path, "psoas", [flexion, 4, 7]) + rise / ((2 * step * Math.PI) / 180)) < 1e-4);
    }
});

test("bending away lengthens the eleven fascicles, the upper ones most", () => {
  const stand = fascicleLengthsMm("delp1990", [0, 0, 0], [0, 0, 0]);
  const bent = fascicleLengthsMm("delp1990", [0, 0, 0], [0, -20, 0]);
  assert.equal(Object.keys(stand).length, 11);
  assert.ok(bent["L1-body"] - stand["L1-body"] > bent["L5-body"] - stand["L5-body"]);
});

test("rectus femoris pulls with a positive arm over the bent hip", () => {
  for (const arm of flexionArmsMm("rectus_femoris", [30, 0, 0], { knee: 60 })) assert.ok(arm > 20);
});

test("an angle outside the models' range is refused by name and range", () => {
  assert.throws(() => checkRange({ hip_flexion_deg: 121 }), /hip_flexion_deg = 121.*-30 to 120/);
  assert.throws(() => checkRange({ lumbar_bend_right_deg: Number.NaN }), RangeError);
});

test("the drawn arm is as long as the arm that is printed, where the muscle runs straight ahead", () => {
  for (const flexion of [-20, 0, 40]) {
    const [x, y] = flexionArmVector("rajagopal2016", "rectus_femoris", [flexion, 0, 0], 0);
    const [arm] = flexionArmsMm("rectus_femoris", [flexion, 0, 0]);
    assert.ok(Math.abs(Math.hypot(x, y) - arm) < 0.03 * arm, `${flexion}: ${Math.hypot(x, y)} ${arm}`);
  }
});
