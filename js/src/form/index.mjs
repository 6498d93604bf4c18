// A small form: described by Python, filled in by the learner, judged by Python, and never emptied
// before what was typed is safe.
import { followTheme, h, useStyles } from "../style/index.mjs";
import css from "./form.css";
import { makeField } from "./fields.mjs";
import { makeTable } from "./table.mjs";

const PATIENCE_MS = 4000;
/** A notebook's server takes messages of ten megabytes and ends the connection at a larger one. */
const LARGEST_BYTES = 8e6;

function render({ model, el }) {
  useStyles(el, "form", css);
  const spec = model.get("spec");
  const words = spec.strings;
  let fields = [];
  const grid = h("div", { class: "fm" });
  // Fields that stay keep their node and what was typed into it; Python may change the others.
  const redraw = (wanted) => {
    const before = new Map(fields.map((field) => [field.name, field]));
    fields = wanted.map((one) => {
      const same = before.get(one.name);
      return same?.same(one) ? same : makeField({ ...one, value: same?.read() || one.value });
    });
    grid.replaceChildren(...fields.map((field) => field.node));
    return fields.find((field) => !before.has(field.name));
  };
  redraw(spec.fields);
  const message = h("p", { class: "fmsg", role: "status", "aria-live": "polite", text: spec.message ?? "" });
  const under = h("div");
  const showTable = (table) => under.replaceChildren(...(table?.rows?.length ? [makeTable(table)] : []));
  showTable(spec.table);
  const button = h("button", { type: "submit", class: "b p", text: spec.submit });
  const form = h("form", { novalidate: true, autocomplete: "off" },
    h("div", { class: "in" },
      h("h3", { class: "fmin", text: spec.title }),
      spec.intro ? h("p", { text: spec.intro }) : null,
      grid,
      h("div", { class: "ctl" }, button),
      message, under));
  const root = h("section", { class: "ps fmw", lang: spec.lang, "aria-label": spec.title, "data-lm-suppress-shortcuts": "true" }, form);
  el.append(root);
  const unfollow = followTheme(root);
  let waiting = 0;

  const settle = () => {
    clearTimeout(waiting);
    button.removeAttribute("aria-disabled");
  };
  const answer = (reply) => {
    if (reply?.type === "working") clearTimeout(waiting);
    if (reply?.type !== "result") return;
    settle();
    const fresh = reply.fields ? redraw(reply.fields) : undefined;
    for (const field of fields) field.fail(reply.errors?.[field.name] ?? "");
    message.textContent = reply.message ?? "";
    showTable(reply.table);
    const first = fields.find((field) => reply.errors?.[field.name]) ?? fresh;
    if (first) first.focus();
    else if (reply.ok) for (const field of fields) field.clear();
  };
  const silent = () => {
    settle();
    message.textContent = words.no_kernel;
  };
  const submit = async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    const chosen = fields.find((field) => field.file());
    if (chosen?.file().size > LARGEST_BYTES) {
      chosen.fail(words.too_large);
      chosen.focus();
      return;
    }
    button.setAttribute("aria-disabled", "true");
    message.textContent = words.sending;
    waiting = setTimeout(silent, PATIENCE_MS);
    const values = Object.fromEntries(fields.map((field) => [field.name, field.read()]));
    try {
      const data = chosen ? [await chosen.file().arrayBuffer()] : [];
      // The only cheap sign of a dead kernel is that sending fails.
      await model.send({ type: "submit", values, file: chosen?.name ?? null }, undefined, data);
    } catch {
      silent();
    }
  };
  form.addEventListener("submit", submit);
  model.on("msg:custom", answer);
  return () => {
    clearTimeout(waiting);
    unfollow();
    model.off("msg:custom", answer);
    root.remove();
  };
}

export default { render };
