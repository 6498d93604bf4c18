// The lumbar spine and the eleven psoas fascicles that rise from it; psoas_lib/body/spine.py explains them.
import { SPINE, mm } from "./parameters.mjs";
import { RADIANS_PER_DEGREE, add, compose, cross, dot, length, minus, turn, zxy } from "./rotation.mjs";

const BRIM = mm(SPINE.brim_m);
const LEVELS = SPINE.levels.map((level) => ({ ...level, centre: mm(level.centre_m) }));
const FASCICLES = SPINE.fascicles.map((fascicle) => ({
  id: fascicle.id,
  level: LEVELS.findIndex((level) => level.vertebra === fascicle.vertebra),
  origin: mm(fascicle.origin_m),
}));

/** Return joints and right-sided fascicles for [extension, bend right, twist left] in degrees. */
export function lumbarSpine(spineDeg) {
  const [extension, bend, twist] = spineDeg.map((angle) => angle * RADIANS_PER_DEGREE);
  let attitude = [1, 0, 0, 0, 1, 0, 0, 0, 1], origin = [0, 0, 0];
  const joints = [], frames = [];
  for (const level of LEVELS) {
    origin = add(origin, turn(attitude, level.centre));
    joints.push({ name: level.joint, centre: origin, axis: [attitude[2], attitude[5], attitude[8]] });
    attitude = compose(
      attitude,
      zxy(extension * level.extension_share, bend * level.bend_share, twist * level.twist_share),
    );
    frames.push([origin, attitude]);
  }
  const fascicles = FASCICLES.map((fascicle) => {
    const [centre, turned] = frames[fascicle.level];
    const place = add(centre, turn(turned, fascicle.origin));
    return { id: fascicle.id, level: fascicle.level, origin: place, length: length(minus(place, BRIM)) };
  });
  return { joints, fascicles };
}

/** Mean arm of the crossing fascicles at each lumbar joint, extension positive, by joint name. */
export function lumbarArmsMm(spineDeg) {
  const { joints, fascicles } = lumbarSpine(spineDeg);
  const arms = {};
  joints.forEach((joint, number) => {
    const crossing = fascicles.filter((fascicle) => fascicle.level >= number);
    let sum = 0;
    for (const { origin, length: size } of crossing)
      sum -= dot(minus(origin, BRIM), cross(joint.axis, minus(origin, joint.centre))) / size;
    arms[joint.name] = sum / crossing.length;
  });
  return arms;
}

const ORIGINS_AT = LEVELS.map((_, level) => FASCICLES.filter((one) => one.level === level).map((one) => one.origin));

/** Mean length of the eleven fascicles from origin to brim, mm; lumbarSpine without keeping anything. */
export function meanLumbarLengthMm(spineDeg) {
  const extension = spineDeg[0] * RADIANS_PER_DEGREE, bend = spineDeg[1] * RADIANS_PER_DEGREE;
  const twist = spineDeg[2] * RADIANS_PER_DEGREE;
  let attitude = [1, 0, 0, 0, 1, 0, 0, 0, 1], ox = 0, oy = 0, oz = 0, sum = 0;
  for (let i = 0; i < LEVELS.length; i += 1) {
    const level = LEVELS[i], c = level.centre, below = attitude;
    ox += below[0] * c[0] + below[1] * c[1] + below[2] * c[2];
    oy += below[3] * c[0] + below[4] * c[1] + below[5] * c[2];
    oz += below[6] * c[0] + below[7] * c[1] + below[8] * c[2];
    const m = compose(below, zxy(extension * level.extension_share, bend * level.bend_share, twist * level.twist_share));
    for (const p of ORIGINS_AT[i]) {
      const x = ox + m[0] * p[0] + m[1] * p[1] + m[2] * p[2] - BRIM[0];
      const y = oy + m[3] * p[0] + m[4] * p[1] + m[5] * p[2] - BRIM[1];
      const z = oz + m[6] * p[0] + m[7] * p[1] + m[8] * p[2] - BRIM[2];
      sum += Math.sqrt(x * x + y * y + z * z);
    }
    attitude = m;
  }
  return sum / FASCICLES.length;
}

export const NEUTRAL_LUMBAR_MM = meanLumbarLengthMm([0, 0, 0]);
