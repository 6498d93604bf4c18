// Courses of muscles, nerves and vessels for one pose: from the points in data/atlas/courses.json to curves with radii.

import { add, cross, hipRotation, mirror, mix, scale, sub, unit } from "./vectors.mjs";
import { keepOutside, place, sample, spline } from "./tube.mjs";

const MM = 0.001;
const SIDES = ["right", "left"];

export function hips(courses, pose = {}) {
  const right = courses.hip_mm.map((v) => v * MM);
  const centre = { right, left: mirror(right) };
  return Object.fromEntries(
    SIDES.map((side) => [side, { centre: centre[side], rotation: hipRotation(pose[side] ?? {}, side) }]),
  );
}

const radii = (table, count) => Array.from({ length: count }, (_, i) => sample(table, i / (count - 1)) * MM);

// Where on the centreline a fascicle joins: the first point that lies clearly below its origin.
const joins = (centreline, origin) => centreline.findIndex((p) => p[1] < origin[1] - 22);

function psoas(courses, side, hip) {
  const { centreline, spread, fascicles, radius_mm: radius, part } = courses.psoas;
  const line = centreline.map((p) => place(p, side, hip.centre, hip.rotation));
  const lateral = side === "left" ? [0, 0, -1] : [0, 0, 1];
  return fascicles.map((fascicle) => {
    const from = joins(centreline, fascicle.origin);
    const origin = place(fascicle.origin, side, hip.centre, hip.rotation);
    const points = [origin];
    for (let i = from; i < line.length; i++) {
      const along = unit(sub(line[Math.min(line.length - 1, i + 1)], line[i - 1]));
      const forward = side === "left" ? unit(cross(lateral, along)) : unit(cross(along, lateral));
      // cross(along, lateral): along points down, so this looks forwards on the right side
      const sideways = side === "left" ? cross(along, forward) : cross(forward, along);
      const ahead = scale(forward, side === "left" ? 1 : 1);
      const k = spread[i] * MM;
      points.push(add(line[i], add(scale(ahead, fascicle.anterior * k), scale(sideways, fascicle.lateral * k))));
    }
    points[1] = mix(points[1], origin, 0.12);
    const steps = 5;
    const curve = keepOutside(spline(points, steps), hip.centre, (35 + 0.5 * fascicle.anterior) * MM);
    const start = Math.max(0, from - 1) / (line.length - 1);
    const r = curve.map((_, i) => {
      const share = i / (curve.length - 1);
      const taper = Math.min(1, 0.45 + share * 3);
      return sample(radius, start + share * (1 - start)) * MM * taper;
    });
    return { part, side, branch: fascicle.id, points: curve, radii: r, flat: 0.85 };
  });
}

function fan(courses, definition, side, hip) {
  const { part, strands, gather, width_mm: width, radius_mm: radius, flat, clearance_mm: clearance } = definition;
  const middle = (strands.length - 1) / 2;
  return strands.map((strand, s) => {
    const offset = (s - middle) / middle;
    const shifted = gather.map(([x, y, z, bone], i) => {
      const w = (offset * width[i]) / 2;
      return bone ? [x, y, z + w, bone] : [x, y, z + w];
    });
    const points = [...strand, ...shifted].map((p) => place(p, side, hip.centre, hip.rotation));
    const curve = keepOutside(spline(points, 5), hip.centre, clearance * MM);
    return { part, side, branch: String(s + 1), points: curve, radii: radii(radius, curve.length), flat };
  });
}

// All curves of a pose: [{part, side, branch, points, radii, flat}], in a fixed order with fixed lengths.
export function curves(courses, pose = {}) {
  const hip = hips(courses, pose);
  const out = [];
  for (const side of SIDES) {
    out.push(...psoas(courses, side, hip[side]));
    for (const definition of courses.fans) out.push(...fan(courses, definition, side, hip[side]));
    for (const t of courses.tubes) {
      const middle = t.side === "middle";
      if (middle && side === "left") continue;
      const points = t.points.map((p) => place(p, side, hip[side].centre, hip[side].rotation));
      const curve = spline(points, 6);
      out.push({
        part: t.part,
        side: middle ? "middle" : side,
        branch: t.branch ?? "",
        points: curve,
        radii: radii(t.radius_mm, curve.length),
        flat: t.flat ?? 1,
      });
    }
  }
  return out;
}

// Landmark points of a pose: [{part, side, at}] in metres.
export function landmarks(courses, pose = {}) {
  const hip = hips(courses, pose);
  const out = [];
  for (const mark of courses.landmarks)
    for (const side of mark.side === "middle" ? ["middle"] : SIDES) {
      const h = hip[side === "left" ? "left" : "right"];
      const point = mark.moves ? [...mark.at, "f"] : mark.at;
      out.push({ part: mark.part, side, at: place(point, side, h.centre, h.rotation) });
    }
  return out;
}
