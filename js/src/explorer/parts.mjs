// The explorer's controls: sliders, choices, the readout. They know how to show, not what follows.
import { freshId, h, setText } from "../style/dom.mjs";
import { angleText, signed, span } from "./sentences.mjs";
import { MUSCLES } from "./readings.mjs";

const newId = () => freshId("explorer");

/** A labelled slider of one angle. */
export function makeSlider([name, low, high], words, onInput) {
  const id = newId();
  const output = h("output", { for: id });
  const input = h("input", { type: "range", id, min: low, max: high, step: 1, value: 0 });
  input.addEventListener("input", () => onInput(name, Number(input.value)));
  const node = h("div", { class: `sl ${name}` }, h("label", { for: id, text: words[name] }), output, input);
  return {
    node,
    show(value) {
      const text = angleText(name, value, words);
      // Writing the value back while it is dragged would fight the thumb.
      if (Number(input.value) !== Math.round(value)) input.value = String(Math.round(value));
      setText(output, text);
      if (input.getAttribute("aria-valuetext") !== text) input.setAttribute("aria-valuetext", text);
    },
  };
}

/** A row of buttons of which one is pressed. */
export function makeChoice(label, options, onChoose) {
  const buttons = options.map(([value, text]) =>
    h("button", { type: "button", class: "b", "aria-pressed": "false", onclick: () => onChoose(value) }, h("span", { text })));
  const node = h("div", { class: "ctl choice", role: "group", "aria-label": label }, buttons);
  return {
    node,
    show: (chosen) => buttons.forEach((button, i) => button.setAttribute("aria-pressed", String(options[i][0] === chosen))),
  };
}

/** A labelled list of poses with one entry on top that stands for none. */
export function makeSelect(label, none, poses, onChoose) {
  const id = newId();
  const top = h("option", { value: "", text: none });
  const select = h("select", { id }, top, poses.map(([value, text]) => h("option", { value, text })));
  select.addEventListener("change", () => onChoose(select.value));
  return {
    node: h("div", { class: "pick" }, h("label", { for: id, text: label }), select),
    show(value) {
      if (select.value !== value) select.value = value;
    },
    nameNone: (text) => setText(top, text),
  };
}

/** The numbers of all three muscles, and of a held pose beside them. */
export function makeReadout(words) {
  const cells = {};
  const rows = MUSCLES.map((muscle) => {
    const cell = () => h("td", {});
    cells[muscle] = { change: cell(), percent: cell(), arm: cell(), held: cell() };
    return h("tr", { class: muscle }, h("th", { scope: "row", text: words[muscle] }), Object.values(cells[muscle]));
  });
  const held = h("th", { scope: "col", text: words.held_column });
  const node = h("table", { class: "out" },
    h("caption", { text: words.readout }),
    h("thead", {}, h("tr", {},
      h("td", {}), ...["change_column", "percent_column", "arm_column"].map((key) => h("th", { scope: "col", text: words[key] })), held)),
    h("tbody", {}, rows));
  return {
    node,
    show(now, compared) {
      node.classList.toggle("alone", !compared);
      for (const muscle of MUSCLES) {
        const { change, percent, arm } = now[muscle];
        setText(cells[muscle].change, span(change, words, signed));
        setText(cells[muscle].percent, span(percent, words, signed));
        setText(cells[muscle].arm, span(arm, words));
        setText(cells[muscle].held, compared ? span(compared[muscle].change, words, signed) : "");
      }
    },
  };
}
