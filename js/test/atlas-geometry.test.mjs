import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { curves, landmarks } from "../src/atlas/courses.mjs";
import { bones, fitted, subdivide, unpack } from "../src/atlas/mesh.mjs";
import { keepOutside, spline, tube, tubeIndex } from "../src/atlas/tube.mjs";
import { apply, hipRotation, length, multiply, sub } from "../src/atlas/vectors.mjs";

const read = (name) => JSON.parse(readFileSync(new URL(`../../data/atlas/${name}`, import.meta.url)));
const courses = read("courses.json");
const packed = read("bones.json");
const STAND = {};
const both = (angles) => ({ right: angles, left: angles });
const POSES = [
  STAND,
  both({ flexion_deg: 100 }),
  both({ flexion_deg: -30 }),
  both({ flexion_deg: 60, adduction_deg: -40, rotation_deg: 35 }),
  { right: { flexion_deg: 90, adduction_deg: 25, rotation_deg: -35 }, left: { flexion_deg: -20 } },
];
const close = (a, b, tolerance, message) => assert.ok(length(sub(a, b)) <= tolerance, `${message}: ${a} and ${b}`);

test("there are eleven psoas fascicles a side and each ends within 6 mm of the lesser trochanter, in every pose", () => {
  for (const pose of POSES) {
    const marks = landmarks(courses, pose);
    for (const side of ["right", "left"]) {
      const goal = marks.find((m) => m.part === "lesser-trochanter" && m.side === side).at;
      const bundles = curves(courses, pose).filter((c) => c.part === "psoas-major" && c.side === side);
      assert.equal(bundles.length, 11);
      for (const b of bundles) close(b.points.at(-1), goal, 0.006, `${side} ${b.branch}`);
    }
  }
});

test("the lesser trochanter's mark lies on the femur's own surface", () => {
  const femur = bones(packed).find((b) => b.id === "femur" && b.side === "right");
  const mark = landmarks(courses).find((m) => m.part === "lesser-trochanter" && m.side === "right").at;
  let nearest = Infinity;
  for (let i = 0; i < femur.position.length; i += 3) nearest = Math.min(nearest, length(sub([...femur.position.slice(i, i + 3)], mark)));
  assert.ok(nearest < 0.005, `${nearest}`);
});

test("fascicles begin where the published model puts them, whatever the legs do", () => {
  for (const pose of POSES)
    for (const c of curves(courses, pose).filter((one) => one.part === "psoas-major" && one.side === "right")) {
      const origin = courses.psoas.fascicles.find((f) => f.id === c.branch).origin.map((v) => v / 1000);
      close(c.points[0], origin, 1e-12, c.branch);
    }
});

const body = (name) => JSON.parse(readFileSync(new URL(`../../data/body/${name}`, import.meta.url)));

test("the drawn origins lie within 8 mm of those of the published lumbar model", () => {
  const { levels, fascicles } = body("lumbar_psoas.json");
  const centre = {};
  let at = [0, 0, 0];
  for (const level of levels) centre[level.vertebra] = at = at.map((v, i) => v + level.centre_m[i]);
  assert.equal(fascicles.length, 11);
  for (const f of fascicles) {
    const published = centre[f.vertebra].map((v, i) => v + f.origin_m[i]);
    const drawn = courses.psoas.fascicles.find((own) => own.id === f.id).origin.map((v) => v / 1000);
    close(drawn, published, 0.008, f.id);
  }
});

test("the drawn belly passes near the published path: 15 mm at the brim, 8 mm where it ends", () => {
  const { hip_centre_m: hip, muscles } = body("rajagopal2016.json");
  const all = curves(courses).filter((c) => c.part === "psoas-major" && c.side === "right");
  const middle = all.flatMap((c) => c.points);
  const nearest = (p) => Math.min(...middle.map((q) => length(sub(p, q))));
  assert.ok(nearest(muscles.psoas.pelvis_m[1]) < 0.015, `${nearest(muscles.psoas.pelvis_m[1])}`);
  const end = muscles.psoas.femur_m[1].map((v, i) => v + hip[i]);
  for (const c of all) close(c.points.at(-1), end, 0.008, c.branch);
});

test("the left is the mirror of the right when both legs stand alike", () => {
  for (const pose of POSES.slice(0, 4)) {
    const all = curves(courses, pose);
    const left = all.filter((c) => c.side === "left");
    const right = all.filter((c) => c.side === "right");
    assert.equal(left.length, right.length);
    right.forEach((r, i) => r.points.forEach(([x, y, z], k) => assert.deepEqual(left[i].points[k], [x, y, -z])));
  }
});

test("moving one leg leaves the other side's curves untouched", () => {
  const before = curves(courses, STAND).filter((c) => c.side === "left");
  const after = curves(courses, { right: { flexion_deg: 80, adduction_deg: 10 } }).filter((c) => c.side === "left");
  assert.deepEqual(after.map((c) => c.points), before.map((c) => c.points));
});

test("no coordinate and no radius is ever missing, over the sliders' whole range", () => {
  for (let flexion_deg = -30; flexion_deg <= 100; flexion_deg += 26)
    for (let adduction_deg = -40; adduction_deg <= 25; adduction_deg += 13)
      for (const rotation_deg of [-35, 0, 35])
        for (const c of curves(courses, both({ flexion_deg, adduction_deg, rotation_deg }))) {
          assert.equal(c.points.length, c.radii.length);
          assert.ok(c.points.flat().every(Number.isFinite), c.part);
          assert.ok(c.radii.every((r) => r > 0.0005 && r < 0.03), c.part);
        }
});

test("order and lengths of the curves never change, so buffers can be written again", () => {
  const shape = (pose) => curves(courses, pose).map((c) => [c.part, c.side, c.branch, c.points.length]);
  for (const pose of POSES) assert.deepEqual(shape(pose), shape(STAND));
});

test("a curve never jumps: neighbouring samples stay within 25 mm", () => {
  for (const pose of POSES)
    for (const c of curves(courses, pose))
      for (let i = 1; i < c.points.length; i++) assert.ok(length(sub(c.points[i], c.points[i - 1])) < 0.025, `${c.part} ${c.side} ${c.branch}`);
});

test("the iliopsoas stays outside the ball of the hip until it reaches its insertion", () => {
  const centre = courses.hip_mm.map((v) => v / 1000);
  for (const pose of POSES)
    for (const c of curves(courses, pose).filter((one) => ["psoas-major", "iliacus"].includes(one.part) && one.side === "right"))
      for (const p of c.points.slice(0, Math.floor(c.points.length * 0.8))) assert.ok(length(sub(p, centre)) > 0.024, `${c.branch} ${p}`);
});

test("the hip turns as the published models do: flexion, then adduction, then rotation; rigidly", () => {
  const r = hipRotation({ flexion_deg: 30, adduction_deg: -20, rotation_deg: 15 });
  const identity = multiply(r, [r[0], r[3], r[6], r[1], r[4], r[7], r[2], r[5], r[8]]);
  identity.forEach((v, i) => assert.ok(Math.abs(v - (i % 4 === 0 ? 1 : 0)) < 1e-12));
  const knee = [0, -0.4, 0];
  assert.ok(apply(hipRotation({ flexion_deg: 40 }), knee)[0] > 0.2, "flexion carries the knee forward");
  assert.ok(apply(hipRotation({ adduction_deg: 20 }), knee)[2] < -0.1, "adduction carries the right knee to the left");
  assert.ok(apply(hipRotation({ adduction_deg: 20 }, "left"), knee)[2] > 0.1, "and the left knee to the right");
  assert.ok(apply(hipRotation({ rotation_deg: 20 }), [0.1, 0, 0])[2] < -0.03, "internal rotation turns the right kneecap inwards");
});

test("every bone is closed and looks outwards, on both sides", () => {
  for (const bone of bones(packed)) {
    assert.ok(bone.position.every(Number.isFinite));
    let volume = 0;
    const at = (i) => [...bone.position.slice(3 * i, 3 * i + 3)];
    for (let i = 0; i < bone.index.length; i += 3) {
      const [a, b, c] = [at(bone.index[i]), at(bone.index[i + 1]), at(bone.index[i + 2])];
      volume += a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
    }
    assert.ok(volume > 0, `${bone.id} ${bone.side}`);
  }
});

test("smoothing keeps a bone where it was measured", () => {
  const bone = packed.bones["hip-bone"];
  const mesh = unpack(bone, packed.scale);
  const smooth = subdivide(subdivide(fitted(mesh, 3)));
  const off = [];
  for (let i = 0; i < bone.nv; i++) off.push(length(sub([...mesh.position.slice(3 * i, 3 * i + 3)], [...smooth.position.slice(3 * i, 3 * i + 3)])));
  off.sort((a, b) => a - b);
  assert.ok(off[Math.floor(off.length / 2)] < 0.0015, `median ${off[Math.floor(off.length / 2)]} m`);
  assert.equal(smooth.index.length, 16 * mesh.index.length);
});

test("a spline passes through its points and a ball keeps a line outside", () => {
  const points = [[0, 0, 0], [0.1, 0, 0], [0.1, 0.1, 0], [0.3, 0.1, 0.1]];
  const curve = spline(points, 4);
  points.forEach((p, i) => close(curve[4 * i], p, 1e-12, "through"));
  const line = Array.from({ length: 21 }, (_, i) => [i / 100 - 0.1, 0.01, 0]);
  const bent = keepOutside(line, [0, 0, 0], 0.05);
  for (const p of bent.slice(0, 15)) assert.ok(length(p) > 0.0499);
  assert.deepEqual(bent[0], line[0]);
  assert.deepEqual(bent.at(-1), line.at(-1));
});

test("a tube's vertices lie at its radius round the curve, with unit normals", () => {
  const points = spline([[0, 0, 0], [0, 0.1, 0.02], [0.05, 0.2, 0]], 6);
  const radii = points.map(() => 0.01);
  const [position, normal] = [new Float32Array(3 * (points.length * 8 + 2)), new Float32Array(3 * (points.length * 8 + 2))];
  tube(points, radii, { sides: 8 }, position, normal);
  for (let i = 0; i < points.length * 8; i++) {
    const p = [...position.slice(3 * i, 3 * i + 3)];
    assert.ok(Math.abs(length(sub(p, points[Math.floor(i / 8)])) - 0.01) < 1e-6);
    assert.ok(Math.abs(length([...normal.slice(3 * i, 3 * i + 3)]) - 1) < 1e-5);
  }
  assert.ok(Math.max(...tubeIndex(points.length, 8)) < points.length * 8 + 2);
});
