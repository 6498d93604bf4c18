// Joint centres and forward kinematics: joint angles in, one rotation and shift per body segment out.
// Frame: x forward, y up, z to the person's right, metres. At rest the body stands, pelvis origin
// midway between the front bony points of the pelvis. Lumbar and hip signs follow OpenSim.
import { add, apply, chain, flipZ, multiply, rotX, rotY, rotZ, sub, transpose } from "./rotation.mjs";

/** Joint centres at rest, right side, pelvis frame (m). Pelvis, hip: Rajagopal 2016; the rest: the bone meshes. */
export const JOINTS = {
  hip: [-0.0562, -0.0785, 0.0773], knee: [-0.0558, -0.483, 0.0765], ankle: [-0.0655, -0.883, 0.0765],
  mtp: [0.06, -0.925, 0.085],
  L5: [-0.098, 0.071, 0], L4: [-0.089, 0.1031, 0], L3: [-0.0884, 0.1363, 0], L2: [-0.0951, 0.1714, 0],
  L1: [-0.1065, 0.2002, 0], thorax: [-0.112, 0.232, 0],
  neck: [-0.135, 0.515, 0], head: [-0.105, 0.615, 0],
  shoulder: [-0.0995, 0.47, 0.168], elbow: [-0.0995, 0.178, 0.178], wrist: [-0.0995, -0.07, 0.182],
};
export const LUMBAR = ["L5", "L4", "L3", "L2", "L1"];

/** How the five lumbar levels share an angle, L5/S1 first (Christophy 2012). */
export const LUMBAR_SHARE = {
  extension: [0.125, 0.185, 0.204, 0.231, 0.255],
  bend: [0.1356, 0.1811, 0.2453, 0.2501, 0.188],
  twist: [0.2078, 0.2208, 0.2208, 0.1818, 0.1688],
};

// How far the pelvis is turned back when the body lies flat: added to the pelvic tilt.
const POSTURE_PITCH_DEG = { upright: 0, supine: 90, prone: -90 };

/** Where the point `p` of the rest pose has gone with `segment`. */
export const place = (segments, name, p) => add(apply(segments[name].R, p), segments[name].t);

/** `p` for the right side, mirrored for the left. */
export const onSide = (p, side) => (side === "right" ? p : flipZ(p));

const num = (value) => value ?? 0;

function trunk(a, segments, turn) {
  const pitch = POSTURE_PITCH_DEG[a.posture ?? "upright"] - num(a.pelvic_tilt_deg);
  segments.pelvis = {
    R: chain(rotY(num(a.pelvis_turn_left_deg)), rotZ(pitch), rotX(num(a.pelvis_lean_right_deg))),
    t: [num(a.pelvis_forward_m), num(a.pelvis_height_m), num(a.pelvis_right_m)],
  };
  let parent = "pelvis";
  LUMBAR.forEach((level, i) => {
    turn(level, parent, JOINTS[level], chain(
      rotZ(num(a.lumbar_extension_deg) * LUMBAR_SHARE.extension[i]),
      rotX(num(a.lumbar_bend_right_deg) * LUMBAR_SHARE.bend[i]),
      rotY(num(a.lumbar_twist_left_deg) * LUMBAR_SHARE.twist[i]),
    ));
    parent = level;
  });
  turn("thorax", "L1", JOINTS.thorax, chain(
    rotZ(num(a.thoracic_extension_deg)), rotX(num(a.thoracic_bend_right_deg)), rotY(num(a.thoracic_twist_left_deg)),
  ));
  const half = chain(
    rotY(num(a.neck_twist_left_deg) / 2), rotZ(num(a.neck_extension_deg) / 2), rotX(num(a.neck_bend_right_deg) / 2),
  );
  turn("neck", "thorax", JOINTS.neck, half);
  turn("head", "neck", JOINTS.head, half);
}

function leg(q, side, turn) {
  const m = side === "right" ? 1 : -1, at = (p) => onSide(p, side), name = (part) => `${part}_${side}`;
  const knee = num(q.knee_flexion_deg);
  turn(name("femur"), "pelvis", at(JOINTS.hip), chain(
    rotZ(num(q.hip_flexion_deg)), rotX(num(q.hip_adduction_deg) * m), rotY(num(q.hip_rotation_deg) * m),
  ));
  turn(name("tibia"), name("femur"), at(JOINTS.knee), rotZ(-knee));
  // The kneecap glides in its groove: about two thirds of the knee's angle, about the condyles' centre.
  turn(name("patella"), name("femur"), at(add(JOINTS.knee, [0.002, 0.012, 0])), rotZ(-knee * 0.68));
  turn(name("foot"), name("tibia"), at(JOINTS.ankle), multiply(
    rotZ(num(q.ankle_dorsiflexion_deg)), rotY(-m * num(q.foot_turnout_deg)),
  ));
  turn(name("toes"), name("foot"), at(JOINTS.mtp), rotZ(num(q.toe_extension_deg)));
}

function arm(q, side, turn) {
  const m = side === "right" ? 1 : -1, at = (p) => onSide(p, side), name = (part) => `${part}_${side}`;
  const flexion = num(q.shoulder_flexion_deg), abduction = num(q.shoulder_abduction_deg);
  // Above 30 degrees the shoulder blade turns upward with the arm; more than 15 would pull the arm out of its skin.
  const rise = Math.max(0, Math.min(180, Math.hypot(flexion, abduction)) - 30) / 150;
  const blade = multiply(rotX(m * -15 * rise), rotZ(-6 * rise * (flexion > 0 ? 1 : 0)));
  turn(name("scapula"), "thorax", at([-0.09, 0.5, 0.02]), blade);
  turn(name("humerus"), name("scapula"), at(JOINTS.shoulder), chain(
    transpose(blade), rotZ(flexion), rotX(-abduction * m), rotY(num(q.shoulder_rotation_deg) * m),
  ));
  turn(name("forearm"), name("humerus"), at(JOINTS.elbow), rotZ(num(q.elbow_flexion_deg)));
  turn(name("hand"), name("forearm"), at(JOINTS.wrist), chain(
    rotY(num(q.forearm_pronation_deg) * m), rotZ(num(q.wrist_radial_deg)), rotX(-num(q.wrist_extension_deg) * m),
  ));
}

/**
 * Place every segment.
 * @param {object} angles  the `angles` of a pose; what is missing is zero
 * @returns {Object<string, {R: number[], t: number[]}>} rotation and shift from the rest pose to the world
 */
export function forwardKinematics(angles) {
  const segments = {};
  const turn = (name, parent, pivot, rotation) => {
    const R = multiply(segments[parent].R, rotation);
    segments[name] = { R, t: sub(place(segments, parent, pivot), apply(R, pivot)) };
  };
  trunk(angles, segments, turn);
  for (const side of ["right", "left"]) {
    leg(angles[side] ?? {}, side, turn);
    arm(angles[side] ?? {}, side, turn);
  }
  return segments;
}
