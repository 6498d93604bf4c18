// A small form: described by Python, filled in by the learner, judged by Python, and never emptied
// before what was typed is safe.
import { followTheme, h, useStyles } from "../style/index.mjs";
import css from "./form.css";
import { makeField } from "./fields.mjs";

const PATIENCE_MS = 4000;

function render({ model, el }) {
  useStyles(el, "form", css);
  const spec = model.get("spec");
  const words = spec.strings;
  const fields = spec.fields.map(makeField);
  const message = h("p", { class: "fmsg", role: "status", "aria-live": "polite" });
  const button = h("button", { type: "submit", class: "b p", text: spec.submit });
  const form = h("form", { novalidate: true, autocomplete: "off" },
    h("div", { class: "in" },
      h("h3", { class: "fmin", text: spec.title }),
      spec.intro ? h("p", { text: spec.intro }) : null,
      h("div", { class: "fm" }, fields.map((field) => field.node)),
      h("div", { class: "ctl" }, button),
      message));
  const root = h("section", { class: "ps fmw", lang: spec.lang, "aria-label": spec.title, "data-lm-suppress-shortcuts": "true" }, form);
  el.append(root);
  const unfollow = followTheme(root);
  let waiting = 0;

  const answer = (reply) => {
    if (reply?.type !== "result") return;
    clearTimeout(waiting);
    button.removeAttribute("aria-disabled");
    for (const field of fields) field.fail(reply.errors?.[field.name] ?? "");
    message.textContent = reply.message ?? "";
    const first = fields.find((field) => reply.errors?.[field.name]);
    if (first) first.focus();
    else if (reply.ok) for (const field of fields) field.clear();
  };
  const silent = () => {
    button.removeAttribute("aria-disabled");
    message.textContent = words.no_kernel;
  };
  const submit = (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    message.textContent = words.sending;
    waiting = setTimeout(silent, PATIENCE_MS);
    const values = Object.fromEntries(fields.map((field) => [field.name, field.read()]));
    try {
      // The only cheap sign of a dead kernel is that sending fails.
      Promise.resolve(model.send({ type: "submit", values })).catch(silent);
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
