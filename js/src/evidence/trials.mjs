// The studies of hip-flexor stretching as a forest plot that can be filtered; each line opens into its card.
import { freshId, h, say, setText } from "../style/index.mjs";
import { chosen, place, summary } from "./choose.mjs";

const AXIS = { low: -5, high: 15 };
const TICKS = [-5, 0, 5, 10, 15];

/** A number as it is printed: a real minus, no needless zeros. */
export function degrees(value) {
  return `${value < 0 ? "\u2212" : ""}${Math.abs(value)}\u00b0`;
}

/** What is known of one study, as a list of short lines. */
export function trialCard(trial, words) {
  const compared = words[trial.control === true ? "with_control" : trial.control === false ? "without_control" : "control_unknown"];
  const line = (name, text) => h("div", {}, h("dt", { text: name }), h("dd", { text }));
  return h("dl", { class: "card" },
    line(words.people, say(words.people_value, { n: trial.people, who: trial.who })),
    line(words.what, `${trial.what}; ${trial.weeks ? say(words.weeks_value, { n: trial.weeks }) : words.once}`),
    line(words.compared, compared),
    line(words.found, trial.told),
    line(words.source, trial.cite));
}

function row(trial, words, limit_deg) {
  const at = (value) => `${place(value, AXIS)}%`;
  const plot = h("span", { class: "plot", "aria-hidden": "true" },
    h("span", { class: "band", style: `left:${at(-limit_deg)};right:${100 - place(limit_deg, AXIS)}%` }), h("span", { class: "zero", style: `left:${at(0)}` }));
  if (trial.degrees !== null) {
    if (trial.low !== null) plot.append(h("span", { class: "whisker", style: `left:${at(trial.low)};right:${100 - place(trial.high, AXIS)}%` }));
    plot.append(h("span", { class: `mark ${trial.control === true ? "full" : ""}`, style: `left:${at(trial.degrees)}` }));
  }
  const value = trial.degrees === null ? words.no_degrees : degrees(trial.degrees);
  return h("li", {}, h("details", {},
    h("summary", {}, h("span", { class: "who", text: trial.label }), plot, h("span", { class: "val", text: value })),
    trialCard(trial, words)));
}

export function trialBoard(spec) {
  const { strings: words, trials, limit_deg } = spec;
  const state = { control: "all", weeks: false, stiff: false };
  const told = h("p", { class: "told", role: "status" });
  const rows = new Map(trials.map((trial) => [trial, row(trial, words, limit_deg)]));
  const list = h("ul", { class: "rows" }, [...rows.values()]);

  function show() {
    const kept = chosen(trials, state);
    rows.forEach((node, trial) => { node.hidden = !kept.includes(trial); });
    const sum = summary(kept, limit_deg);
    const values = { ...sum, all: trials.length, low: sum.measured ? degrees(sum.low) : "", high: sum.measured ? degrees(sum.high) : "", limit: degrees(limit_deg) };
    setText(told, say(!sum.n ? words.none_left : sum.measured > 1 ? words.sum_many : sum.measured ? words.sum_one : words.sum_none, values));
  }
  const tick = (name, text) => {
    const input = h("input", { type: "checkbox", onchange: () => { state[name] = input.checked; show(); } });
    return h("label", { class: "opt" }, input, h("span", { text }));
  };
  const id = freshId("evidence");
  const select = h("select", { id, class: "pick", onchange: () => { state.control = select.value; show(); } },
    ["all", "yes", "no"].map((value) => h("option", { value, text: words[`control_${value}`] })));
  const sign = (look, text) => h("span", {}, h("span", { class: look, "aria-hidden": "true" }), h("span", { text }));
  const key = h("p", { class: "hint key" }, sign("mark full", words.key_full), sign("mark", words.key_empty), sign("patch", say(words.key_band, { limit: degrees(limit_deg) })));
  show();
  return h("div", { class: "board" },
    h("fieldset", { class: "filters" }, h("legend", { text: words.count }),
      h("div", { class: "row" }, h("label", { for: id, class: "opt" }, h("span", { text: words.compared })), select, tick("weeks", words.only_weeks), tick("stiff", words.only_stiff))),
    told,
    h("div", { class: "axis", "aria-hidden": "true" }, h("span", { class: "who", text: words.study }),
      h("span", { class: "plot" }, TICKS.map((value) => h("span", { class: "num", style: `left:${place(value, AXIS)}%`, text: degrees(value) }))), h("span", { class: "val" })),
    list, key, h("p", { class: "hint", text: words.open_hint }));
}
