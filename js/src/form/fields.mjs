// One native field for each kind, with its label, hint and error tied to it for screen readers.
import { freshId, h } from "../style/index.mjs";

function describe(input, ids) {
  input.setAttribute("aria-describedby", ids.filter(Boolean).join(" "));
}

function single(field, id) {
  if (field.kind === "choice") {
    const select = h("select", { id, name: field.name });
    // An answer can be taken back where there is a word for having none.
    if (field.prompt || field.value === undefined || field.value === null) select.append(h("option", { value: "", text: field.prompt ?? "" }));
    for (const option of field.options) {
      select.append(h("option", { value: option.value, text: option.label, selected: option.value === field.value }));
    }
    return [select];
  }
  if (field.kind === "file") return [h("input", { id, name: field.name, type: "file", accept: field.accept })];
  if (field.kind === "text") return [h("textarea", { id, name: field.name, maxlength: 2000, value: field.value ?? "" })];
  const type = { number: "text", line: "text", datetime: "datetime-local" }[field.kind] ?? "text";
  const props = { id, name: field.name, type, value: field.value ?? "", autocomplete: "off" };
  // A text field with a decimal keyboard takes a comma or a minus sign as people type them; a number
  // field silently gives back nothing for either in some browsers.
  if (field.kind === "number") props.inputmode = "decimal";
  return [h("input", props)];
}

function pills(field, id, type) {
  const chosen = new Set([field.value].flat());
  return h("div", { class: "pills" }, field.options.map((option, i) =>
    h("label", { for: `${id}-${i}` },
      h("input", { type, class: "vh", id: `${id}-${i}`, name: `${id}`, value: option.value, checked: chosen.has(option.value) }),
      h("span", { text: option.label }))));
}

/**
 * Make a field: its node, and functions that read it, show an error, clear it, and say whether another
 * description asks the same.
 */
export function makeField(field) {
  const id = freshId("field");
  const hint = field.hint ? h("p", { class: "hint", id: `${id}-hint`, text: field.hint }) : null;
  const error = h("p", { class: "err", id: `${id}-error` });
  const wide = field.wide ? " wide" : "";
  let node;
  let inputs;
  if (field.kind === "pills" || field.kind === "checks") {
    const group = pills(field, id, field.kind === "pills" ? "radio" : "checkbox");
    inputs = [...group.querySelectorAll("input")];
    node = h("fieldset", { class: `fl${wide}` }, h("legend", { text: field.label }), hint, group, error);
  } else if (field.kind === "numbers") {
    inputs = Array.from({ length: field.count }, (_, i) =>
      h("input", { id: `${id}-${i}`, type: "text", inputmode: "decimal", autocomplete: "off", value: field.value?.[i] ?? "", "aria-label": `${field.label}, ${i + 1}` }));
    node = h("fieldset", { class: `fl${wide}` }, h("legend", { text: field.label }), hint,
      h("div", { class: "row" }, inputs, field.unit ? h("span", { class: "unit", text: field.unit }) : null), error);
  } else {
    inputs = single(field, id);
    node = h("div", { class: `fl${wide}` }, h("label", { for: id, text: field.label }), hint,
      h("div", { class: "row" }, inputs, field.unit ? h("span", { class: "unit", text: field.unit }) : null), error);
  }
  for (const input of inputs) describe(input, [hint?.id, error.id]);

  const read = () => {
    if (field.kind === "pills") return inputs.find((input) => input.checked)?.value ?? "";
    if (field.kind === "checks") return inputs.filter((input) => input.checked).map((input) => input.value);
    if (field.kind === "numbers") return inputs.map((input) => input.value.trim());
    if (field.kind === "file") return inputs[0].files[0]?.name ?? "";
    return inputs[0].value.trim();
  };
  const file = () => (field.kind === "file" ? inputs[0].files[0] : undefined);
  const fail = (message) => {
    error.textContent = message;
    for (const input of inputs) input.setAttribute("aria-invalid", message ? "true" : "false");
  };
  const clear = () => {
    if (field.keep) return;
    for (const input of inputs) {
      if (input.type === "radio" || input.type === "checkbox") continue;
      if (input.tagName !== "SELECT") input.value = "";
    }
  };
  const { value: _, ...asked } = field;
  const shape = JSON.stringify(asked);
  const same = ({ value: __, ...other }) => JSON.stringify(other) === shape;
  return { name: field.name, node, read, file, fail, clear, same, focus: () => inputs[0].focus() };
}
