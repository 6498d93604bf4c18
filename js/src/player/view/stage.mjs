// Where the body stands. The figure module draws; this decides which pose, which side and how far along.
import { h, setAttr } from "../../style/index.mjs";

const MORPH_MS = 600;
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** How far the body has gone from pose_from to pose_to, 0 to 1. */
export function poseAt(segment, placeMs, quiet = false) {
  const length = segment.endMs - segment.startMs;
  const at = length ? Math.min(1, Math.max(0, (placeMs - segment.startMs) / length)) : 1;
  if (quiet) return segment.kind === "rep" ? 0.999 : 1;
  if (segment.kind === "rep") return (1 - Math.cos(2 * Math.PI * at)) / 2; // there and back
  const part = Math.min(1, (at * length) / MORPH_MS);
  return part * part * (3 - 2 * part);
}

export function makeStage(words) {
  const node = h("div", { class: "stage" });
  let figure = null;
  let last = "";

  function show(segment, about, name) {
    setAttr(node, "role", "img");
    setAttr(node, "aria-label", words.t("figure", { name, side: words.side(about.side).toLowerCase() }));
    last = "";
  }

  function paint(segment, placeMs) {
    if (!figure) return;
    const t = poseAt(segment, placeMs, still());
    const key = `${segment.index} ${t.toFixed(2)}`;
    if (key === last) return;
    last = key;
    figure.draw(segment, t);
  }

  return { node, show, paint, use: (drawer) => { figure = drawer; last = ""; } };
}
