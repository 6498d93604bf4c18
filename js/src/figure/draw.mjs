// A pose to a drawing.
import { makeBody, poseBody } from "./body.mjs";
import { makeCamera } from "./camera.mjs";
import { labelSvg } from "./labels.mjs";
import { mirror } from "./pose.mjs";
import { sceneGroups } from "./scene.mjs";
import { forwardKinematics } from "./skeleton.mjs";
import { escapeXml, groupsToSvg } from "./svg.mjs";
import { paints } from "./theme.mjs";

export const LAYERS = { psoas: true, iliacus: false, psoasMinor: false, rectusFemoris: false, bones: true, skin: true };
const MARGIN_PX = 8;

// What a close-up of trunk and thighs never shows: leaving it out halves the work.
const OUTSIDE_MIDDLE = /^(arm|armpit|palm|fingers|head|ear|foot|skull|jaw|cervical|clavicle|scapula)$/;
const OUTSIDE_SEGMENTS = /^(foot|toes|forearm|hand|humerus)_/;

let boneData = null, body = null, middle = null;

/** Hand over data/body/bones.json once; the meshes are made when the first figure is drawn. */
export function useBones(json) {
  if (json !== boneData) [boneData, body, middle] = [json, null, null];
}
/** The body; `region` "middle" is the part of it between ribs and shins. */
export function theBody(region = "whole") {
  if (!boneData) throw new Error("The figure has no bones yet: call useBones(json) with data/body/bones.json first.");
  body ??= makeBody(boneData);
  if (region !== "middle") return body;
  const inside = (m) => m.part !== "arm" && !OUTSIDE_MIDDLE.test(m.name) && !OUTSIDE_SEGMENTS.test(m.segment ?? "");
  middle ??= { bones: body.bones.filter(inside), skin: body.skin.filter(inside), hands: {} };
  return middle;
}

/** The pose with the right side stretched, and whether the drawing has to be flipped. */
export function oriented(pose, side) {
  const wanted = side ?? pose.side ?? "right";
  if (wanted !== "right" && wanted !== "left") throw new RangeError(`side must be "right" or "left", got "${wanted}".`);
  return { drawn: pose.side === "left" ? mirror(pose) : pose, flipped: wanted === "left" };
}

/** Extent of some groups on the page: [left, top, right, bottom]. */
export function extentOf(groups) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const group of groups)
    for (const shape of group.shapes)
      for (const loop of shape.loops)
        for (let i = 0; i < loop.length; i += 2) {
          box[0] = Math.min(box[0], loop[i]);
          box[1] = Math.min(box[1], loop[i + 1]);
          box[2] = Math.max(box[2], loop[i]);
          box[3] = Math.max(box[3], loop[i + 1]);
        }
  return box;
}

/** Carry the body into a pose; several views can then be composed from it. */
export function arrange(pose, side, region) {
  const { drawn, flipped } = oriented(pose, side), segments = forwardKinematics(drawn.angles);
  poseBody(theBody(region), segments, drawn.angles);
  return { drawn, flipped, segments };
}

/**
 * Everything a painter needs: groups in pixels, the floor's height on the page, whether to flip.
 * `quick` leaves out what cannot be seen in motion, `region` "middle" what lies outside a close-up. `arranged` comes from arrange, for the same pose.
 */
export function compose(pose, options = {}, arranged = arrange(pose, options.side, options.region)) {
  const { view = pose.views?.[0] ?? "side", layers, tint = true, scale = 185, quick = false } = options;
  const { drawn, flipped, segments } = arranged, camera = makeCamera(view, drawn.angles.posture, scale);
  const groups = sceneGroups(theBody(options.region), drawn, segments, camera, { ...LAYERS, ...layers },
    { quick, tint: tint && `tint-${flipped ? "left" : "right"}` });
  return { groups, camera, segments, flipped, floor: view === "side" || view === "front" ? 0 : null };
}

/**
 * Draw a pose as one SVG element.
 *
 * @param {object} pose  an entry of data/poses/poses.json, or what poseFromAngles, interpolate, mirror return
 * @param {object} [options]
 *   view "side" | "front" | "top" | "threequarter"; side "right" | "left" (the stretched side; the picture is
 *   flipped for the left); layers {psoas, iliacus, psoasMinor, rectusFemoris, bones, skin}; tint (the stretched
 *   leg in its side's colour); theme "css" | "light" | "dark"; scale px per metre; frame [left, top, right,
 *   bottom] in metres instead of the pose's own extent; region "middle" for a close-up of trunk and thighs; title, desc, idPrefix for the text alternative;
 *   labels [{part, text}]; standalone (size and background for a file of its own)
 * @returns {string}
 */
export function drawPose(pose, options = {}) {
  const { theme = "css", idPrefix = "ps", standalone = false, labels = [], scale = 185 } = options;
  const paint = paints(theme), scene = compose(pose, { ...options, scale });
  let [x0, y0, x1, y1] = options.frame ? options.frame.map((v) => v * scale) : extentOf(scene.groups);
  if (!options.frame) {
    [x0, y0, x1, y1] = [x0 - MARGIN_PX, y0 - MARGIN_PX, x1 + MARGIN_PX, y1 + MARGIN_PX];
    if (scene.floor !== null) y1 = Math.max(y1, scene.floor + 4);
    if (scene.flipped) [x0, x1] = [-x1, -x0];
  }
  const marks = labelSvg(labels, pose, scene, [x0, y0, x1, y1], paint);
  [x0, y0, x1, y1] = marks.frame.map((v) => Math.round(v * 10) / 10);
  const width = Math.round((x1 - x0) * 10) / 10, height = Math.round((y1 - y0) * 10) / 10;
  // The flipped group holds everything but the words, so that one file can be turned into the other.
  const left = scene.flipped ? -x1 : x0, right = scene.flipped ? -x0 : x1;
  const art = (standalone ? `<rect x="${left}" y="${y0}" width="${width}" height="${height}" fill="${paint("paper")}"/>` : "")
    + (scene.floor === null ? "" : `<path d="M${left} 0H${right}" style="stroke:${paint("floor")};stroke-width:1.2"/>`)
    + groupsToSvg(scene.groups, paint);
  const { title, desc } = options;
  const named = title ? ` role="img" aria-labelledby="${idPrefix}-t${desc ? ` ${idPrefix}-d` : ""}"` : ' aria-hidden="true"';
  return `<svg xmlns="http://www.w3.org/2000/svg" class="ps-figure" viewBox="${x0} ${y0} ${width} ${height}"`
    + `${standalone ? ` width="${width}" height="${height}"` : ""}${named}>`
    + (title ? `<title id="${idPrefix}-t">${escapeXml(title)}</title>` : "")
    + (title && desc ? `<desc id="${idPrefix}-d">${escapeXml(desc)}</desc>` : "")
    + (scene.flipped ? `<g transform="scale(-1 1)">${art}</g>` : art) + `${marks.svg}</svg>`;
}
