// From a pose of data/poses to what the models say of it; poses are written for their stretched side.
import { changeMm } from "./index.mjs";
import { RANGES_DEG } from "./parameters.mjs";

const HIP = ["hip_flexion_deg", "hip_adduction_deg", "hip_rotation_deg"];
const SPINE = ["lumbar_extension_deg", "lumbar_bend_right_deg", "lumbar_twist_left_deg"];

/** {hip, spine} of a pose's own side, in degrees, held at the edge of the ranges where the models speak. */
export function poseAngles(pose) {
  const limb = pose.angles[pose.side ?? "right"] ?? {};
  const held = (name, value = 0) => {
    const [low, high] = RANGES_DEG[name] ?? [-Infinity, Infinity];
    return Math.min(high, Math.max(low, value));
  };
  return {
    hip: HIP.map((name) => held(name, limb[name])),
    spine: SPINE.map((name) => held(name, pose.angles[name])),
  };
}

/** How much longer the psoas is than in standing, from both published paths: [low, high] in mm. */
export function psoasChangeMm(pose) {
  const { hip, spine } = poseAngles(pose);
  return changeMm("psoas", hip, { spine }).sort((a, b) => a - b);
}
