// One drawable body: skin and bone meshes, and the step that carries them into a pose.
import { armBones } from "./arm_bones.mjs";
import { bendHand, handMeshes, handShape } from "./hand.mjs";
import { decodeBones, finish, signedVolume, turnOver } from "./mesh.mjs";
import { add, apply, cross, dot, scale, slerp, smooth, sub, unit } from "./rotation.mjs";
import { onSide, place } from "./skeleton.mjs";
import { skinMeshes } from "./skin.mjs";

const LEG_SEGMENTS = /^(femur|patella|tibia|foot|toes)_/, ARM_SEGMENTS = /^(humerus|forearm|hand)_/;

/** Make a body from the bone data; every drawing of it reuses the same working arrays. */
export function makeBody(boneData) {
  const hands = { right: handMeshes("right"), left: handMeshes("left") };
  const bones = [...decodeBones(boneData), ...armBones()];
  for (const side of ["right", "left"]) bones.push(hands[side].phalanges);
  for (const bone of bones)
    bone.part = LEG_SEGMENTS.test(bone.segment) ? "leg" : ARM_SEGMENTS.test(bone.segment) ? "arm" : "axis";
  const skin = skinMeshes();
  for (const side of ["right", "left"]) skin.push(hands[side].palm, hands[side].fingers);
  return { bones, skin, hands };
}

/** Carry all meshes of `body` into a pose. */
export function poseBody(body, segments, angles) {
  for (const side of Object.keys(body.hands)) bendHand(body.hands[side], handShape(angles[side]?.hand));
  for (const mesh of body.bones) carry(mesh, segments[mesh.segment]);
  for (const mesh of body.skin) {
    if (mesh.segment) carry(mesh, segments[mesh.segment]);
    else if (mesh.part === "armpit") rebuildArmpit(mesh, segments);
    else carryRings(mesh, segments, angles);
  }
}

export function carry(mesh, { R, t }) {
  const { V, X } = mesh;
  for (let i = 0; i < V.length; i += 3) {
    const x = V[i], y = V[i + 1], z = V[i + 2];
    X[i] = R[0] * x + R[1] * y + R[2] * z + t[0];
    X[i + 1] = R[3] * x + R[4] * y + R[5] * z + t[1];
    X[i + 2] = R[6] * x + R[7] * y + R[8] * z + t[2];
  }
}

function ringMotion({ a, b, w, pivot }, side, segments) {
  const of = (name) => segments[name] ?? segments[`${name}_${side}`];
  const from = of(a);
  if (w <= 0 || a === b) return from;
  const R = slerp(from.R, of(b).R, w);
  return { R, t: sub(add(apply(from.R, pivot), from.t), apply(R, pivot)) };
}

export function carryRings(mesh, segments, angles) {
  const { V, X, n, rings, weights, side, name } = mesh, count = rings.length;
  const knee = name === "leg" ? (angles[side]?.knee_flexion_deg ?? 0) : 0;
  // Past a right angle calf and thigh press on each other: both flatten behind the knee and widen a little.
  const press = smooth(knee, 95, 140);
  const breath = name === "torso" ? (angles.breath ?? 0) : 0; // 0 to 1: how full the chest is
  for (let k = 0; k < count; k++) {
    const { R, t } = ringMotion(weights[k], side, segments), c = rings[k].c;
    const near = press > 0 ? press * smooth(0.27 - Math.abs(c[1] + 0.483), 0, 0.14) : 0;
    const chest = breath > 0 ? breath * smooth(0.19 - Math.abs(c[1] - 0.27), 0, 0.14) : 0;
    const back = 1 - 0.34 * near, wide = 1 + 0.09 * near + 0.018 * chest, fore = 1 + 0.075 * chest;
    const put = (i) => {
      let x = V[i] - c[0];
      x *= x < 0 ? back : fore;
      x += c[0];
      const y = V[i + 1], z = c[2] + (V[i + 2] - c[2]) * wide;
      X[i] = R[0] * x + R[1] * y + R[2] * z + t[0];
      X[i + 1] = R[3] * x + R[4] * y + R[5] * z + t[1];
      X[i + 2] = R[6] * x + R[7] * y + R[8] * z + t[2];
    };
    for (let i = 0; i < n; i++) put(3 * (k * n + i));
    if (k === 0) put(3 * count * n);
    if (k === count - 1) put(3 * (count * n + 1));
  }
}

/** The armpit: a tapered tube from the upper ribs to the upper arm, rebuilt for every position of the arm. */
function rebuildArmpit(mesh, segments) {
  const { side, n, X } = mesh, humerus = `humerus_${side}`, count = mesh.rings.length;
  const from = place(segments, "thorax", onSide([-0.103, 0.385, 0.105], side));
  const to = place(segments, humerus, onSide([-0.098, 0.35, 0.17], side));
  const shoulder = place(segments, humerus, onSide([-0.1, 0.455, 0.165], side));
  const forward = apply(segments.thorax.R, [1, 0, 0]);
  const middle = [0, 1, 2].map((d) => 0.55 * shoulder[d] + 0.25 * from[d] + 0.2 * to[d]);
  const curve = (t) => {
    const a = (1 - t) ** 2, b = 2 * t * (1 - t), c = t * t;
    return [0, 1, 2].map((d) => from[d] * a + middle[d] * b + to[d] * c);
  };
  for (let j = 0; j < count; j++) {
    const t = j / (count - 1), c = curve(t);
    const along = unit(sub(curve(Math.min(1, t + 0.02)), curve(Math.max(0, t - 0.02))));
    const u = unit(sub(forward, scale(along, dot(forward, along)))), v = cross(along, u);
    const a = 0.07 - 0.026 * t, b = (0.056 - 0.016 * t) * (side === "right" ? 1 : -1);
    for (let i = 0; i < n; i++) {
      const angle = (2 * Math.PI * i) / n, x = a * Math.cos(angle), y = b * Math.sin(angle), o = 3 * (j * n + i);
      X[o] = c[0] + u[0] * x + v[0] * y;
      X[o + 1] = c[1] + u[1] * x + v[1] * y;
      X[o + 2] = c[2] + u[2] * x + v[2] * y;
    }
    if (j === 0) X.set(c, 3 * count * n);
    if (j === count - 1) X.set(c, 3 * (count * n + 1));
  }
  if (mesh.oriented) return;
  mesh.oriented = true;
  if (signedVolume(X, mesh.F) < 0) {
    const posed = X.slice();
    turnOver(mesh.F);
    finish(mesh);
    mesh.X.set(posed);
  }
}
