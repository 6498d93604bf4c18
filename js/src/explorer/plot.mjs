// One chart over the hip angle: the band of two models, two quiet curves, the present position, a held one.
import { s, setAttr, setText } from "../style/dom.mjs";

const LEFT = 34, RIGHT = 14, TOP = 8;
const MINUS = "\u2212";
const tick = (value) => (value < 0 ? `${MINUS}${-value}` : String(value));

/** @param {{from, to, low, high, ticks, xTicks, height, axis: string[]|null, label: string}} o */
export function makePlot(o) {
  const bottom = o.axis ? 36 : 10, width = 400;
  const x = (angle) => LEFT + ((angle - o.from) / (o.to - o.from)) * (width - LEFT - RIGHT);
  let low = o.low, high = o.high;
  const y = (value) => TOP + ((high - value) / (high - low)) * (o.height - TOP - bottom);
  const floor = o.height - bottom;
  const grid = s("g", {});
  const band = s("path", { class: "band" }), dashed = s("path", { class: "l2" }), solid = s("path", { class: "l1" });
  const quiet = [s("path", { class: "lq" }), s("path", { class: "lq" })];
  const quietNames = [s("text", { class: "lb" }), s("text", { class: "lb" })];
  const now = s("path", { class: "now" }), range = s("path", { class: "rng" });
  const mark = s("circle", { class: "mk", r: 6 });
  const held = s("path", { class: "held" }), heldMark = s("circle", { class: "hm", r: 5 });
  const names = [s("text", { class: "lb m" }), s("text", { class: "lb" })];
  const clip = `psx-${Math.random().toString(36).slice(2, 9)}`;
  const svg = s("svg", { class: "plot", viewBox: `0 0 ${width} ${o.height}`, role: "img", "aria-label": o.label },
    s("defs", {}, s("clipPath", { id: clip },
      s("rect", { x: LEFT, y: TOP, width: width - LEFT - RIGHT, height: floor - TOP }))),
    grid,
    s("g", { "clip-path": `url(#${clip})` }, quiet, band, dashed, solid),
    quietNames, held, heldMark, now, range, mark, names);

  function drawGrid(ticks) {
    grid.replaceChildren(
      ...o.xTicks.flatMap((angle) => [
        s("path", { class: "grid", d: `M${x(angle)} ${TOP}V${floor}` }),
        o.axis ? s("text", { class: "tk", x: x(angle), y: floor + 16, "text-anchor": "middle", text: `${tick(angle)}°` }) : null,
      ]).filter(Boolean),
      ...ticks.flatMap((value) => [
        s("path", { class: value === 0 ? "zero" : "grid", d: `M${LEFT} ${y(value)}H${width - RIGHT}` }),
        s("text", { class: "tk", x: LEFT - 7, y: y(value) + 4, "text-anchor": "end", text: tick(value) }),
      ]),
      ...(o.axis ? [
        s("text", { class: "tk", x: LEFT, y: o.height - 3, text: o.axis[0] }),
        s("text", { class: "tk", x: width - RIGHT, y: o.height - 3, "text-anchor": "end", text: o.axis[1] }),
      ] : []));
  }
  drawGrid(o.ticks);

  const line = (xs, ys) => xs.map((angle, i) => `${x(angle).toFixed(1)} ${y(ys[i]).toFixed(1)}`);
  const inside = (value) => Math.min(high, Math.max(low, value));

  /** Set the scale; true if it changed. */
  function scale(nextLow, nextHigh, ticks) {
    if (nextLow === low && nextHigh === high) return;
    [low, high] = [nextLow, nextHigh];
    drawGrid(ticks);
  }

  /** Draw a muscle's two curves, and the middle of two others with their names. */
  function setCurves(xs, [one, two], others, modelNames) {
    const a = line(xs, one), b = line(xs, two);
    setAttr(band, "d", `M${a.join("L")}L${[...b].reverse().join("L")}Z`);
    setAttr(solid, "d", `M${a.join("L")}`);
    setAttr(dashed, "d", `M${b.join("L")}`);
    // A model's name stands outside the band, where the two are farthest apart in the middle of the chart.
    let far = Math.floor(xs.length / 2);
    for (let i = Math.floor(xs.length * 0.3); i < xs.length * 0.7; i += 1)
      if (Math.abs(one[i] - two[i]) > Math.abs(one[far] - two[far])) far = i;
    const above = one[far] >= two[far] ? 0 : 1;
    [one, two].forEach((ys, model) => {
      const name = names[model];
      setText(name, modelNames[model]);
      setAttr(name, "x", x(xs[far]).toFixed(1));
      setAttr(name, "text-anchor", "middle");
      setAttr(name, "y", (y(inside(ys[far])) + (model === above ? -9 : 18)).toFixed(1));
    });
    others.forEach(({ name, ys }, i) => {
      setAttr(quiet[i], "d", `M${line(xs, ys).join("L")}`);
      const end = ys.findIndex((value, index) => index >= xs.length - 3);
      const shown = ys[end] >= low && ys[end] <= high;
      setText(quietNames[i], shown ? name : "");
      setAttr(quietNames[i], "text-anchor", "end");
      setAttr(quietNames[i], "x", width - RIGHT - 3);
      setAttr(quietNames[i], "y", (y(inside(ys[end])) - 5).toFixed(1));
    });
  }

  /** Mark the present angle and its two values; the first is the model with the solid line. */
  function setNow(angle, [one, two]) {
    const at = x(angle).toFixed(1);
    setAttr(now, "d", `M${at} ${TOP - 8}V${floor + (o.axis ? 4 : 10)}`);
    setAttr(range, "d", `M${at} ${y(inside(one)).toFixed(1)}V${y(inside(two)).toFixed(1)}`);
    setAttr(mark, "cx", at);
    setAttr(mark, "cy", y(inside(one)).toFixed(1));
  }

  /** Mark a held pose, or nothing. */
  function setHeld(angle, values) {
    setAttr(held, "visibility", values ? null : "hidden");
    setAttr(heldMark, "visibility", values ? null : "hidden");
    if (!values) return;
    setAttr(held, "d", `M${x(angle).toFixed(1)} ${TOP}V${floor}`);
    setAttr(heldMark, "cx", x(angle).toFixed(1));
    setAttr(heldMark, "cy", y(inside(values[0])).toFixed(1));
  }

  return { svg, scale, setCurves, setNow, setHeld, describe: (text) => setAttr(svg, "aria-label", text) };
}
