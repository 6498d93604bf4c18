// What the sliders hold, and what one does to another. Angles in degrees, the right side.

/** name, least, most: the models' ranges, less the corners where their published paths jump. */
export const SLIDERS = [
  ["hip_flexion_deg", -30, 120],
  ["hip_adduction_deg", -30, 15],
  ["hip_rotation_deg", -30, 30],
  ["knee_flexion_deg", 0, 120],
  ["pelvic_tilt_deg", -25, 40],
  ["lumbar_extension_deg", -55, 26],
  ["lumbar_bend_right_deg", -25, 25],
  ["lumbar_twist_left_deg", -20, 20],
];
export const LIMITS = Object.fromEntries(SLIDERS.map(([name, low, high]) => [name, [low, high]]));
const LIMB = new Set(["hip_flexion_deg", "hip_adduction_deg", "hip_rotation_deg", "knee_flexion_deg"]);

export const clamp = (value, [low, high]) => Math.min(high, Math.max(low, value));
export const hipOf = (angles) => [angles.hip_flexion_deg, angles.hip_adduction_deg, angles.hip_rotation_deg];
export const spineOf = (angles) => [
  angles.lumbar_extension_deg,
  angles.lumbar_bend_right_deg,
  angles.lumbar_twist_left_deg,
];

/** The angles of a pose of data/poses, rounded to whole degrees and held inside the sliders. */
export function fromPose(pose) {
  const lying = (pose.angles.posture ?? "upright") !== "upright";
  const limb = pose.angles[pose.side ?? "right"] ?? {};
  const angles = {};
  for (const [name, low, high] of SLIDERS) {
    const home = LIMB.has(name) ? limb : pose.angles;
    // Lying, the pelvis' slope says how the body lies, not how the pelvis sits between trunk and thigh.
    const value = name === "pelvic_tilt_deg" && lying ? 0 : (home[name] ?? 0);
    angles[name] = Math.round(clamp(value, [low, high])) + 0; // never minus zero
  }
  return { angles, levelTilt: angles.pelvic_tilt_deg };
}

/**
 * The state after one slider moved. The pelvis tips between a still trunk and a still thigh, so hip and lumbar
 * spine follow it degree for degree; everything else moves alone.
 */
export function moved(state, name, value) {
  const wanted = clamp(Math.round(value), LIMITS[name]);
  const angles = { ...state.angles };
  if (name !== "pelvic_tilt_deg") return { ...state, angles: { ...angles, [name]: wanted } };
  let step = wanted - angles.pelvic_tilt_deg;
  for (const follower of ["hip_flexion_deg", "lumbar_extension_deg"])
    step = clamp(angles[follower] + step, LIMITS[follower]) - angles[follower];
  for (const part of ["pelvic_tilt_deg", "hip_flexion_deg", "lumbar_extension_deg"]) angles[part] += step;
  return { ...state, angles };
}

/** How far the pelvis has tipped since the pose was chosen, and the angles it had before. */
export function untipped(state) {
  const tipped = state.angles.pelvic_tilt_deg - state.levelTilt;
  const hip = state.angles.hip_flexion_deg - tipped, lumbar = state.angles.lumbar_extension_deg - tipped;
  const possible = hip === clamp(hip, LIMITS.hip_flexion_deg) && lumbar === clamp(lumbar, LIMITS.lumbar_extension_deg);
  if (!tipped || !possible) return { tipped: 0, angles: state.angles };
  const before = { pelvic_tilt_deg: state.levelTilt, hip_flexion_deg: hip, lumbar_extension_deg: lumbar };
  return { tipped, angles: { ...state.angles, ...before } };
}

/** Angles a fraction of the way between two poses, for the movement into a preset. */
export const between = (from, to, t) =>
  Object.fromEntries(SLIDERS.map(([name]) => [name, from[name] + (to[name] - from[name]) * t]));
