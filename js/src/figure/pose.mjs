// Poses as data: mirror them, go from one to another, make one from a few free angles.
import { handShape } from "./hand.mjs";
import { smooth } from "./rotation.mjs";
import { clamp, LIMB_LIMITS, TRUNK_LIMITS } from "./limits.mjs";
import { forwardKinematics, JOINTS, onSide, place } from "./skeleton.mjs";

const PITCH_DEG = { upright: 0, supine: 90, prone: -90 };
const TURNED = /(_right_deg|_left_deg|_right_m)$/; // these change sign in a mirror

const mapAngles = (angles, f) => {
  const out = {};
  for (const [name, value] of Object.entries(angles)) if (name !== "right" && name !== "left") out[name] = f(name, value);
  return out;
};
const mirrorProp = (prop) => {
  const out = { ...prop };
  if (prop.z_m) out.z_m = [-prop.z_m[1], -prop.z_m[0]];
  if (prop.centre_m) out.centre_m = onSide(prop.centre_m, "left");
  return out;
};

/** The same pose for the other side of the body. Mirroring twice gives the pose back. */
export function mirror(pose) {
  const { right = {}, left = {} } = pose.angles;
  const swapped = mapAngles(pose.angles, (name, value) => (TURNED.test(name) && value ? -value : value));
  return {
    ...pose, ...(pose.alt && { alt: mirrorWords(pose.alt) }), side: pose.side === "left" ? "right" : "left",
    angles: { ...swapped, right: left, left: right }, props: (pose.props ?? []).map(mirrorProp),
  };
}

const OTHER = { right: "left", left: "right", Right: "Left", Left: "Right" };
/** A sentence written for the right side, told for the left: the two words change places. */
export const mirrorWords = (text) => text.replace(/\b(right|left)\b/gi, (word) => OTHER[word] ?? word);

const lerp = (a, b, t) => a + (b - a) * t;
function mixAngles(a, b, t) {
  const out = {};
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (name === "posture") continue;
    if (name === "hand") {
      const [from, to] = [handShape(a.hand), handShape(b.hand)];
      out.hand = Object.fromEntries(Object.keys(from).map((key) => [key, lerp(from[key], to[key], t)]));
    } else if (name === "right" || name === "left") out[name] = mixAngles(a[name] ?? {}, b[name] ?? {}, t);
    else out[name] = lerp(a[name] ?? 0, b[name] ?? 0, t);
  }
  return out;
}
// One way of saying how the pelvis is turned, so that lying and standing can be mixed.
const asUpright = (angles) => ({ ...angles, posture: "upright", pelvic_tilt_deg: (angles.pelvic_tilt_deg ?? 0) - PITCH_DEG[angles.posture ?? "upright"] });

const SOLE_Y = -0.9455, HEEL = [-0.095, SOLE_Y, 0.083], HEEL_BACK = [-0.124, SOLE_Y + 0.022, 0.083], BALL = [0.055, SOLE_Y, 0.088], TOE = [0.138, SOLE_Y + 0.004, 0.084];

const soles = (segments, side) => [HEEL, HEEL_BACK, BALL].map((p) => place(segments, `foot_${side}`, onSide(p, side)))
  .concat([place(segments, `toes_${side}`, onSide(TOE, side))]);
const lowestSole = (segments, side) => soles(segments, side).reduce((low, p) => (p[1] < low[1] ? p : low));

/** On the way a foot may dip below both ends: bend that hip, or lift the body that stands on it. */
function feetAboveFloor(angles, ends) {
  const lifted = { ...angles, right: { ...angles.right }, left: { ...angles.left } };
  const known = ends.map((end) => forwardKinematics(end.angles));
  for (const side of ["right", "left"]) {
    const segments = forwardKinematics(lifted), lowest = lowestSole(segments, side);
    const dip = Math.min(...known.map((end) => lowestSole(end, side)[1])) - lowest[1];
    if (dip <= 0) continue;
    const reach = lowest[0] - place(segments, "pelvis", onSide(JOINTS.hip, side))[0];
    const ahead = smooth(reach, 0.15, 0.55); // a foot far ahead of its hip rises with the thigh, one below it does not
    const byHip = Math.min(ahead * dip, 0.05);
    if (ahead > 0) lifted[side].hip_flexion_deg += (Math.asin(byHip / reach) * 180) / Math.PI;
    lifted.pelvis_height_m += dip - byHip;
  }
  return lifted;
}

/**
 * The pose a fraction `t` (0 to 1) of the way from `from` to `to`; the ends are the poses themselves.
 * Both must be for the same side.
 */
export function interpolate(from, to, t) {
  if ((from.side ?? "right") !== (to.side ?? "right"))
    throw new RangeError("Cannot go from a right-sided pose to a left-sided one; mirror one of them first.");
  if (t <= 0) return from;
  if (t >= 1) return to;
  const same = (from.angles.posture ?? "upright") === (to.angles.posture ?? "upright");
  const angles = same
    ? { posture: from.angles.posture, ...mixAngles(from.angles, to.angles, t) }
    : { posture: "upright", ...mixAngles(asUpright(from.angles), asUpright(to.angles), t) };
  return { ...(t < 0.5 ? from : to), id: undefined, angles: feetAboveFloor(angles, [from, to]), between: [from.id, to.id] };
}

/** The height of the pelvis at which the lower of the two soles rests on the floor. */
function standingHeight(angles) {
  const segments = forwardKinematics({ ...angles, pelvis_height_m: 0 });
  return -Math.min(...["right", "left"].flatMap((side) => soles(segments, side).map((p) => p[1])));
}

/**
 * A person standing on the left leg, the right hip and the trunk at the given angles, each clamped to what
 * the figure can do. Names as in a pose: hip_flexion_deg, hip_adduction_deg, hip_rotation_deg,
 * knee_flexion_deg, pelvic_tilt_deg (forward positive), lumbar_extension_deg, lumbar_bend_right_deg,
 * lumbar_twist_left_deg.
 */
export function poseFromAngles(given = {}) {
  const of = (name, table) => {
    const value = given[name] ?? 0;
    if (!Number.isFinite(value)) throw new TypeError(`${name} must be a number of degrees, got ${value}.`);
    return clamp(value, table[name]);
  };
  const tilt = of("pelvic_tilt_deg", TRUNK_LIMITS);
  const arms = { shoulder_flexion_deg: -16, shoulder_abduction_deg: 9, elbow_flexion_deg: 12, hand: "relaxed" };
  const angles = {
    posture: "upright", pelvic_tilt_deg: tilt,
    lumbar_extension_deg: of("lumbar_extension_deg", TRUNK_LIMITS),
    lumbar_bend_right_deg: of("lumbar_bend_right_deg", TRUNK_LIMITS),
    lumbar_twist_left_deg: of("lumbar_twist_left_deg", TRUNK_LIMITS),
    right: {
      hip_flexion_deg: of("hip_flexion_deg", LIMB_LIMITS), hip_adduction_deg: of("hip_adduction_deg", LIMB_LIMITS),
      hip_rotation_deg: of("hip_rotation_deg", LIMB_LIMITS), knee_flexion_deg: of("knee_flexion_deg", LIMB_LIMITS), ...arms,
    },
    left: { hip_flexion_deg: tilt, ...arms }, // the standing thigh stays upright under the tilted pelvis
  };
  // The free foot lifts its toes as far as it takes to keep the sole level, up to 20 degrees.
  const { hip_flexion_deg: hip, knee_flexion_deg: knee } = angles.right;
  angles.right.ankle_dorsiflexion_deg = clamp(tilt - hip + knee, [0, 20]);
  angles.pelvis_height_m = standingHeight(angles);
  return { side: "right", views: ["side", "front"], props: [], angles };
}
