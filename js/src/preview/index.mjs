// A routine playing by itself, quicker than life and without a sound: what a page shows before anybody presses Start.
import { badge, followTheme, h, setText, useStyles } from "../style/index.mjs";
import css from "./preview.css";
import { makeSchedule } from "../player/schedule.mjs";
import { button } from "../player/view/parts.mjs";
import { makeStage } from "../player/view/stage.mjs";
import { Words } from "../player/words.mjs";

/** How long each exercise is seen on each side: into the position and out of it. */
const SCENE_MS = 4200;

/** One scene for each exercise and side, in the order of the routine. */
export function scenes(schedule) {
  const seen = new Map();
  for (const segment of schedule.segments) {
    if (segment.kind !== "hold" && segment.kind !== "rep") continue;
    const key = `${segment.exercise} ${segment.side}`;
    // A repetition goes there and back, which is what a short look needs of a hold too.
    if (!seen.has(key)) seen.set(key, { ...segment, kind: "rep", startMs: 0, endMs: SCENE_MS });
  }
  return [...seen.values()];
}

/**
 * @param {HTMLElement} el
 * @param {{schedule: object, strings: object, language?: string}} traits as the player's own
 */
export function preview(el, { schedule: data, strings, language = "en" }) {
  const words = new Words(strings);
  const schedule = makeSchedule(data);
  const all = scenes(schedule);
  const stage = makeStage(words, () => {});
  const name = h("span");
  const side = h("span", { class: "of" });
  const quiet = matchMedia("(prefers-reduced-motion: reduce)");
  const rate = button("pause", words.t("pause"), () => run(!running));
  const root = h("section", { class: "ps preview", lang: data.lang, "aria-label": words.t("preview", { name: data.routine.name }) },
    stage.node, h("div", { class: "row" }, h("p", null, name, side), rate.node));
  let [at, begun, running, inSight, request, shown] = [SCENE_MS / 2, 0, !quiet.matches, false, 0, -1];

  function paint(now) {
    const index = Math.floor(at / SCENE_MS) % all.length;
    const scene = all[index];
    if (index !== shown) {
      shown = index;
      const title = words.name(schedule, scene);
      stage.show(scene, scene, title, language);
      setText(name, title);
      side.replaceChildren(...(scene.side === "both" ? [] : [badge(scene.side, words.letters(scene.side), "sm"), h("span", { class: "vh", text: words.side(scene.side) })]));
    }
    stage.paint(scene, scene, at % SCENE_MS, now);
  }

  function step(now) {
    at += Math.min(100, now - begun);
    begun = now;
    paint(now);
    request = requestAnimationFrame(step);
  }

  /** It moves only where it is seen: a page must not work for nobody. */
  function turn() {
    cancelAnimationFrame(request);
    if (!running || !inSight) return;
    begun = performance.now();
    request = requestAnimationFrame(step);
  }

  function run(on) {
    running = on;
    rate.set(on ? "pause" : "play", words.t(on ? "pause" : "preview_play"));
    turn();
  }

  el.append(root);
  useStyles(root, "preview", css);
  const unfollow = followTheme(root);
  const sight = new IntersectionObserver((entries) => {
    inSight = entries.at(-1).isIntersecting; // a busy page hears of several at once, oldest first
    turn();
  });
  sight.observe(root);
  // Whoever has pressed Start follows the player: two moving bodies would be one too many.
  const started = new MutationObserver((changes) => {
    if (running && changes.some(({ target }) => target.matches(".player[data-state='running']"))) run(false);
  });
  started.observe(document.body, { subtree: true, attributeFilter: ["data-state"] });
  run(running);
  paint(performance.now());
  return () => {
    running = false;
    turn();
    sight.disconnect();
    started.disconnect();
    unfollow();
    root.remove();
  };
}
