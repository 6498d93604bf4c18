// Elements without a template engine. Text is always set as text, so content can never become markup.
const SVG = "http://www.w3.org/2000/svg";
const FOCUSABLE = new Set(["a", "button", "input", "select", "textarea", "summary"]);

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "text") node.textContent = value;
    else if (name === "checked" || name === "value" || name === "disabled") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) node.append(child);
  }
  return node;
}

/** Make an HTML element; whatever can take the focus is shielded from JupyterLab's shortcuts. */
export function h(tag, props, ...children) {
  const node = fill(document.createElement(tag), props, children);
  if (FOCUSABLE.has(tag) || node.hasAttribute("tabindex")) {
    // JupyterLab looks from the focused element upwards and meets a selector such as :focus first:
    // the attribute on the widget's root alone protects nothing.
    node.setAttribute("data-lm-suppress-shortcuts", "true");
  }
  return node;
}

/** Make an SVG element. */
export function s(tag, props, ...children) {
  return fill(document.createElementNS(SVG, tag), props, children);
}

// A notebook loads a widget's module anew for each widget, so a mere number would be given twice on one page.
const own = Math.random().toString(36).slice(2, 8);
let made = 0;

/** An id, or a name of a group, that nothing else on the page has. */
export function freshId(kind) {
  made += 1;
  return `ps-${kind}-${own}-${made}`;
}

/** Put `{name}` values into a sentence of the catalogue. */
export function say(sentence, values = {}) {
  return String(sentence ?? "").replace(/\{(\w+)\}/g, (whole, name) =>
    name in values ? String(values[name]) : whole,
  );
}

/** Set text only when it differs, so that live regions and selections are left alone. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Set or remove an attribute only when it differs. */
export function setAttr(node, name, value) {
  if (value === null || value === undefined || value === false) {
    if (node.hasAttribute(name)) node.removeAttribute(name);
  } else if (node.getAttribute(name) !== String(value)) {
    node.setAttribute(name, value === true ? "" : String(value));
  }
}
