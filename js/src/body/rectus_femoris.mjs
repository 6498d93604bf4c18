// Rectus femoris over hip and knee, along the two published paths, worked out in the femur's frame.
import { hipRotation } from "./hip_path.mjs";
import { MODELS, mm } from "./parameters.mjs";
import { RADIANS_PER_DEGREE, add, chain, compose, cross, dot, length, minus, turn, turnBack, unit, xyz } from "./rotation.mjs";
import { spline } from "./spline.mjs";
import { wrappingCylinder } from "./wrapping_cylinder.mjs";

/** Delp 1990: pelvis, a femoral point in deep knee flexion, a point that slides on the shin. */
function slidingPoint(model) {
  const data = model.muscles.rectus_femoris, { moving_tibia: moving, conditional_femur: bend } = data;
  const centre = mm(model.hip_centre_m), origin = mm(data.pelvis_m[0]), femoral = mm(bend.at_m);
  const pointX = spline(moving.x_m, 1000), pointY = spline(moving.y_m, 1000), z = moving.z_m * 1000;
  const kneeX = spline(model.knee.along_x_m, 1000), kneeY = spline(model.knee.along_y_m, 1000);
  const at = (hip, kneeDeg) => {
    const q = -kneeDeg * RADIANS_PER_DEGREE;
    const rotation = hipRotation(hip);
    const [x, dx] = pointX(q), [y, dy] = pointY(q), [tx, dtx] = kneeX(q), [ty, dty] = kneeY(q);
    const c = Math.cos(q), s = Math.sin(q);
    const shin = [tx + c * x - s * y, ty + s * x + c * y, z];
    const motion = [dtx + c * (dx - y) - s * (dy + x), dty + s * (dx - y) + c * (dy + x), 0];
    const bent = q >= bend.knee_from_rad && q <= bend.knee_to_rad;
    const across = minus(add(turn(rotation, bent ? femoral : shin), centre), origin);
    const direction = unit(across);
    const onward = minus(shin, femoral);
    const into = bent ? unit(onward) : turnBack(rotation, direction);
    return {
      length: length(across) + (bent ? length(onward) : 0),
      through: origin,
      direction,
      perKnee: -dot(into, motion),
    };
  };
  return { at, centre };
}

/** Rajagopal 2016: pelvis, over the femur's end to the kneecap, and on to the shin. */
function kneecap(model) {
  const data = model.muscles.rectus_femoris, { tibia, patella } = model.knee;
  const centre = mm(model.hip_centre_m), origin = mm(data.pelvis_m[0]);
  const points = data.patella_m.map(mm), within = chain(points);
  const attitude = xyz(...tibia.orientation_xyz_rad);
  const insertion = turnBack(attitude, minus(mm(data.tibia_m[0]), mm(tibia.tibia_offset_m)));
  const over = wrappingCylinder(data.wrap);
  const patellaAngle = spline(patella.about_z_rad);
  const patellaX = spline(patella.along_x_m, 1000), patellaY = spline(patella.along_y_m, 1000);
  const patellaOffset = mm(patella.femur_offset_m), patellaZ = patella.along_z_m * 1000;
  const tibiaZ = spline(tibia.about_z_rad), tibiaY = spline(tibia.about_y_rad);
  const alongY = spline(tibia.along_y_m, 1000), alongZ = spline(tibia.along_z_m, 1000);
  const tibiaOffset = mm(tibia.femur_offset_m);

  const onPatella = (q) => {
    const [angle, turning] = patellaAngle(q), [x, dx] = patellaX(q), [y, dy] = patellaY(q);
    const c = Math.cos(angle), s = Math.sin(angle), place = add(patellaOffset, [x, y, patellaZ]);
    return [points[0], points[points.length - 1]].map(([px, py, pz]) => {
      const arm = [c * px - s * py, s * px + c * py, pz];
      return [add(place, arm), [dx - turning * arm[1], dy + turning * arm[0], 0]];
    });
  };
  const onTibia = (q) => {
    const [z, dz] = tibiaZ(q), [y, dy] = tibiaY(q), [ty, dty] = alongY(q), [tz, dtz] = alongZ(q);
    const aboutX = xyz(q, 0, 0), xThenZ = compose(aboutX, xyz(0, 0, z));
    const arm = turn(compose(xThenZ, xyz(0, y, 0)), insertion);
    const spin = [
      1 + dz * aboutX[2] + dy * xThenZ[1],
      dz * aboutX[5] + dy * xThenZ[4],
      dz * aboutX[8] + dy * xThenZ[7],
    ];
    return [
      add(tibiaOffset, turn(attitude, add([0, ty, tz], arm))),
      turn(attitude, add([0, dty, dtz], cross(spin, arm))),
    ];
  };
  const at = (hip, kneeDeg) => {
    const q = kneeDeg * RADIANS_PER_DEGREE;
    const rotation = hipRotation(hip);
    const start = turnBack(rotation, minus(origin, centre));
    const [[top, topMotion], [tip, tipMotion]] = onPatella(q);
    const [shin, shinMotion] = onTibia(q);
    const wrap = over(start, top), tendon = minus(shin, tip);
    return {
      length: wrap.length + within + length(tendon),
      through: origin,
      direction: turn(rotation, wrap.leaving),
      perKnee: dot(wrap.arriving, topMotion) + dot(unit(tendon), minus(shinMotion, tipMotion)),
    };
  };
  return { at, centre };
}

const built = Object.fromEntries(
  Object.entries(MODELS).map(([path, model]) => [
    path,
    model.knee.kind === "sliding-hinge" ? slidingPoint(model) : kneecap(model),
  ]),
);

/** Rectus femoris along one published path. */
export const rectusFemoris = (path) => built[path];
