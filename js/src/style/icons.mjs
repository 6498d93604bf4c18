// The few icons and the side badge. All decorative: the words beside them carry the meaning.
import { h, s } from "./dom.mjs";

const PATHS = {
  pause: [["M7 5v14M17 5v14"]],
  play: [["M8 5l11 7-11 7z", "fill"]],
  back: [["M18 6l-8 6 8 6M6 6v12"]],
  skip: [["M6 6l8 6-8 6M18 6v12"]],
  sound: [["M4 10v4h4l5 4V6L8 10z"], ["M16.5 9a4 4 0 010 6M19 6.5a8 8 0 010 11"]],
  mute: [["M4 10v4h4l5 4V6L8 10z"], ["M16.5 9.5l5 5M21.5 9.5l-5 5"]],
  full: [["M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"]],
  leave: [["M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5"]],
  check: [["M5 12.5l4.5 4.5L19 7.5"]],
  stop: [["M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8z", "fill"], ["M12 7v6M12 16.6v.1", "inv"]],
  redo: [["M5 12a7 7 0 107-7H7M10 2L7 5l3 3"]],
  down: [["M12 4v11M7 11l5 5 5-5M5 20h14"]],
  up: [["M12 19V5M6 11l6-6 6 6"]],
  lower: [["M12 5v14M6 13l6 6 6-6"]],
  arrow: [["M4 12h15M13 6l6 6-6 6"]],
  ok: [["M12 3a9 9 0 100 18 9 9 0 000-18z", "fill"], ["M7.5 12.4l3.2 3.2 6-6.4", "inv"]],
  wait: [["M12 4a8 8 0 100 16 8 8 0 000-16z", "dashed"], ["M12 8v5M12 16v.2"]],
  options: [["M4 7h9M19 7h1M4 17h3M13 17h7"], ["M16 4.6a2.4 2.4 0 100 4.8 2.4 2.4 0 000-4.8zM10 14.6a2.4 2.4 0 100 4.8 2.4 2.4 0 000-4.8z"]],
  cross: [["M6 6l12 12M18 6L6 18"]],
};

/** A 24-unit line icon by name. */
export function icon(name) {
  return s("svg", { class: "ic", viewBox: "0 0 24 24", "aria-hidden": "true" },
    PATHS[name].map(([d, kind]) => s("path", { d, class: kind })));
}

const BADGE = {
  left: { d: "M10 1.5h14a2.5 2.5 0 012.5 2.5v16a2.5 2.5 0 01-2.5 2.5H10L1.5 12z", x: 15.5, box: 28 },
  right: { d: "M18 1.5H4A2.5 2.5 0 001.5 4v16A2.5 2.5 0 004 22.5h14L26.5 12z", x: 12.5, box: 28 },
  both: { d: "M9 1.5h14l7.5 10.5L23 22.5H9L1.5 12z", x: 16, box: 32 },
};

/**
 * The mark of a side: hue, letter and point together.
 * @param {"left"|"right"|"both"} side
 * @param {string} letters what stands on it, from the catalogue ("L", "R", "LR")
 * @param {string} kind "", "sm", "xs" or "off"
 */
export function badge(side, letters, kind = "") {
  const shape = BADGE[side];
  const mark = { left: "L", right: "R", both: "B" }[side];
  return h("span", { class: `bd bd-${mark} ${kind}`.trim(), "aria-hidden": "true" },
    s("svg", { viewBox: `0 0 ${shape.box} 24` },
      s("path", { d: shape.d }),
      s("text", { x: shape.x, y: side === "both" ? 17.2 : 17.6, text: letters })));
}
