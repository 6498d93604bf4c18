// The question widget: one question, a set, or a prediction; a case is told by case.mjs.
import { followTheme, h, say, setText, useStyles } from "../style/index.mjs";
import { card } from "./card.mjs";
import { story } from "./case.mjs";
import { keeping } from "./keeping.mjs";
import css from "./question.css";
import { mark } from "./marking.mjs";

// A prediction counts once and a case goes on where it was left; questions are asked anew, to be recalled.
const LASTING = new Set(["predict", "case"]);

// What was answered survives while the page lives, also when the view is drawn again.
const memories = new WeakMap();

/** What an earlier visit left: the last answer to a question, marked again. */
function remembered(question, { answer, confidence_pct }, mode) {
  if (mode === "predict") return { draft: answer, sure: confidence_pct, kept: true };
  const told = mark(question, answer);
  return told.state === "incomplete" ? {} : { draft: answer, told, tries: 1 };
}

function render({ model, el }) {
  const sheet = model.get("sheet");
  const { strings, mode, questions, title } = sheet;
  const key = model.model_id ? model : sheet;
  if (!memories.has(key)) memories.set(key, {});
  const memory = memories.get(key);
  const known = new Set([...questions, ...Object.values(sheet.scenes ?? {}).map(({ question }) => question)].map((one) => one?.id));
  const box = keeping(model, strings, (answer) => answer.mode === mode && known.has(answer.question));
  const before = { ...model.get("before"), ...(LASTING.has(mode) ? box.earlier : {}) };
  for (const question of questions) {
    const earlier = before[question.id];
    if (earlier) memory[question.id] ??= remembered(question, earlier, mode);
  }

  const count = h("p", { class: "hint" });
  const tally = () => {
    const marks = questions.map(({ id }) => memory[id]?.told?.state);
    setText(count, mode === "predict" ? "" : say(strings.tally, { right: marks.filter((m) => m === "right").length, n: questions.length }));
  };
  // Where there is a kernel it marks for itself; a page without one keeps this mark.
  const record = (answer, right) => {
    box.put({ mode, right: String(right), ...answer });
    queueMicrotask(tally);
  };

  const body = mode === "case"
    ? story(sheet, memory, { record, before })
    : h("div", { class: "cards" }, questions.length ? null : h("p", { text: strings.nothing_due }), questions.map((question, i) =>
      card(question, (memory[question.id] ??= {}), { strings, mode, number: questions.length > 1 ? i + 1 : 0, record })));
  const root = h("div", { class: "ps qs", role: title ? "group" : null, "aria-label": title || null },
    h("div", { class: "in" },
      title ? h("div", { class: "top" }, h("p", { class: "title", text: title }), questions?.length > 1 ? count : null) : null,
      strings.in_english ? h("p", { class: "hint", text: strings.in_english }) : null,
      body, box.node));
  el.append(root);
  useStyles(el, "question", css);
  if (mode !== "case") tally();
  const stop = followTheme(root);
  return () => {
    stop();
    box.close();
    root.remove();
  };
}

export default { render };
