// One answer field per kind of question. Each returns { node, read, write, lock }: read() gives the answer
// as a line of text ("" while incomplete), write() restores one, lock() ends the answering.
import { freshId, h, icon, s, say, setAttr, setText } from "../style/index.mjs";

const unique = () => freshId("question");

function choices(question, type) {
  const name = unique();
  const inputs = question.options.map((option) => h("input", { type, name, value: option.letter }));
  const rows = question.options.map((option, i) =>
    h("label", { class: "opt" }, inputs[i], h("span", { class: "let", "aria-hidden": "true", text: option.letter }), h("span", { text: option.text })));
  const picture = question.figure ? h("div", { class: "fig picture" }, h("img", { src: question.figure, alt: question.alt })) : null;
  return {
    node: h("div", { class: "opts" }, picture, rows),
    read: () => inputs.filter((input) => input.checked).map((input) => input.value).join(" "),
    write: (answer) => inputs.forEach((input) => { input.checked = answer.split(" ").includes(input.value); }),
    lock: () => inputs.forEach((input) => { input.disabled = true; }),
  };
}

function order(question, strings, changed) {
  const live = h("p", { class: "vh", role: "status" });
  const list = h("ol", { class: "order" });
  const rows = new Map();
  const settle = () => [...list.children].forEach((row, i) => {
    const { place, up, down } = rows.get(row.dataset.letter);
    setText(place, String(i + 1));
    setAttr(up, "aria-disabled", i === 0 ? "true" : null);
    setAttr(down, "aria-disabled", i === list.children.length - 1 ? "true" : null);
  });
  const move = (row, by, button, text) => {
    const other = by < 0 ? row.previousElementSibling : row.nextElementSibling;
    if (!other || button.disabled) return;
    if (by < 0) other.before(row);
    else other.after(row);
    settle();
    button.focus(); // moving an element through the page takes its focus away
    setText(live, say(strings.moved, { item: text, place: [...list.children].indexOf(row) + 1, n: list.children.length }));
    changed();
  };
  for (const { letter, text } of question.options) {
    const button = (by, words, name) => h("button", {
      type: "button", class: "b move", "aria-label": say(words, { item: text }),
      onclick: (event) => move(row, by, event.currentTarget, text),
    }, icon(name));
    const up = button(-1, strings.move_up, "up");
    const down = button(1, strings.move_down, "lower");
    const place = h("span", { class: "let", "aria-hidden": "true" });
    const row = h("li", { class: "opt", "data-letter": letter }, place, h("span", { class: "grow", text }), up, down);
    rows.set(letter, { row, place, up, down });
    list.append(row);
  }
  settle();
  return {
    node: h("div", { class: "opts" }, list, live),
    read: () => [...list.children].map((row) => row.dataset.letter).join(" "),
    write: (answer) => { answer.split(" ").forEach((letter) => { if (rows.has(letter)) list.append(rows.get(letter).row); }); settle(); },
    lock: () => rows.forEach(({ up, down }) => { up.disabled = true; down.disabled = true; }),
  };
}

function label(question, strings) {
  const selects = new Map();
  const pins = new Map();
  const light = (number, on) => pins.get(number).classList.toggle("on", on);
  const picture = h("div", { class: "fig" },
    h("img", { src: question.figure, alt: question.alt }),
    s("svg", { class: "leads", viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" },
      ["under", "over"].map((kind) => question.points.map(({ at, pin }) =>
        s("path", { class: kind, d: `M${pin}L${at}`, "vector-effect": "non-scaling-stroke" })))),
    question.points.map(({ at }) => h("span", { class: "dot", style: `left:${at[0]}%;top:${at[1]}%` })),
    question.points.map(({ number, pin: [x, y] }) => {
      const pin = h("button", { type: "button", class: "pin", style: `left:${x}%;top:${y}%`, text: number,
        "aria-label": say(strings.name_point, { number }), onclick: () => selects.get(number).focus() });
      pins.set(number, pin);
      return pin;
    }));
  const rows = question.points.map(({ number, where }) => {
    const id = unique();
    const select = h("select", { id, class: "pick", onfocus: () => light(number, true), onblur: () => light(number, false) },
      h("option", { value: "", text: strings.choose }),
      question.options.map((option) => h("option", { value: option.letter, text: option.text })));
    selects.set(number, select);
    return h("li", { class: "place" }, h("label", { for: id }, h("span", { class: "let", text: number }), h("span", { text: where })), select);
  });
  return {
    node: h("div", { class: "label" }, picture, h("ol", { class: "places" }, rows)),
    read: () => [...selects].filter(([, select]) => select.value).map(([number, select]) => `${number}=${select.value}`).join(" "),
    write: (answer) => answer.split(" ").forEach((pair) => { const [number, letter] = pair.split("="); if (selects.has(number)) selects.get(number).value = letter; }),
    lock: () => selects.forEach((select) => { select.disabled = true; }),
  };
}

function typed(question, strings, legend) {
  const number = question.kind === "number";
  const id = unique();
  const enter = (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault(); // JupyterLab keeps a form in an output from being sent by Enter
    event.target.form.requestSubmit();
  };
  const input = h("input", { id, type: "text", class: "line", onkeydown: enter, autocomplete: "off", spellcheck: "false", "aria-labelledby": legend, inputmode: number ? "decimal" : null });
  const unit = question.units.length > 1
    ? h("select", { class: "pick", "aria-label": strings.unit }, h("option", { value: "", text: strings.unit }), question.units.map((name) => h("option", { value: name, text: strings.units?.[name] ?? name })))
    : null;
  const printed = question.units.length === 1 ? h("span", { text: strings.units?.[question.units[0]] ?? question.units[0] }) : null;
  return {
    node: h("div", { class: "typed" }, input, unit, printed),
    read: () => (unit?.value && !/[a-z°%]/iu.test(input.value) ? `${input.value} ${unit.value}` : input.value).trim(),
    write: (answer) => {
      const chosen = unit && question.units.find((name) => answer.endsWith(` ${name}`));
      input.value = chosen ? answer.slice(0, -chosen.length - 1) : answer;
      if (unit) unit.value = chosen ?? "";
    },
    lock: () => { input.disabled = true; if (unit) unit.disabled = true; },
  };
}

/** The answer field of a question. `changed` is called on every change; `legend` is the id of the question's text. */
export function field(question, strings, { changed, legend }) {
  const made = {
    single: () => choices(question, "radio"),
    multiple: () => choices(question, "checkbox"),
    order: () => order(question, strings, changed),
    label: () => label(question, strings),
    number: () => typed(question, strings, legend),
    text: () => typed(question, strings, legend),
  }[question.kind]();
  made.node.addEventListener("input", changed);
  return made;
}

export { unique };
