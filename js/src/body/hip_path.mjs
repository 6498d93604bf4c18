// Psoas and iliacus across the hip, along the two published paths.
import { MODELS, mm } from "./parameters.mjs";
import { RADIANS_PER_DEGREE, add, chain, cross, dot, length, minus, turn, zxy } from "./rotation.mjs";
import { wrappingCylinder } from "./wrapping_cylinder.mjs";

export const hipRotation = (hip) =>
  zxy(hip[0] * RADIANS_PER_DEGREE, hip[1] * RADIANS_PER_DEGREE, hip[2] * RADIANS_PER_DEGREE);

/** Minus dL/dq about one hip angle (0 flexion, 1 adduction, 2 rotation) for a line through a point. */
export function hipArm(line, about, hip, centre) {
  let axis = [0, 0, 1];
  if (about) {
    const flexion = hip[0] * RADIANS_PER_DEGREE, c = Math.cos(flexion), s = Math.sin(flexion);
    axis = [c, s, 0];
    if (about === 2) {
      const adduction = hip[1] * RADIANS_PER_DEGREE, cx = Math.cos(adduction);
      axis = [-s * cx, c * cx, Math.sin(adduction)];
    }
  }
  return -dot(line.direction, cross(axis, minus(line.through, centre)));
}

/** Return {at(hip), centre, above} for a muscle; at() gives {length, through, direction} in the pelvis frame. */
function hipPath(model, muscle) {
  const data = model.muscles[muscle];
  const pelvis = data.pelvis_m.map(mm), femur = data.femur_m.map(mm);
  const centre = mm(model.hip_centre_m);
  const above = chain(pelvis), below = chain(femur);
  const last = pelvis[pelvis.length - 1], first = femur[0];
  const bend = data.conditional_pelvis;
  const bendPoint = bend && mm(bend.at_m), bendLength = bend && length(minus(bendPoint, last));
  const over = data.wrap && wrappingCylinder(data.wrap);
  const at = (hip) => {
    const femoral = add(turn(hipRotation(hip), first), centre);
    if (over) {
      const wrap = over(last, femoral);
      return { length: above + below + wrap.length, through: femoral, direction: wrap.arriving };
    }
    const bent = bend && hip[0] >= bend.from_deg && hip[0] <= bend.to_deg;
    const through = bent ? bendPoint : last;
    const across = minus(femoral, through), size = length(across);
    const direction = [across[0] / size, across[1] / size, across[2] / size];
    return { length: above + below + (bent ? bendLength : 0) + size, through, direction };
  };
  return { at, centre, above };
}

const built = Object.fromEntries(
  Object.entries(MODELS).map(([path, model]) => [
    path,
    { psoas: hipPath(model, "psoas"), iliacus: hipPath(model, "iliacus") },
  ]),
);

/** Psoas or iliacus along one published path. */
export const hipMuscle = (path, muscle) => built[path][muscle];
