// Muscles as drawn ribbons over the posed skeleton. The curves are drawings: they pass the right landmarks,
// but a muscle's length comes from the muscle model, never from here.
import { JOINTS, onSide, place } from "./skeleton.mjs";
import { add, apply, mix } from "./rotation.mjs";

// Where the eleven lumbar fascicles of the psoas begin, relative to the joint below each vertebra (m).
// L1 to L5: Christophy 2012; T12 and the heights of the disc fascicles are placed by eye for the drawing.
const PSOAS_ORIGINS = [
  ["thorax", [0.019, 0.004, 0.017]], ["L1", [-0.01016, 0.02327, 0.02]], ["L1", [-0.02325, 0.01466, 0.02263]],
  ["L2", [-0.0012, 0.03, 0.0207]], ["L2", [-0.02162, 0.01459, 0.02225]], ["L3", [0.00196, 0.03, 0.02145]],
  ["L3", [-0.02451, 0.02073, 0.02826]], ["L4", [0.00115, 0.032, 0.02115]], ["L4", [-0.01565, 0.02495, 0.02588]],
  ["L5", [0.00542, 0.03, 0.0206]], ["L5", [-0.00562, 0.02914, 0.02529]],
];
const TROCHANTER = add(JOINTS.hip, [-0.0188, -0.0597, 0.0104]); // Delp 1990, last point of the psoas path
const NECK_OF_FEMUR = add(JOINTS.hip, [0.0016, -0.0507, 0.0038]);
// Inner face of the wing of the ilium, front to back.
const ILIACUS_ORIGINS = [
  [-0.022, -0.02, 0.112], [-0.034, 0.006, 0.12], [-0.05, 0.026, 0.122], [-0.068, 0.038, 0.119],
  [-0.086, 0.043, 0.111], [-0.1, 0.041, 0.099], [-0.106, 0.028, 0.085], [-0.104, 0.01, 0.075],
];

/** Catmull-Rom through `points`, `parts` pieces between neighbours. */
export function spline(points, parts) {
  const out = [], last = points.length - 1;
  for (let i = 0; i < last; i++) {
    const p0 = points[Math.max(0, i - 1)], p1 = points[i], p2 = points[i + 1], p3 = points[Math.min(last, i + 2)];
    for (let k = 0; k < parts; k++) {
      const t = k / parts, t2 = t * t, t3 = t2 * t;
      out.push([0, 1, 2].map((d) => 0.5 * (2 * p1[d] + (p2[d] - p0[d]) * t
        + (2 * p0[d] - 5 * p1[d] + 4 * p2[d] - p3[d]) * t2 + (3 * p1[d] - p0[d] - 3 * p2[d] + p3[d]) * t3)));
    }
  }
  out.push(points[last]);
  return out;
}

function psoas(segments, side) {
  const at = (name, p) => place(segments, name, onSide(p, side)), femur = `femur_${side}`;
  const last = PSOAS_ORIGINS.length - 1;
  return PSOAS_ORIGINS.map(([segment, local], i) => {
    const u = i / last - 0.5;
    const origin = at(segment, add(JOINTS[segment], local));
    const brim = at("pelvis", [-0.022 - 0.004 * u, -0.046 + 0.003 * u, 0.069 + 0.016 * u]);
    const belly = apply(segments.pelvis.R, onSide([0, 0, 0.01 + 0.01 * (0.5 - Math.abs(u))], side));
    return spline([
      origin, add(mix(origin, brim, 0.5), belly), brim, at(femur, add(NECK_OF_FEMUR, [0.004, 0.012, 0.004 * u])), at(femur, TROCHANTER),
    ], 5);
  });
}
function psoasMinor(segments, side) {
  const at = (name, p) => place(segments, name, onSide(p, side));
  return [-1, 1].map((u) => spline([
    at("thorax", add(JOINTS.thorax, [0.024, 0.002 + 0.006 * u, 0.014])), at("L3", add(JOINTS.L3, [0.034, 0.012, 0.026 + 0.002 * u])),
    at("L5", add(JOINTS.L5, [0.044, 0.006, 0.04])), at("pelvis", [-0.024, -0.045, 0.052]),
  ], 5));
}
function iliacus(segments, side) {
  const at = (name, p) => place(segments, name, onSide(p, side)), femur = `femur_${side}`;
  return ILIACUS_ORIGINS.map((p, i) => {
    const u = i / (ILIACUS_ORIGINS.length - 1) - 0.5;
    const brim = at("pelvis", [-0.021 - 0.006 * u, -0.05, 0.088 - 0.014 * u]);
    const origin = at("pelvis", p);
    return spline([
      origin, add(mix(origin, brim, 0.55), apply(segments.pelvis.R, onSide([0.006, -0.002, -0.004], side))), brim,
      at(femur, add(NECK_OF_FEMUR, [0.006, 0.006, 0.008])), at(femur, add(TROCHANTER, [0, -0.004, 0.002])),
    ], 4);
  });
}
function rectusFemoris(segments, side) {
  const at = (name, p) => place(segments, name, onSide(p, side)), femur = `femur_${side}`;
  const tuberosity = at(`tibia_${side}`, [-0.014, -0.545, 0.077]);
  return [-1, -0.5, 0, 0.5, 1].map((u) => spline([
    at("pelvis", [-0.024, -0.0388, 0.0933]), at(femur, [-0.014, -0.16, 0.092 + 0.012 * u]), at(femur, [-0.004, -0.27, 0.088 + 0.017 * u]),
    at(femur, [-0.012, -0.38, 0.083 + 0.01 * u]), at(`patella_${side}`, [-0.008, -0.452, 0.078 + 0.008 * u]), tuberosity,
  ], 4));
}

// Half the drawn width along each fascicle, in thousandths of a metre; t runs from origin to insertion.
const bulge = (t, end, peak) => end + (peak - end) * Math.sin(Math.PI * Math.min(1, Math.max(0, t))) ** 0.9;
const psoasWidth = (t) => (t < 0.38
  ? 0.8 + 8.2 * Math.sin(((t / 0.38) * Math.PI) / 2)
  : 1.6 + 7.4 * Math.max(0, Math.cos((((t - 0.38) / 0.62) * Math.PI) / 2)) ** 1.15);

/** The drawable muscles: fascicle curves in the world, drawn width, colour. */
export const MUSCLES = {
  psoas: { fascicles: psoas, width: psoasWidth, colour: "psoas" },
  iliacus: { fascicles: iliacus, width: (t) => bulge(t * 0.85 + 0.1, 1.6, 8), colour: "muscle" },
  psoasMinor: { fascicles: psoasMinor, width: (t) => (t < 0.5 ? bulge(t * 2, 1, 5) : 1), colour: "muscle-2" },
  rectusFemoris: { fascicles: rectusFemoris, width: (t) => (t > 0.78 ? 3 : bulge(t / 0.8, 2, 9)), colour: "muscle-2" },
};
