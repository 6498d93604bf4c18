// Orthographic cameras. The page's x runs right, y down; depth grows towards the viewer.
import { apply, multiply, rotX, rotY } from "./rotation.mjs";

export const VIEWS = ["side", "front", "top", "threequarter"];

const FROM_ABOVE = { supine: [0, 0, -1, -1, 0, 0, 0, 1, 0], prone: [0, 0, 1, 1, 0, 0, 0, 1, 0] };
const TURN = {
  side: () => multiply(rotX(0), rotY(0)),
  front: () => rotY(-90),
  threequarter: () => multiply(rotX(9), rotY(-38)),
};

/** @param {string} view one of VIEWS  @param {string} posture upright, supine or prone  @param {number} scale px per m */
export function makeCamera(view, posture, scale) {
  if (!VIEWS.includes(view)) throw new RangeError(`Unknown view "${view}"; expected one of ${VIEWS.join(", ")}.`);
  const R = view === "top" ? (FROM_ABOVE[posture] ?? FROM_ABOVE.prone) : TURN[view]();
  const camera = { R, scale, left: 0, top: 0, view };
  camera.point = (p) => {
    const q = apply(R, p);
    return [camera.left + scale * q[0], camera.top - scale * q[1], q[2]];
  };
  return camera;
}
