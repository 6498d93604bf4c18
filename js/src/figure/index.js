// The drawn body. Needs data/body/bones.json once, through useBones.
export { drawPose, LAYERS, useBones } from "./draw.js";
export { VIEWS } from "./camera.js";
export { interpolate, mirror, poseFromAngles } from "./pose.js";
export { limitFaults, LIMB_LIMITS, TRUNK_LIMITS } from "./limits.js";
export { figureCss } from "./theme.js";
export { PARTS } from "./labels.js";
