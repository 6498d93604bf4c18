// The skin as lofted rings. A ring near a joint turns about the joint's centre, part way between the two
// segments that meet there; knees and shoulders keep their volume that way.
// Limb lengths come from the skeleton; girths are set by eye.
import { JOINTS, LUMBAR } from "./skeleton.mjs";
import { limb, loft, resample } from "./loft.mjs";
import { finish, mirrorArrays } from "./mesh.mjs";
import { flipZ, smooth } from "./rotation.mjs";

const FLOOR = -0.9455; // sole of the foot at rest
const rigid = (segment) => () => ({ a: segment, b: segment, w: 0, pivot: [0, 0, 0] });

// Rows: height y, centre x, centre z, then half-axes front, back, right, left, and roundness.
const TORSO = [
  [-0.156, -0.078, 0, 0.008, 0.01, 0.006, 0.006, 2], [-0.142, -0.08, 0, 0.045, 0.055, 0.05, 0.05, 2.2],
  [-0.108, -0.084, 0, 0.092, 0.108, 0.148, 0.148, 2.3], [-0.06, -0.086, 0, 0.1, 0.12, 0.168, 0.168, 2.3],
  [-0.015, -0.086, 0, 0.103, 0.11, 0.167, 0.167, 2.3], [0.04, -0.084, 0, 0.104, 0.088, 0.153, 0.153, 2.3],
  [0.095, -0.08, 0, 0.098, 0.078, 0.138, 0.138, 2.3], [0.14, -0.078, 0, 0.094, 0.08, 0.131, 0.131, 2.3],
  [0.19, -0.08, 0, 0.096, 0.09, 0.134, 0.134, 2.4], [0.25, -0.084, 0, 0.103, 0.108, 0.143, 0.143, 2.4],
  [0.31, -0.088, 0, 0.116, 0.122, 0.154, 0.154, 2.4], [0.35, -0.09, 0, 0.118, 0.124, 0.163, 0.163, 2.4],
  [0.385, -0.094, 0, 0.112, 0.119, 0.17, 0.17, 2.4], [0.42, -0.102, 0, 0.096, 0.108, 0.176, 0.176, 2.3],
  [0.45, -0.11, 0, 0.078, 0.096, 0.168, 0.168, 2.2], [0.475, -0.116, 0, 0.064, 0.084, 0.14, 0.14, 2.1],
  [0.497, -0.12, 0, 0.056, 0.072, 0.102, 0.102, 2], [0.52, -0.119, 0, 0.054, 0.064, 0.074, 0.074, 2],
  [0.548, -0.114, 0, 0.053, 0.06, 0.061, 0.061, 2], [0.58, -0.106, 0, 0.055, 0.062, 0.057, 0.057, 2],
  [0.615, -0.1, 0, 0.055, 0.066, 0.054, 0.054, 2], [0.64, -0.1, 0, 0.04, 0.05, 0.04, 0.04, 2],
];
const HEAD = [
  [0.532, -0.06, 0, 0.018, 0.02, 0.014, 0.014, 2], [0.54, -0.062, 0, 0.034, 0.036, 0.026, 0.026, 2.1],
  [0.552, -0.066, 0, 0.044, 0.05, 0.038, 0.038, 2.2], [0.57, -0.078, 0, 0.054, 0.056, 0.048, 0.048, 2.2],
  [0.59, -0.092, 0, 0.068, 0.064, 0.056, 0.056, 2.2], [0.612, -0.104, 0, 0.08, 0.08, 0.064, 0.064, 2.2],
  [0.64, -0.106, 0, 0.082, 0.092, 0.07, 0.07, 2.2], [0.67, -0.107, 0, 0.083, 0.096, 0.0745, 0.0745, 2.2],
  [0.7, -0.107, 0, 0.083, 0.097, 0.0765, 0.0765, 2.2], [0.725, -0.108, 0, 0.077, 0.091, 0.0735, 0.0735, 2.15],
  [0.748, -0.109, 0, 0.06, 0.075, 0.062, 0.062, 2.1], [0.764, -0.11, 0, 0.036, 0.048, 0.042, 0.042, 2],
  [0.771, -0.11, 0, 0.014, 0.02, 0.018, 0.018, 2],
];
// How far the face stands out of the head's oval: chin, lips, nose, brow (height, metres forward).
const PROFILE = [
  [0.532, 0], [0.541, 0.008], [0.549, 0.011], [0.556, 0.008], [0.563, 0.003], [0.569, 0.008], [0.575, 0.0085],
  [0.579, 0.006], [0.584, 0.009], [0.59, 0.007], [0.597, 0.006], [0.603, 0.013], [0.609, 0.0235], [0.615, 0.0215],
  [0.625, 0.0135], [0.637, 0.0055], [0.648, 0.001], [0.66, 0.004], [0.675, 0.002], [0.7, 0], [0.78, 0],
];
const LEG = [
  [0.06, -0.08, 0.085, 0.05, 0.07, 0.04, 0.04, 2], [0.02, -0.086, 0.092, 0.075, 0.092, 0.062, 0.06, 2.2],
  [-0.03, -0.086, 0.095, 0.096, 0.11, 0.075, 0.072, 2.3], [-0.08, -0.082, 0.094, 0.1, 0.112, 0.08, 0.078, 2.3],
  [-0.13, -0.07, 0.09, 0.094, 0.104, 0.082, 0.087, 2.2], [-0.175, -0.06, 0.088, 0.09, 0.092, 0.08, 0.086, 2.2],
  [-0.24, -0.052, 0.086, 0.086, 0.082, 0.074, 0.079, 2.2], [-0.31, -0.048, 0.084, 0.078, 0.074, 0.066, 0.066, 2.2],
  [-0.38, -0.047, 0.08, 0.068, 0.064, 0.058, 0.06, 2.2], [-0.43, -0.048, 0.078, 0.06, 0.056, 0.053, 0.055, 2.2],
  [-0.463, -0.05, 0.077, 0.058, 0.052, 0.053, 0.054, 2.2], [-0.49, -0.052, 0.077, 0.056, 0.05, 0.053, 0.053, 2.2],
  [-0.52, -0.055, 0.077, 0.049, 0.05, 0.051, 0.05, 2.2], [-0.555, -0.06, 0.077, 0.045, 0.054, 0.051, 0.05, 2.2],
  [-0.6, -0.064, 0.078, 0.044, 0.063, 0.053, 0.053, 2.2], [-0.645, -0.066, 0.078, 0.043, 0.064, 0.051, 0.053, 2.2],
  [-0.7, -0.067, 0.078, 0.04, 0.056, 0.046, 0.048, 2.2], [-0.76, -0.068, 0.078, 0.035, 0.045, 0.039, 0.04, 2.1],
  [-0.82, -0.069, 0.077, 0.031, 0.037, 0.032, 0.033, 2.1], [-0.855, -0.069, 0.077, 0.032, 0.036, 0.033, 0.034, 2.1],
  [-0.885, -0.068, 0.077, 0.035, 0.037, 0.036, 0.036, 2.1], [-0.905, -0.066, 0.077, 0.036, 0.036, 0.034, 0.034, 2.1],
  [-0.92, -0.064, 0.077, 0.03, 0.03, 0.028, 0.028, 2.1],
];
// Rows: x along the foot, height of the instep, half-widths to the outer and inner side.
const FOOT = [
  [-0.128, 0.012, 0.01, 0.01], [-0.121, 0.034, 0.018, 0.018], [-0.108, 0.05, 0.025, 0.025],
  [-0.088, 0.074, 0.029, 0.028], [-0.066, 0.094, 0.031, 0.03], [-0.044, 0.092, 0.031, 0.03],
  [-0.02, 0.078, 0.032, 0.031], [0.01, 0.062, 0.035, 0.034], [0.04, 0.047, 0.04, 0.039],
  [0.065, 0.036, 0.045, 0.043], [0.085, 0.029, 0.046, 0.043], [0.105, 0.024, 0.043, 0.042],
  [0.122, 0.02, 0.036, 0.039], [0.135, 0.015, 0.024, 0.034], [0.143, 0.008, 0.01, 0.022],
];
const ARM = [
  [0.506, -0.104, 0.138, 0.018, 0.018, 0.018, 0.018, 2], [0.499, -0.103, 0.15, 0.034, 0.036, 0.032, 0.032, 2.1],
  [0.484, -0.102, 0.16, 0.047, 0.048, 0.041, 0.038, 2.2], [0.46, -0.101, 0.167, 0.055, 0.054, 0.047, 0.042, 2.2],
  [0.43, -0.1, 0.17, 0.057, 0.054, 0.046, 0.042, 2.2], [0.39, -0.098, 0.171, 0.053, 0.051, 0.042, 0.042, 2.2],
  [0.34, -0.096, 0.172, 0.049, 0.046, 0.039, 0.04, 2.2], [0.29, -0.096, 0.173, 0.046, 0.043, 0.038, 0.039, 2.2],
  [0.24, -0.097, 0.175, 0.041, 0.04, 0.036, 0.037, 2.2], [0.205, -0.098, 0.177, 0.037, 0.038, 0.036, 0.037, 2.2],
  [0.18, -0.099, 0.178, 0.036, 0.04, 0.037, 0.037, 2.2], [0.15, -0.098, 0.179, 0.04, 0.039, 0.037, 0.037, 2.2],
  [0.115, -0.098, 0.18, 0.041, 0.038, 0.034, 0.034, 2.2], [0.07, -0.099, 0.181, 0.037, 0.035, 0.03, 0.03, 2.2],
  [0.015, -0.099, 0.182, 0.031, 0.031, 0.025, 0.025, 2.2], [-0.035, -0.0995, 0.182, 0.028, 0.028, 0.021, 0.021, 2.3],
  [-0.07, -0.0995, 0.182, 0.027, 0.027, 0.019, 0.019, 2.3], [-0.088, -0.0995, 0.183, 0.029, 0.029, 0.017, 0.017, 2.3],
  [-0.1, -0.0995, 0.183, 0.028, 0.028, 0.014, 0.014, 2.3],
];

const blend = (a, b, w, pivot) => ({ a, b, w, pivot });

function spineRing(y) {
  const joints = [...LUMBAR, "thorax", "neck", "head"];
  let below = "pelvis";
  for (const [i, above] of joints.entries()) {
    const at = JOINTS[above], height = above === "head" ? 0.6 : above === "neck" ? 0.5 : at[1];
    const half = i < 6 ? 0.016 : 0.03; // the blend spans one lumbar level, or the whole root of the neck
    if (y <= height - half) return blend(below, below, 0, at);
    if (y < height + half) return blend(below, above, smooth(y, height - half, height + half), [at[0], height, 0]);
    below = above;
  }
  return blend("head", "head", 0, JOINTS.head);
}
function legRing(y) {
  if (y > -0.16) return blend("pelvis", "femur", 1 - smooth(y, -0.16, 0.05), JOINTS.hip);
  if (y > -0.43) return blend("femur", "femur", 0, JOINTS.hip);
  if (y > -0.54) return blend("femur", "tibia", 1 - smooth(y, -0.54, -0.43), JOINTS.knee);
  if (y > -0.86) return blend("tibia", "tibia", 0, JOINTS.knee);
  return blend("tibia", "foot", (1 - smooth(y, -0.91, -0.86)) * 0.6, JOINTS.ankle);
}
function armRing(y) {
  if (y > 0.39) return blend("scapula", "humerus", 1 - smooth(y, 0.41, 0.515), JOINTS.shoulder);
  if (y > 0.23) return blend("humerus", "humerus", 0, JOINTS.shoulder);
  if (y > 0.13) return blend("humerus", "forearm", 1 - smooth(y, 0.135, 0.222), JOINTS.elbow);
  if (y > -0.05) return blend("forearm", "forearm", 0, JOINTS.elbow);
  return blend("forearm", "hand", 1 - smooth(y, -0.095, -0.05), JOINTS.wrist);
}

function headMesh() {
  const mesh = limb(HEAD, 0.009, 28);
  const forward = (y) => {
    const i = PROFILE.findIndex((row, k) => k > 0 && y <= row[0]);
    if (i < 0 || y < PROFILE[0][0]) return 0;
    const [a, b] = [PROFILE[i - 1], PROFILE[i]];
    return a[1] + ((b[1] - a[1]) * (y - a[0])) / (b[0] - a[0]);
  };
  mesh.rings.forEach((ring, k) => {
    for (const [corner, share] of [[0, 1], [1, 0.28], [27, 0.28]])
      mesh.V[3 * (k * 28 + corner)] += forward(ring.c[1]) * share;
  });
  return mesh;
}
function earMesh() {
  const rows = [[-0.035, 0.004], [-0.028, 0.011], [-0.012, 0.016], [0.006, 0.0175], [0.02, 0.016], [0.029, 0.009], [0.032, 0.003]];
  return loft(rows.map(([y, r]) => ({
    c: [-0.112 - y * 0.18, 0.636 + y, 0.0745 + y * 0.15], u: [1, 0, 0], v: [0, 0, 1], up: r, um: r, vp: 0.008, vm: 0.008,
  })), 10);
}
function footMesh() {
  const table = resample(FOOT.map(([s, h, vp, vm]) => ({ s, h, vp, vm })), 0.008);
  const arch = (x) => (x > -0.06 && x < 0.05 ? 0.006 * Math.sin((Math.PI * (x + 0.06)) / 0.11) : 0);
  return loft(table.map(({ s, h, vp, vm }) => {
    const low = FLOOR + arch(s) + Math.max(0, (-0.11 - s) * 0.8) + Math.max(0, (s - 0.118) * 0.2);
    const high = FLOOR + Math.max(0.012, h), middle = (low + high) / 2;
    return { c: [s, middle, 0.083 + 0.04 * (s + 0.06)], u: [0, 1, 0], v: [0, 0, 1], up: high - middle, um: middle - low, vp, vm, e: 2.6, s };
  }), 16);
}
const ARMPIT_RINGS = 7;
function armpitMesh() {
  // A placeholder tube: posing rebuilds it between the rib cage and the upper arm.
  return loft(Array.from({ length: ARMPIT_RINGS }, (_, i) => ({
    c: [-0.099, 0.42 - 0.02 * i, 0.1 + 0.01 * i], u: [1, 0, 0], v: [0, 0.55, 0.83], up: 0.05, um: 0.05, vp: 0.04, vm: 0.04,
  })), 14);
}

/** All skin meshes but the hands, finished, right and left. */
export function skinMeshes() {
  const out = [];
  const put = (name, mesh, weightOf, extra = {}) => {
    const weights = mesh.rings.map((ring) => weightOf(ring));
    const { n, rings, V, F } = mesh;
    out.push(finish({ name, n, rings, V, F, weights, side: extra.paired ? "right" : "", ...extra }));
    if (!extra.paired) return;
    const mirrored = weights.map((w) => ({ ...w, pivot: flipZ(w.pivot) }));
    const ringsL = rings.map((ring) => ({ ...ring, c: flipZ(ring.c) }));
    out.push(finish({ name, n, rings: ringsL, ...mirrorArrays(mesh), weights: mirrored, ...extra, side: "left" }));
  };
  put("torso", limb(TORSO, 0.022, 24), (ring) => spineRing(ring.c[1]));
  put("head", headMesh(), rigid("head"));
  put("ear", earMesh(), rigid("head"), { paired: true, part: "head" });
  put("leg", limb(LEG, 0.026, 18), (ring) => legRing(ring.c[1]), { paired: true, part: "leg" });
  put("foot", footMesh(), (ring) => blend("foot", "toes", smooth(ring.s, 0.045, 0.085), JOINTS.mtp), { paired: true, part: "leg" });
  put("arm", limb(ARM, 0.022, 14), (ring) => armRing(ring.c[1]), { paired: true, part: "arm" });
  put("armpit", armpitMesh(), rigid("thorax"), { paired: true, part: "armpit" });
  return out;
}
