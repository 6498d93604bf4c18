// The whole routine drawn to time in two lanes, upper left side and lower right side. Also the way to any
// part of it: a slider for the keyboard, a click for the pointer.
import { badge, h, setAttr } from "../../style/index.mjs";
import { blockEnd, blockStart, indexAt } from "../schedule.mjs";
import { mmss } from "../words.mjs";

/** More numbers than this run into each other on a phone. */
const MOST_NUMBERS = 20;

/** Holds and sets of repetitions as bars: {first, start, end, sides}. */
function bars(schedule) {
  const out = [];
  for (let i = 0; i < schedule.segments.length - 1; i = blockEnd(schedule, i)) {
    const segment = schedule.segments[i];
    const last = schedule.segments[blockEnd(schedule, i) - 1];
    if (segment.kind === "hold" || segment.kind === "rep") {
      out.push({ first: i, start: segment.startMs, end: last.endMs, sides: segment.side === "both" ? ["left", "right"] : [segment.side ?? "left"] });
    }
  }
  return out;
}

/** Where each exercise stands: {number, round, start, end}. */
function places(schedule) {
  const out = [];
  for (const segment of schedule.segments) {
    if (!segment.exercise_number || !segment.exercise) continue;
    const last = out.at(-1);
    if (last?.number === segment.exercise_number && last.round === segment.round) last.end = segment.endMs;
    else out.push({ number: segment.exercise_number, round: segment.round, start: segment.startMs, end: segment.endMs });
  }
  return out;
}

/**
 * @param {import("../words.mjs").Words} words
 * @param {((index: number) => void)|null} onJump null: a still picture
 */
export function makeScore(words, onJump) {
  const track = h("div", onJump
    ? { class: "track", role: "slider", tabindex: "0", "aria-label": words.t("score"), "aria-valuemin": 0 }
    : { class: "track", role: "img", "aria-label": words.t("score_picture") });
  const head = h("b", { class: "head" });
  const node = h("div", { class: "score" },
    h("span", { class: "lanes" }, badge("left", words.letters("left"), "xs"), badge("right", words.letters("right"), "xs")), track);
  let schedule = null;
  let parts = [];
  let numbers = [];

  function setSchedule(next) {
    if (next === schedule) return;
    schedule = next;
    const at = (ms) => `${((ms / schedule.totalMs) * 100).toFixed(3)}%`;
    parts = bars(schedule).flatMap((bar) => bar.sides.map((side) => {
      const fill = h("i");
      const box = h("span", { class: `sg sg-${side === "left" ? "L" : "R"}`, style: `left:${at(bar.start)};width:${at(bar.end - bar.start)}` }, fill);
      return { ...bar, fill, box };
    }));
    const all = places(schedule);
    const every = Math.ceil(all.length / MOST_NUMBERS);
    numbers = all.filter((_, i) => i % every === 0).map((place) => ({
      ...place,
      node: h("span", { class: "sx", "aria-hidden": "true", style: `left:${at(place.start)};width:${at(place.end - place.start)}`, text: String(place.number) }),
    }));
    track.replaceChildren(...parts.map((part) => part.box), ...(onJump ? [head] : []), ...numbers.map((one) => one.node));
    if (onJump) setAttr(track, "aria-valuemax", schedule.segments.length - 1);
  }

  function paint(placeMs) {
    for (const part of parts) {
      const done = Math.min(1, Math.max(0, (placeMs - part.start) / (part.end - part.start)));
      part.fill.style.width = `${(done * 100).toFixed(2)}%`;
      part.fill.style.display = done ? "" : "none";
    }
    head.style.left = `${((placeMs / schedule.totalMs) * 100).toFixed(3)}%`;
  }

  /** Told at each new segment: the number of the exercise, and what a screen reader hears. */
  function setSegment(index, what) {
    const { startMs } = schedule.segments[index];
    for (const one of numbers) one.node.classList.toggle("on", startMs >= one.start && startMs < one.end);
    if (!onJump) return;
    setAttr(track, "aria-valuenow", index);
    setAttr(track, "aria-valuetext", words.t("score_value", { at: mmss(startMs), total: mmss(schedule.totalMs), what }));
  }

  if (onJump) {
    track.addEventListener("click", (event) => {
      const box = track.getBoundingClientRect();
      const ms = ((event.clientX - box.left) / box.width) * schedule.totalMs;
      onJump(blockStart(schedule, indexAt(schedule, Math.max(0, ms))));
    });
    track.addEventListener("keydown", (event) => {
      if (event.key === "Home") onJump(0);
      else if (event.key === "PageDown") onJump(schedule.gates.find((gate) => schedule.segments[gate].startMs > currentMs()) ?? 0);
      else if (event.key === "PageUp") onJump([...schedule.gates].reverse().find((gate) => schedule.segments[gate].startMs < currentMs()) ?? 0);
      else return;
      event.preventDefault();
    });
  }
  const currentMs = () => schedule.segments[Number(track.getAttribute("aria-valuenow") ?? 0)].startMs;

  return { node, setSchedule, paint, setSegment };
}
