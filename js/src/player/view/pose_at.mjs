// How far a body has gone from one pose to the next.
const MORPH_MS = 600;
const smooth = (part) => part * part * (3 - 2 * part);

/**
 * From pose_from (0) to pose_to (1). A repetition goes there and back, a hold arrives and stays.
 * @param {boolean} quiet reduced motion: only the pose that matters
 */
export function poseAt(segment, placeMs, quiet = false) {
  if (quiet) return 1;
  const length = segment.endMs - segment.startMs;
  const at = length ? Math.min(1, Math.max(0, (placeMs - segment.startMs) / length)) : 1;
  if (segment.kind === "rep") return (1 - Math.cos(2 * Math.PI * at)) / 2;
  return smooth(Math.min(1, (at * length) / MORPH_MS));
}
