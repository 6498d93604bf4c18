// What a pose rests on, as residuals in metres for the contact solver. Floors are felt through the drawn skin.
import { carry, carryRings } from "../src/figure/body.mjs";
import { apply, dot } from "../src/figure/rotation.mjs";
import { onSide, place } from "../src/figure/skeleton.mjs";

// Patches of skin: mesh name and which of its corners at rest (x, y) belong.
const PATCHES = {
  heel: ["foot", (x) => x < -0.04], ball: ["foot", (x) => x > 0.03 && x < 0.075], toes: ["foot", (x) => x > 0.1],
  instep: ["foot", (x) => x > 0], knee: ["leg", (x, y) => y > -0.56 && y < -0.43], shin: ["leg", (x, y) => y > -0.76 && y < -0.5],
  lowShin: ["leg", (x, y) => y > -0.86 && y < -0.78],
  thigh: ["leg", (x, y) => y > -0.38 && y < -0.12], back: ["torso", (x, y) => y > 0.28 && y < 0.49],
  sacrum: ["torso", (x, y) => y > -0.1 && y < 0.05], belly: ["torso", (x, y) => y > -0.05 && y < 0.2],
  chest: ["torso", (x, y) => y > 0.25 && y < 0.45], skull: ["head", (x, y) => y > 0.6], hand: ["palm", () => true],
};

export function makeContacts(body) {
  const indices = new Map();
  const patch = (name, side) => {
    const key = `${name} ${side}`;
    if (!indices.has(key)) {
      const [meshName, inside] = PATCHES[name];
      const mesh = body.skin.find((m) => m.name === meshName && (m.side === "" || m.side === side));
      const corners = [];
      for (let i = 0; i < mesh.V.length; i += 3) if (inside(mesh.V[i], mesh.V[i + 1])) corners.push(i);
      indices.set(key, { mesh, corners });
    }
    return indices.get(key);
  };
  const lowest = (name, side, segments, angles) => {
    const { mesh, corners } = patch(name, side);
    if (mesh.segment) carry(mesh, segments[mesh.segment]);
    else carryRings(mesh, segments, angles);
    return Math.min(...corners.map((i) => mesh.X[i + 1]));
  };
  /** A patch of skin rests at a height above the floor. */
  const rests = (name, side, height = 0) => (segments, angles) =>
    lowest(name, side, segments, angles) - (typeof height === "function" ? height(segments) : height);
  /** The point of hip and thigh that stands out furthest to the right at a height. */
  const outermost = (side, height, segments, angles) => {
    let best = [0, height, -Infinity];
    for (const mesh of body.skin) {
      if (mesh.name !== "torso" && !(mesh.name === "leg" && mesh.side === side)) continue;
      carryRings(mesh, segments, angles);
      for (let i = 0; i < mesh.X.length; i += 3)
        if (Math.abs(mesh.X[i + 1] - height) < 0.03 && mesh.X[i + 2] > best[2]) best = [...mesh.X.slice(i, i + 3)];
    }
    return best;
  };
  return { rests, lowest, outermost };
}

const joint = (segment, p, side) => (segments) => place(segments, `${segment}_${side}`, onSide(p, side));
export const knee = (side) => joint("femur", [-0.0558, -0.483, 0.0765], side);
export const ankle = (side) => joint("foot", [-0.0655, -0.883, 0.0765], side);
export const heelPoint = (side) => joint("foot", [-0.095, -0.9455, 0.083], side);
export const palm = (side) => joint("hand", [-0.0985, -0.138, 0.1705], side);

/** One point stands a distance in front of another. */
export const ahead = (a, b, distance) => (segments) => a(segments)[0] - b(segments)[0] - distance;

/** The palm touches a point given in a segment's rest frame, or in the world (segment null). */
export function touches(side, segment, p) {
  const target = (segments, angles) => (segment ? place(segments, segment, p) : typeof p === "function" ? p(segments, angles) : p);
  return [0, 1, 2].map((d) => (segments, angles) => palm(side)(segments)[d] - target(segments, angles)[d]);
}

const SOFT = 0.012;
/** The palm, or the fingers, would like to point along a direction of a segment (null: of the world). */
export function wishes(side, what, segment, direction, strength = 1) {
  const own = what === "palm" ? onSide([0, 0, -1], side) : [0, -1, 0];
  const residual = (segments) => {
    const wanted = segment ? apply(segments[segment].R, direction) : direction;
    return strength * SOFT * (1 - dot(apply(segments[`hand_${side}`].R, own), wanted));
  };
  residual.soft = true;
  return [residual];
}
/** An angle would like to stay near a value: keeps elbows from wandering. */
export function prefers(path, value, weight = 0.00004) {
  const residual = (_, angles) => weight * (path.split(".").reduce((o, key) => o[key], angles) - value);
  residual.soft = true;
  return [residual];
}
