// How far each joint of the figure may go (degrees): a little beyond common passive ranges of motion, so that
// every taught pose fits and no slider can break the body. Set for drawing; not norms, and not to be cited.
export const TRUNK_LIMITS = {
  pelvic_tilt_deg: [-45, 45],
  pelvis_lean_right_deg: [-30, 30], pelvis_turn_left_deg: [-180, 180],
  lumbar_extension_deg: [-55, 26], lumbar_bend_right_deg: [-25, 25], lumbar_twist_left_deg: [-20, 20],
  thoracic_extension_deg: [-25, 15], thoracic_bend_right_deg: [-20, 20], thoracic_twist_left_deg: [-35, 35],
  neck_extension_deg: [-45, 45], neck_bend_right_deg: [-35, 35], neck_twist_left_deg: [-70, 70],
};
export const LIMB_LIMITS = {
  hip_flexion_deg: [-30, 125], hip_adduction_deg: [-45, 30], hip_rotation_deg: [-40, 40],
  knee_flexion_deg: [0, 140], ankle_dorsiflexion_deg: [-55, 30], toe_extension_deg: [-30, 70], foot_turnout_deg: [-5, 15],
  shoulder_flexion_deg: [-55, 180], shoulder_abduction_deg: [-45, 180], shoulder_rotation_deg: [-90, 90],
  elbow_flexion_deg: [0, 150], forearm_pronation_deg: [-90, 90], wrist_extension_deg: [-75, 80], wrist_radial_deg: [-35, 25],
};

/** The range of an angle named as in a pose, for example "right.knee_flexion_deg"; undefined when it has none. */
export function limitsOf(path) {
  const [head, tail] = path.split(".");
  return tail === undefined ? TRUNK_LIMITS[head] : LIMB_LIMITS[tail];
}

export const clamp = (value, [low, high]) => Math.min(high, Math.max(low, value));

/** Every angle outside its range, as sentences; empty when the pose is possible. */
export function limitFaults(angles) {
  const faults = [];
  const look = (given, table, where) => {
    for (const [name, [low, high]] of Object.entries(table))
      if (given[name] !== undefined && !(given[name] >= low - 1e-6 && given[name] <= high + 1e-6))
        faults.push(`${where}${name} is ${given[name]}, expected ${low} to ${high}`);
  };
  look(angles, TRUNK_LIMITS, "");
  for (const side of ["right", "left"]) look(angles[side] ?? {}, LIMB_LIMITS, `${side}.`);
  return faults;
}
