// The explorer: joint angles, a figure that follows them, and what they do to three muscles' length and pull.
// Everything is worked out here, so it goes on with a busy kernel, a dead one, or none.
import bones from "../../../data/body/bones.json" with { type: "json" };
import poses from "../../../data/poses/poses.json" with { type: "json" };
import { PATHS, flexionArmVector } from "../body/index.mjs";
import { drawPose, figureCss, poseFromAngles, useBones } from "../figure/index.mjs";
import { followTheme, h, say, setText, useStyles } from "../style/index.mjs";
import css from "./explorer.css";
import { makeChoice, makeReadout, makeSelect, makeSlider } from "./parts.mjs";
import { makePlot } from "./plot.mjs";
import { MUSCLES, curves, readings, tipEffect } from "./readings.mjs";
import { compareSentence, headline, noteFor, span, signed, tipSentence } from "./sentences.mjs";
import { makeStage } from "./stage.mjs";
import { LIMITS, SLIDERS, between, clamp, fromPose, hipOf, moved } from "./state.mjs";

const MORPH_MS = 600, QUIET_MS = 500, MOVING_MS = 160, CURVE_STEP_DEG = 3;
const [FROM, TO] = LIMITS.hip_flexion_deg;
const LENGTH_SCALE = {
  psoas: [-70, 25, [-60, -40, -20, 0, 20]],
  iliacus: [-70, 25, [-60, -40, -20, 0, 20]],
  rectus_femoris: [-60, 110, [-50, 0, 50, 100]],
};

function render({ model, el }) {
  useBones(bones);
  useStyles(el, "figure", figureCss);
  useStyles(el, "explorer", css);
  const { strings: words, start, poses: names, lang } = model.get("spec");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  let state = { ...fromPose(poses[start.pose]), muscle: start.muscle, view: "side", preset: start.pose };
  let held = start.compare ? { name: names[start.compare], id: start.compare, ...fromPose(poses[start.compare]) } : null;
  let frame = 0, speaking = 0, touched = false, drawnAt = -Infinity, curveKey = "", thumbOf = null, morph = null;

  const read = h("p", { class: "read" }), tip = h("p", { class: "tip" }), compared = h("p", { class: "tip" });
  const spoken = h("p", { class: "vh", role: "status", "aria-live": "polite" });
  const note = h("p", { class: "note" });
  const figure = h("div", { class: "xfig", role: "img", "aria-label": "" });
  const stage = makeStage(figure);
  const thumb = h("div", { class: "thumb", "aria-hidden": "true" });
  const sliders = Object.fromEntries(SLIDERS.map((spec) => [spec[0], makeSlider(spec, words, onSlider)]));
  const muscles = makeChoice(words.muscle, MUSCLES.map((id) => [id, words[id]]), (muscle) => onMuscle(muscle));
  const views = makeChoice(words.view, [["side", words.side_view], ["front", words.front_view]], (view) => change({ view }));
  const listed = Object.entries(names);
  const presets = makeSelect(words.preset, words.own_angles, listed, onPreset);
  const versus = makeSelect(words.compare, words.compare_none, listed, onCompare);
  const keep = h("button", { type: "button", class: "b q", onclick: onKeep }, h("span", { text: words.keep }));
  const readout = makeReadout(words);
  const lengths = makePlot({ from: FROM, to: TO, low: -70, high: 25, ticks: LENGTH_SCALE.psoas[2], xTicks: [-30, 0, 30, 60, 90, 120],
    height: 190, axis: null, label: "" });
  const arms = makePlot({ from: FROM, to: TO, low: -42, high: 60, ticks: [-40, -20, 0, 20, 40, 60], xTicks: [-30, 0, 30, 60, 90, 120],
    height: 200, axis: [words.extension, words.flexion], label: "" });
  const lengthNow = h("p", {}), armNow = h("p", {});
  const key = h("p", { class: "key" }, h("span", { class: "sw", "aria-hidden": "true" }), h("span", { text: words.key }));

  const root = h("section", { class: "ps xp", lang, "aria-label": words.title, "data-lm-suppress-shortcuts": "true" },
    h("div", { class: "in" },
      h("header", { class: "xh" }, h("h2", { class: "ph", text: words.title }), read, tip, compared, spoken),
      h("div", { class: "xtop" }, h("div", { class: "poses" }, thumb, presets.node, versus.node, keep), muscles.node),
      h("div", { class: "xg" },
        h("div", { class: "xf" }, figure, views.node),
        h("div", { class: "xpz" },
          h("div", { class: "pt" }, h("h3", { text: words.length_plot }), lengthNow), lengths.svg,
          h("div", { class: "pt" }, h("h3", { text: words.arm_plot }), armNow), arms.svg,
          h("div", { class: "mainsl" }, sliders.hip_flexion_deg.node)),
        h("div", { class: "sub" }, SLIDERS.slice(1).map(([name]) => sliders[name].node))),
      note,
      readout.node,
      h("div", { class: "xfoot" }, key)));
  el.append(root);
  const unfollow = followTheme(root);
  const sized = new ResizeObserver(() => change({})); // names keep their size on the page, whatever its width

  function onSlider(name, value) {
    touched = true;
    morph = null;
    change({ ...moved(state, name, value), preset: "" });
  }
  function onMuscle(muscle) {
    touched = true;
    change({ muscle });
  }
  function onPreset(id) {
    if (!id) return;
    touched = true;
    const goal = fromPose(poses[id]), from = state.angles;
    state = { ...state, levelTilt: goal.levelTilt, preset: id };
    morph = calm.matches ? null : { from, to: goal.angles, began: performance.now() };
    change(morph ? {} : { angles: goal.angles });
  }
  function onCompare(id) {
    touched = true;
    held = id ? { id, name: names[id], ...fromPose(poses[id]) } : null;
    versus.nameNone(words.compare_none);
    change({});
  }
  function onKeep() {
    touched = true;
    held = { id: "", name: words.kept_name, angles: { ...state.angles }, levelTilt: state.levelTilt };
    versus.nameNone(words.kept_name);
    change({});
  }
  function change(patch) {
    state = { ...state, ...patch };
    frame ||= requestAnimationFrame(paint);
  }

  function paint(now) {
    frame = 0;
    if (morph) {
      const t = clamp((now - morph.began) / MORPH_MS, [0, 1]), eased = 1 - (1 - t) ** 3;
      state = { ...state, angles: t < 1 ? between(morph.from, morph.to, eased) : morph.to };
      if (t >= 1) morph = null;
      else frame = requestAnimationFrame(paint);
    }
    const { angles, muscle, view, preset } = state;
    const values = readings(angles), other = held && readings(held.angles);
    const own = values[muscle];

    const parts = headline(muscle, own, angles, words);
    read.replaceChildren(...parts.map(([text, strong]) => (strong ? h("b", { class: strong === "red" ? "red" : null, text }) : text)));
    setText(tip, tipSentence(tipEffect(state), words));
    setText(compared, held ? compareSentence(held.name, values, other, words) : "");
    tip.hidden = !tip.textContent;
    compared.hidden = !held;
    const beyond = preset && (poses[preset].angles[poses[preset].side ?? "right"]?.knee_flexion_deg ?? 0) > LIMITS.knee_flexion_deg[1];
    setText(note, noteFor(muscle, angles, beyond, words));
    note.hidden = !note.textContent;
    announce();

    for (const [name] of SLIDERS) sliders[name].show(angles[name]);
    muscles.show(muscle);
    views.show(view);
    presets.show(preset);
    versus.show(held?.id ?? "");
    readout.show(values, other);
    showThumb(preset);

    drawCurves(muscle, angles);
    lengths.setNow(angles.hip_flexion_deg, values[muscle].raw.change);
    arms.setNow(angles.hip_flexion_deg, values[muscle].raw.arm);
    lengths.setHeld(held?.angles.hip_flexion_deg, other?.[muscle].raw.change);
    arms.setHeld(held?.angles.hip_flexion_deg, other?.[muscle].raw.arm);
    setText(lengthNow, `${span(own.change, words, signed)}\u00a0mm`);
    setText(armNow, `${span(own.arm, words)}\u00a0mm`);
    drawFigure(angles, muscle, view, own);
  }

  function drawCurves(muscle, angles) {
    const stay = SLIDERS.slice(1).map(([name]) => angles[name]).join();
    if (curveKey === `${muscle} ${stay}`) return;
    curveKey = `${muscle} ${stay}`;
    const found = Object.fromEntries(MUSCLES.map((id) => [id, curves(id, angles, FROM, TO, CURVE_STEP_DEG)]));
    const middle = (pair) => pair[0].map((value, i) => (value + pair[1][i]) / 2);
    const others = MUSCLES.filter((id) => id !== muscle);
    root.dataset.muscle = muscle;
    lengths.scale(...LENGTH_SCALE[muscle]);
    for (const [plot, what] of [[lengths, "change"], [arms, "arm"]]) {
      plot.setCurves(found[muscle].x, found[muscle][what],
        others.map((id) => ({ name: words[id], ys: middle(found[id][what]) })), [words.model_1, words.model_2]);
      const at = (angle) => found[muscle][what].map((ys) => ys[Math.round((angle - FROM) / CURVE_STEP_DEG)]).sort((a, b) => a - b);
      plot.describe(say(words[`${what}_alt`], {
        muscle: words[muscle],
        extended: span(at(-21), words, signed), neutral: span(at(0), words, signed), flexed: span(at(90), words, signed),
      }));
    }
  }

  function drawFigure(angles, muscle, view, { arm }) {
    const layers = { iliacus: muscle === "iliacus", rectusFemoris: muscle === "rectus_femoris", psoas: muscle !== "iliacus" };
    const now = performance.now(), label = {
      muscle, name: words[muscle], arm: say(words.arm_label, { mm: span(arm, words) }),
      armVector: flexionArmVector(PATHS[0], muscle, hipOf(angles), angles.knee_flexion_deg),
    };
    stage.draw(poseFromAngles(angles), { view, layers }, label, now - drawnAt < MOVING_MS);
    drawnAt = now;
  }

  function showThumb(preset) {
    if (preset === thumbOf) return;
    thumbOf = preset;
    thumb.innerHTML = preset ? drawPose(poses[preset], { view: poses[preset].views?.[0], scale: 90 }) : "";
    thumb.hidden = !preset;
  }

  // A screen reader hears one sentence when the hand rests, not one for each step of a drag.
  function announce() {
    if (!touched) return;
    clearTimeout(speaking);
    speaking = setTimeout(() => {
      const text = [read, tip, compared, note].filter((one) => !one.hidden).map((one) => one.textContent).join(" ");
      setText(spoken, text);
      figure.setAttribute("aria-label", say(words.figure_alt, { headline: read.textContent }));
    }, QUIET_MS);
  }

  paint(performance.now());
  figure.setAttribute("aria-label", say(words.figure_alt, { headline: read.textContent }));
  sized.observe(figure);
  return () => {
    sized.disconnect();
    cancelAnimationFrame(frame);
    clearTimeout(speaking);
    stage.stop();
    unfollow();
    root.remove();
  };
}

export default { render };
