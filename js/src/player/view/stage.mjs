// Where the body stands: which pose, which side, how far along. The figure module draws it.
import bones from "../../../../data/body/bones.json";
import poses from "../../../../data/poses/poses.json";
import { drawPose, interpolate, useBones } from "../../figure/index.mjs";
import { h, setAttr } from "../../style/index.mjs";
import { poseAt } from "./pose_at.mjs";

/** A drawing takes about 10 ms without a graphics card; oftener than this would take the clock's time. */
const DRAW_MS = 50;
const SCALE = 185;
const MARGIN_M = 0.04;
/** From this ratio of width to height on a drawing fills the place better under the words than beside them. */
const WIDE = 1.8;

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** What a drawing shows, in metres: [left, top, right, bottom]. */
function frameOf(svg) {
  const [x, y, width, height] = /viewBox="([^"]+)"/.exec(svg)[1].split(" ").map((v) => Number(v) / SCALE);
  return [x, y, x + width, y + height];
}

/** @param {(pose: object|null, side: string) => void} onDraw told the pose of each drawing */
export function makeStage(words, onDraw) {
  const node = h("div", { class: "stage", role: "img" });
  const frames = new Map();
  let last = "";
  let drawnAt = -Infinity;

  /** One frame for a whole movement, so that the ground stands still while the body moves. */
  function frame(from, to, side) {
    const key = `${from} ${to} ${side}`;
    if (!frames.has(key)) {
      useBones(bones);
      const all = [from, to].map((id) => frameOf(drawPose(poses[id], { side, scale: SCALE })));
      const most = (i, pick) => pick(...all.map((one) => one[i]));
      frames.set(key, [most(0, Math.min) - MARGIN_M, most(1, Math.min) - MARGIN_M, most(2, Math.max) + MARGIN_M, most(3, Math.max) + MARGIN_M]);
    }
    return frames.get(key);
  }

  /** The two poses of a segment; a pose that comes from another exercise is not morphed through the air. */
  function pair(segment, about) {
    const to = poses[segment.pose_to] ? segment.pose_to : null;
    const from = poses[segment.pose_from] ? segment.pose_from : to;
    if (segment.kind === "ready" || segment.kind === "rest" || segment.kind === "switch") {
      const ahead = poses[about.pose_from] ? (about.kind === "move" ? about.pose_to : about.pose_from) : to;
      return [ahead, ahead];
    }
    if (segment.kind === "move") return [to, to];
    return [from, to];
  }

  /** Name the drawing: by the pose's own sentence where it is written in the reader's language. */
  function show(segment, about, name, language) {
    const [, to] = pair(segment, about);
    const alt = words.strings.poses?.[to] ?? (language === "en" ? poses[to]?.alt : null);
    setAttr(node, "aria-label", alt && about.side !== "left" ? alt : words.t("figure", { name, side: words.side(about.side).toLowerCase() }));
    last = "";
    drawnAt = -Infinity;
  }

  function paint(segment, about, placeMs, now = performance.now()) {
    const [from, to] = pair(segment, about);
    if (!to) {
      if (node.firstChild) node.replaceChildren();
      onDraw(null, about.side);
      return;
    }
    const t = from === to ? 1 : Math.round(poseAt(segment, placeMs, still()) * 100) / 100;
    const side = about.side === "left" ? "left" : "right";
    const key = `${from} ${to} ${side} ${t} ${about.side}`;
    if (key === last || (now - drawnAt < DRAW_MS && last)) return;
    last = key;
    drawnAt = now;
    useBones(bones);
    const pose = t === 1 ? poses[to] : t === 0 ? poses[from] : interpolate(poses[from], poses[to], t);
    node.innerHTML = drawPose(pose, { side, tint: about.side !== "both", frame: frame(from, to, side), scale: SCALE });
    onDraw(pose, about.side);
  }

  /** "wide" for a body that lies, "tall" for one that does not: what fits beside it differs. */
  function shape(segment, about) {
    const [from, to] = pair(segment, about);
    if (!to) return "tall";
    const [x0, y0, x1, y1] = frame(from, to, about.side === "left" ? "left" : "right");
    return (x1 - x0) / (y1 - y0) > WIDE ? "wide" : "tall";
  }

  return { node, show, paint, shape };
}
