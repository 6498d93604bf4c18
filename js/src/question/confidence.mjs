// How sure somebody is, said before the answer is known.
import { h } from "../style/index.mjs";
import { unique } from "./fields.mjs";

const CONFIDENCE = [25, 50, 75, 95];

/** @returns {{node, read, write, lock}} read() gives per cent as text, "" while nothing is said */
export function confidence(strings, changed) {
  const name = unique();
  const inputs = CONFIDENCE.map((pct) => h("input", { type: "radio", name, value: String(pct), onchange: changed }));
  const words = [strings.sure_25, strings.sure_50, strings.sure_75, strings.sure_95];
  const node = h("fieldset", { class: "sure" }, h("legend", { text: strings.how_sure }),
    h("div", { class: "row" }, inputs.map((input, i) => h("label", { class: "opt" }, input, h("span", { text: words[i] })))));
  return { node, read: () => inputs.find((input) => input.checked)?.value ?? "", write: (pct) => inputs.forEach((input) => { input.checked = input.value === pct; }), lock: (locked = true) => inputs.forEach((input) => { input.disabled = locked; }) };
}
