// Joint angles in, muscle-tendon lengths and moment arms out: the twin of psoas_lib.body, on single poses.
// Angles are degrees, lengths millimetres; hip = [flexion, adduction, internal rotation],
// spine = [extension, bend to the right, twist to the left]; the right side.
import { hipArm, hipMuscle } from "./hip_path.mjs";
import { PATHS } from "./parameters.mjs";
import { rectusFemoris } from "./rectus_femoris.mjs";
import { NEUTRAL_LUMBAR_MM, lumbarSpine, meanLumbarLengthMm } from "./spine.mjs";

export { PATHS, RANGES_DEG, checkRange } from "./parameters.mjs";
export { lumbarArmsMm } from "./spine.mjs";

const STILL = [0, 0, 0];

/** Length of psoas or iliacus along one published path. */
export const lengthMm = (path, muscle, hip) => hipMuscle(path, muscle).at(hip).length;

/** Hip moment arm of psoas or iliacus; about 0 flexion, 1 adduction, 2 rotation. */
export function armMm(path, muscle, hip, about = 0) {
  const found = hipMuscle(path, muscle);
  return hipArm(found.at(hip), about, hip, found.centre);
}

/**
 * The shortest way, seen from the side, from the hip's centre to a muscle's line of action: [forward, up] in mm
 * in the pelvis' frame. Its length is the flexion arm as far as the line runs in the plane of the picture.
 */
export function flexionArmVector(path, muscle, hip, knee = 0) {
  const found = muscle === "rectus_femoris" ? rectusFemoris(path) : hipMuscle(path, muscle);
  const { through, direction } = found.at(hip, knee);
  const x = through[0] - found.centre[0], y = through[1] - found.centre[1];
  const along = (x * direction[0] + y * direction[1]) / (direction[0] ** 2 + direction[1] ** 2);
  return [x - along * direction[0], y - along * direction[1]];
}

/** Rectus femoris: {length, arms: [flexion, adduction, rotation, knee flexion]}. */
export function rectusMm(path, hip, knee) {
  const found = rectusFemoris(path);
  const line = found.at(hip, knee);
  return {
    length: line.length,
    arms: [0, 1, 2].map((about) => hipArm(line, about, hip, found.centre)).concat(-line.perKnee),
  };
}

/** Lengths of the eleven fascicles from vertebra over the brim to the femur, by name. */
export function fascicleLengthsMm(path, hip, spine) {
  const muscle = hipMuscle(path, "psoas");
  const below = muscle.at(hip).length - muscle.above;
  return Object.fromEntries(lumbarSpine(spine).fascicles.map(({ id, length }) => [id, length + below]));
}

const standing = {};
for (const path of PATHS)
  standing[path] = {
    psoas: lengthMm(path, "psoas", STILL),
    iliacus: lengthMm(path, "iliacus", STILL),
    rectus_femoris: rectusMm(path, STILL, 0).length,
  };

/** Change of length against standing, from both published paths: [Rajagopal 2016, Delp 1990], mm. */
export function changeMm(muscle, hip, { knee = 0, spine = STILL } = {}) {
  const lumbar = muscle === "psoas" && spine.some((angle) => angle !== 0) ? meanLumbarLengthMm(spine) - NEUTRAL_LUMBAR_MM : 0;
  return PATHS.map((path) => {
    const now = muscle === "rectus_femoris" ? rectusFemoris(path).at(hip, knee).length : lengthMm(path, muscle, hip);
    return now - standing[path][muscle] + lumbar;
  });
}

/** Hip-flexion moment arm from both published paths, mm. */
export function flexionArmsMm(muscle, hip, { knee = 0 } = {}) {
  return PATHS.map((path) =>
    muscle === "rectus_femoris" ? rectusMm(path, hip, knee).arms[0] : armMm(path, muscle, hip),
  );
}

/** The same change in percent of the published path's own length in standing. */
export const percentOfStanding = (muscle, changes) =>
  changes.map((change, index) => (100 * change) / standing[PATHS[index]][muscle]);
