// The virtual modified Thomas test: set how the pelvis lies, how the landmarks are found and who reads;
// measure; then look at the truth.
import bones from "../../../data/body/bones.json" with { type: "json" };
import poses from "../../../data/poses/poses.json" with { type: "json" };
import { drawPose, figureCss, frameOf, useBones } from "../figure/index.mjs";
import { followTheme, freshId, h, say, setText, useStyles } from "../style/index.mjs";
import { median, person, read } from "./reading.mjs";
import css from "./thomas.css";

const BASE = poses["thomas-normal"];
const ENOUGH = 3;

/** The pose of a person whose hip extends so far on a pelvis that tips so far. */
function tested(extension_deg, tilt_deg) {
  const { angles } = BASE;
  const hip = -extension_deg;
  return {
    ...BASE,
    angles: {
      ...angles,
      pelvic_tilt_deg: angles.pelvic_tilt_deg + tilt_deg,
      lumbar_extension_deg: angles.lumbar_extension_deg + tilt_deg,
      right: { ...angles.right, hip_flexion_deg: hip },
    },
  };
}

function render({ model, el }) {
  useBones(bones);
  useStyles(el, "figure", figureCss);
  useStyles(el, "thomas", css);
  const { strings: words, seed, truth, lang } = model.get("spec");
  const drawing = freshId("thomas");
  let who, taken, told_by, shown;
  const state = { tilt_deg: 10, landmark_deg: 0, rater: "a" };
  let count = 0;

  const number = (value) => `${value < 0 ? "\u2212" : ""}${String(Math.abs(Math.round(value * 10) / 10)).replace(".", words.decimal)}\u00b0`;
  const slider = (name, low, high) => {
    const id = freshId("thomas");
    const input = h("input", { type: "range", id, min: low, max: high, step: 1, value: state[name] });
    const output = h("output", { for: id });
    const show = () => {
      const text = say(words[`${name}_value`], { value: number(state[name]) });
      setText(output, text);
      input.setAttribute("aria-valuetext", text);
    };
    input.addEventListener("input", () => {
      state[name] = Number(input.value);
      show();
      draw();
    });
    show();
    return h("div", { class: "sl" }, h("label", { for: id, text: words[name] }), output, input);
  };
  const raters = ["a", "b"].map((rater) =>
    h("button", { type: "button", class: "b", "aria-pressed": String(rater === "a"), onclick: () => {
      state.rater = rater;
      raters.forEach((button, i) => button.setAttribute("aria-pressed", String("ab"[i] === rater)));
    } }, h("span", { text: words[`rater_${rater}`] })));
  const figure = h("div", { class: "tfig", role: "img", "aria-label": words.figure });
  const list = h("p", { class: "readings" });
  const told = h("p", { class: "told", role: "status", "aria-live": "polite" });
  const truthButton = h("button", { type: "button", class: "b", onclick: reveal }, h("span", { text: words.reveal }));
  const root = h("section", { class: "ps tt", lang, "aria-label": words.title, "data-lm-suppress-shortcuts": "true" },
    h("div", { class: "in" },
      h("header", {}, h("p", { class: "ph", text: words.kind }), h("h2", { class: "name", text: words.title })),
      h("p", { text: words.task }),
      h("div", { class: "tg" }, figure,
        h("div", { class: "tc" }, slider("tilt_deg", -10, 25), slider("landmark_deg", -6, 6),
          h("div", { class: "ctl", role: "group", "aria-label": words.rater }, raters),
          h("div", { class: "ctl" },
            h("button", { type: "button", class: "b p", onclick: measure }, h("span", { text: words.measure })), truthButton,
            h("button", { type: "button", class: "b q", onclick: begin }, h("span", { text: words.next_person }))))),
      list, told));
  el.append(root);
  const unfollow = followTheme(root);

  function draw() {
    const frame = frameOf([tested(25, -10), tested(-20, -10), tested(25, 25)], { view: "side", side: "right" });
    figure.innerHTML = drawPose(tested(who.extension_deg, state.tilt_deg), { view: "side", side: "right", theme: "css", frame, idPrefix: drawing });
  }
  function measure() {
    const reading = read(who, state, truth.noise_deg);
    taken.push(reading.angle_deg);
    told_by.push(state.rater.toUpperCase());
    shown = reading;
    setText(list, say(words.readings, { list: taken.map((angle, i) => `${told_by[i]} ${number(angle)}`).join(", ") }));
    setText(told, taken.length < ENOUGH ? say(words.more, { missing: ENOUGH - taken.length }) : say(words.middle, { middle: number(median(taken)) }));
    truthButton.toggleAttribute("hidden", taken.length < ENOUGH);
  }
  function reveal() {
    const { parts } = shown;
    setText(told, say(words.truth, {
      middle: number(median(taken)), hip: number(parts.hip), pelvis: number(parts.pelvis),
      landmark: number(parts.landmark), rater: number(parts.rater), error: number(median(taken) - parts.hip),
    }));
  }
  function begin() {
    who = person(seed + count * 7919, truth);
    count += 1;
    taken = [];
    told_by = [];
    shown = null;
    setText(list, words.none_yet);
    setText(told, "");
    truthButton.setAttribute("hidden", "");
    draw();
  }
  begin();
  return () => {
    unfollow();
    root.remove();
  };
}

export default { render };
