// The countdown: a ring whose form tells the phase, and one large number.
import { h, s, setAttr, setText } from "../../style/dom.mjs";
import { secondsLeft } from "../words.mjs";

const SIDE = { left: "L", right: "R", both: "N" };

function dashes(part) {
  const out = [];
  const whole = part * 100;
  for (let at = 0; at < whole - 0.01; at += 5) out.push(Math.min(3.2, whole - at).toFixed(1), "1.8");
  return [...out, "0", "100"].join(" ");
}

export function makeRing(words) {
  const circle = (kind) => s("circle", { class: kind, cx: 50, cy: 50, r: 45, pathLength: 100, transform: "rotate(-90 50 50)" });
  const edge = circle("re");
  const fill = circle("rp");
  const ticks = s("g", { class: "tk" });
  const word = h("em");
  const big = h("b");
  const small = h("small");
  const node = h("div", { class: "ring", role: "timer" },
    s("svg", { viewBox: "0 0 100 100", "aria-hidden": "true" }, s("circle", { class: "rt", cx: 50, cy: 50, r: 45 }), edge, fill, ticks),
    h("span", { class: "num", "aria-hidden": "true" }, word, big, small));
  let drawn = "";

  function drawTicks(kind, length) {
    const key = `${kind} ${length}`;
    if (key === drawn) return;
    drawn = key;
    ticks.replaceChildren();
    if (kind !== "hold") return;
    for (let t = 0; t < length; t += 5) {
      ticks.append(s("path", { d: `M50 ${t % 15 === 0 ? 11 : 12}V13.6`, transform: `rotate(${((t / length) * 360).toFixed(1)} 50 50)` }));
    }
  }

  /** Draw the time left of a segment. */
  function paint(segment, side, placeMs, phase) {
    const length = segment.endMs - segment.startMs;
    const left = Math.max(0, segment.endMs - placeMs);
    const still = phase === "paused" || phase === "waiting";
    const kind = still ? "paused" : segment.kind;
    const shown = kind === "rest" || kind === "ready" ? "N" : (SIDE[side] ?? "N");
    setAttr(node, "class", `ring k-${kind} s-${shown}`);
    const part = length ? left / length : 0;
    const dash = kind === "switch" ? dashes(part) : `${(part * 100).toFixed(2)} 100`;
    setAttr(edge, "stroke-dasharray", dash);
    setAttr(fill, "stroke-dasharray", dash);
    drawTicks(kind, Math.round(length / 1000));
    const name = words.t(`phase_${still ? phase : segment.kind}`);
    const rep = segment.kind === "rep";
    const number = rep ? segment.rep : secondsLeft(left);
    const of = rep ? segment.reps : Math.round(length / 1000);
    setText(word, name);
    setText(big, String(number));
    setText(small, words.t(rep ? "of_reps" : "of_seconds", { n: of }));
    setAttr(node, "aria-label", words.t(rep ? "timer_rep" : "timer", { phase: name, n: number, of }));
  }

  return { node, paint };
}
