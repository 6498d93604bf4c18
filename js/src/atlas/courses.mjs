// Courses of muscles, nerves and vessels for one pose: from the points in data/atlas/courses.json to curves with
// radii. Everything is computed for a right leg; the left side is its mirror image.

import { add, apply, cross, hipRotation, length, mirror, mix, scale, sub, unit } from "./vectors.mjs";
import { keepOutside, sample, spline } from "./tube.mjs";

const MM = 0.001;
const SIDES = ["right", "left"];

// [x, y, z] or [x, y, z, "f"] in mm -> metres; "f" moves with the femur
function place([x, y, z, bone], hip) {
  const p = [x * MM, y * MM, z * MM];
  return bone === "f" ? add(hip.centre, apply(hip.rotation, sub(p, hip.centre))) : p;
}

const hipOf = (courses, angles) => ({
  centre: courses.hip_mm.map((v) => v * MM),
  rotation: hipRotation(angles ?? {}, "right"),
});

const radii = (table, count) => Array.from({ length: count }, (_, i) => sample(table, i / (count - 1)) * MM);

function psoas({ centreline, spread, fascicles, radius_mm: radius, part, tendon }, hip) {
  const line = centreline.map((p) => place(p, hip));
  return fascicles.map((fascicle) => {
    const origin = place(fascicle.origin, hip);
    // the fascicle joins the belly at the first point that lies clearly below its origin
    const from = centreline.findIndex((p) => p[1] < fascicle.origin[1] - 22);
    const points = [origin];
    for (let i = from; i < line.length; i++) {
      const along = unit(sub(line[Math.min(line.length - 1, i + 1)], line[i - 1]));
      const forward = unit(cross([0, 0, 1], along));
      const sideways = cross(along, forward);
      const k = spread[i] * MM;
      points.push(add(line[i], add(scale(forward, -fascicle.anterior * k), scale(sideways, -fascicle.lateral * k))));
    }
    points[1] = mix(points[1], origin, 0.12);
    const curve = keepOutside(spline(points, 5), hip.centre, (35 + 0.5 * fascicle.anterior) * MM);
    const start = Math.max(0, from - 1) / (line.length - 1);
    const thickness = curve.map((_, i) => {
      const share = i / (curve.length - 1);
      return sample(radius, start + share * (1 - start)) * MM * Math.min(1, 0.45 + share * 3);
    });
    return { part, branch: fascicle.id, points: curve, radii: thickness, flat: 0.85, tendon };
  });
}

function fan({ part, strands, gather, width_mm: width, radius_mm: radius, flat, up, tendon, clearance_mm: clearance }, hip) {
  const middle = (strands.length - 1) / 2;
  return strands.map((strand, s) => {
    const share = (s - middle) / middle;
    const gathered = gather.map(([x, y, z, bone], i) => [x, y, z + (share * width[i]) / 2, bone]);
    const points = [...strand, ...gathered].map((p) => place(p, hip));
    const curve = keepOutside(spline(points, 5), hip.centre, clearance * MM);
    return { part, branch: String(s + 1), points: curve, radii: radii(radius, curve.length), flat, up, tendon };
  });
}

// Enough samples for the longest span of the standing pose; the number must not depend on the pose.
function stepsOf({ points }) {
  const spans = points.slice(1).map((p, i) => length(sub(p.slice(0, 3), points[i].slice(0, 3))));
  return Math.max(5, Math.ceil(Math.max(...spans) / 13));
}

function single(t, hip) {
  const curve = spline(t.points.map((p) => place(p, hip)), stepsOf(t));
  const { part, branch = "", flat = 1, tendon, bands } = t;
  return { part, branch, points: curve, radii: radii(t.radius_mm, curve.length), flat, tendon, bands };
}

// All curves of a pose {right: {flexion_deg, adduction_deg, rotation_deg}, left: {...}}:
// [{part, side, branch, points, radii, flat}] in metres, in a fixed order with fixed lengths.
export function curves(courses, pose = {}) {
  const out = [];
  for (const side of SIDES) {
    const hip = hipOf(courses, pose[side]);
    const own = [psoas(courses.psoas, hip), ...courses.fans.map((f) => fan(f, hip))].flat();
    for (const t of courses.tubes) if (t.side !== "middle") own.push(single(t, hip));
    for (const c of own) out.push(side === "left" ? { ...c, side, points: c.points.map(mirror), up: c.up && mirror(c.up) } : { ...c, side });
  }
  for (const t of courses.tubes)
    if (t.side === "middle") out.push({ ...single(t, hipOf(courses)), side: "middle" });
  return out;
}

// Landmark points of a pose: [{part, side, at}] in metres.
export function landmarks(courses, pose = {}) {
  const out = [];
  for (const mark of courses.landmarks)
    for (const side of mark.side === "middle" ? ["middle"] : SIDES) {
      const p = place([...mark.at, mark.moves ? "f" : ""], hipOf(courses, pose[side]));
      out.push({ part: mark.part, side, at: side === "left" ? mirror(p) : p });
    }
  return out;
}
