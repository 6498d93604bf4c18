// Hands: a palm, four fingers and a thumb that bend. Skin and bones are this project's own shapes.
// A hand hangs at rest with the fingers down (-y), the thumb forward (+x) and the palm inward (-z, right hand).
import { limb, loft, ringPoints } from "./loft.mjs";
import { finish, mirrorArrays, turnOver } from "./mesh.mjs";
import { add, cross, mix, scale, sub, unit } from "./rotation.mjs";

/** Bend of the knuckle, middle and end joints of the fingers (degrees); thumb 0 beside the hand, 1 across it. */
export const HAND_SHAPES = {
  flat: { mcp: 0, pip: 0, dip: 0, thumb: 0 },
  relaxed: { mcp: 16, pip: 26, dip: 14, thumb: 0.25 },
  hook: { mcp: 20, pip: 92, dip: 50, thumb: 0.5 },
  grip: { mcp: 62, pip: 84, dip: 44, thumb: 0.85 },
  fist: { mcp: 84, pip: 98, dip: 62, thumb: 1 },
};
export const handShape = (hand) => (typeof hand === "object" ? hand : HAND_SHAPES[hand ?? "relaxed"]);

const PALM = [
  [-0.068, -0.0995, 0.182, 0.022, 0.022, 0.016, 0.016, 2.2], [-0.085, -0.0995, 0.183, 0.03, 0.03, 0.017, 0.017, 2.4],
  [-0.11, -0.0985, 0.184, 0.037, 0.036, 0.016, 0.016, 2.6], [-0.14, -0.0985, 0.185, 0.041, 0.039, 0.015, 0.015, 2.8],
  [-0.158, -0.0985, 0.186, 0.0395, 0.037, 0.012, 0.012, 2.8], [-0.166, -0.0985, 0.186, 0.032, 0.03, 0.006, 0.006, 2.6],
];
// Index to little finger: knuckle x and y, then the three phalanges' lengths (m).
const FINGERS = [
  { x: -0.0715, y: -0.15, lengths: [0.04, 0.024, 0.02] }, { x: -0.0895, y: -0.153, lengths: [0.044, 0.028, 0.021] },
  { x: -0.1075, y: -0.15, lengths: [0.04, 0.026, 0.02] }, { x: -0.1245, y: -0.144, lengths: [0.032, 0.019, 0.018] },
];
const THUMB_BESIDE = [[-0.082, -0.088, 0.18], [-0.06, -0.122, 0.174], [-0.049, -0.15, 0.171], [-0.042, -0.175, 0.17]];
const THUMB_ACROSS = [[-0.082, -0.088, 0.18], [-0.064, -0.112, 0.163], [-0.07, -0.134, 0.147], [-0.088, -0.148, 0.141]];
const CORNERS = 8;

function fingerJoints({ x, y, lengths }, shape) {
  const spread = (x + 0.0985) * 0.1;
  const points = [[x, y, 0.1845]];
  let bend = 0;
  [shape.mcp, shape.pip, shape.dip].forEach((deg, i) => {
    bend += (deg * Math.PI) / 180;
    const step = [i === 0 ? -spread * 0.3 : 0, -Math.cos(bend) * lengths[i], -Math.sin(bend) * lengths[i]];
    points.push(add(points[i], step));
  });
  return points;
}
const thumbJoints = (shape) => THUMB_BESIDE.map((p, i) => mix(p, THUMB_ACROSS[i], shape.thumb));

/** Rings along a bent chain: at each joint the ring halves the angle. */
function chainRings(points, radii) {
  const last = points.length - 1, rings = [];
  const direction = (i) => unit(sub(points[Math.min(last, i + 1)], points[Math.max(0, Math.min(last, i + 1) - 1)]));
  const ring = (c, along, r) => {
    const u = unit(sub([1, 0, 0], scale(along, along[0]))), v = cross(along, u);
    rings.push({ c, u, v, up: r, um: r, vp: r * 0.92, vm: r * 0.92, e: 2.1 });
  };
  ring(sub(points[0], scale(direction(0), radii[0] * 0.9)), direction(0), radii[0] * 0.6);
  for (let i = 0; i <= last; i++) {
    const before = direction(Math.max(0, i - 1)), after = direction(Math.min(last - 1, i));
    if (i < last) {
      ring(points[i], unit(add(before, after)), radii[i]);
      ring(mix(points[i], points[i + 1], 0.5), after, (radii[i] + radii[i + 1]) * 0.48);
    } else {
      ring(sub(points[i], scale(after, radii[i] * 0.5)), after, radii[i] * 0.92);
      ring(points[i], after, radii[i] * 0.45);
    }
  }
  return rings;
}
// A phalanx: knobbed at both ends.
const KNOBS = [[0.02, 0.5], [0.1, 1], [0.35, 0.66], [0.7, 0.6], [0.9, 0.9], [0.98, 0.45]];
function phalanxRings(a, b, r) {
  const along = unit(sub(b, a)), u = unit(sub([1, 0, 0], scale(along, along[0]))), v = cross(along, u);
  return KNOBS.map(([t, k]) => ({ c: mix(a, b, t), u, v, up: r * k, um: r * k, vp: r * k, vm: r * k, e: 2 }));
}

function skinRings(shape) {
  return [
    ...FINGERS.map((finger) => chainRings(fingerJoints(finger, shape), [0.0098, 0.009, 0.0082, 0.007])),
    chainRings(thumbJoints(shape), [0.0155, 0.0125, 0.0108, 0.0085]),
  ];
}
function boneRings(shape) {
  const out = [];
  for (const finger of FINGERS) {
    const joints = fingerJoints(finger, shape), base = [-0.0985 + (finger.x + 0.0985) * 0.62, -0.1, 0.1835];
    out.push(phalanxRings(base, joints[0], 0.0062));
    for (let i = 0; i < 3; i++) out.push(phalanxRings(joints[i], joints[i + 1], [0.0055, 0.0047, 0.004][i]));
  }
  const thumb = thumbJoints(shape);
  for (let i = 0; i < 3; i++) out.push(phalanxRings(thumb[i], thumb[i + 1], [0.006, 0.0054, 0.0046][i]));
  return out;
}

function fill(mesh, chains) {
  const mirror = mesh.side === "left" ? -1 : 1, V = mesh.V;
  let o = 0;
  const put = (values) => {
    for (let i = 0; i < values.length; i += 3) {
      V[o++] = values[i];
      V[o++] = values[i + 1];
      V[o++] = values[i + 2] * mirror;
    }
  };
  for (const rings of chains) {
    for (const ring of rings) put(ringPoints(ring, CORNERS));
    put(rings[0].c);
    put(rings[rings.length - 1].c);
  }
}

/** Bend a hand to a shape; nothing is done while the shape stays the same. */
export function bendHand(hand, shape) {
  const key = `${shape.mcp},${shape.pip},${shape.dip},${shape.thumb}`;
  if (hand.key === key) return;
  hand.key = key;
  fill(hand.fingers, skinRings(shape));
  fill(hand.phalanges, boneRings(shape));
}

/** Palm, fingers and phalanges of one side as finished meshes, riding on the segment hand_<side>. */
export function handMeshes(side) {
  const segment = `hand_${side}`, shape = HAND_SHAPES.flat;
  const make = (name, chains) => {
    const F = [];
    let corners = 0;
    for (const rings of chains) {
      const part = loft(rings, CORNERS);
      for (const index of part.F) F.push(index + corners);
      corners += part.V.length / 3;
    }
    const faces = Uint16Array.from(F);
    const mesh = { name, V: new Float32Array(corners * 3), F: side === "left" ? turnOver(faces) : faces, segment, side, part: "arm" };
    fill(mesh, chains);
    return finish(mesh);
  };
  const palm = limb(PALM, 0.016, 12), right = { V: palm.V, F: palm.F };
  return {
    palm: finish({ name: "palm", ...(side === "left" ? mirrorArrays(right) : right), segment, side, part: "arm" }),
    fingers: make("fingers", skinRings(shape)), phalanges: make("phalanges", boneRings(shape)),
  };
}
