// The drawn body. Needs data/body/bones.json once, through useBones.
export { drawPose, LAYERS, useBones } from "./draw.mjs";
export { VIEWS } from "./camera.mjs";
export { interpolate, mirror, mirrorWords, poseFromAngles } from "./pose.mjs";
export { limitFaults, LIMB_LIMITS, TRUNK_LIMITS } from "./limits.mjs";
export { createFigure, frameOf } from "./figure.mjs";
export { figureCss } from "./theme.mjs";
export { PARTS } from "./labels.mjs";
