// One question: its field, its hints, its reply.
import { h, icon, say, setAttr, setText } from "../style/index.mjs";
import { confidence } from "./confidence.mjs";
import { field, unique } from "./fields.mjs";
import { answerKeys, mark, openCommon } from "./marking.mjs";

/** What is said about an answer: a mark, the sentences, and where they come from. */
export function verdict(told, strings) {
  const right = told.state === "right";
  return [
    h("p", { class: "head" }, icon(right ? "ok" : "cross"), h("b", { text: right ? strings.right : strings.not_yet })),
    told.replies.map((text) => h("p", { text })),
    told.sources?.length ? h("p", { class: "src", text: say(strings.sources, { list: told.sources.join("; ") }) }) : null,
  ];
}

/** What a learner hears: what is missing is named at the second try, or when it is asked for. */
function heard(told, memory, strings) {
  if (!told.missing.length) return told;
  const rest = memory.tries > 1 || memory.asked ? told.missing : [told.replies.length ? strings.missing_too : strings.missing_only];
  return { ...told, replies: [...told.replies, ...rest] };
}

/**
 * @param question a sealed question
 * @param memory what was done with it before, kept while the page lives
 * @param options { strings, mode, number, record } ; record(answer) hands a marked answer on
 */
export function card(question, memory, { strings, mode, number, record }) {
  const legend = unique();
  const predicting = mode === "predict";
  const common = () => openCommon(question);
  const told = h("div", { class: "told", role: "status" });
  const hints = h("ol", { class: "hints" });
  const hintBox = h("div", { role: "status" }, hints);
  const remember = () => { memory.draft = answer.read(); };
  const answer = field(question, strings, { changed: remember, legend });
  const sure = predicting ? confidence(strings, () => { memory.sure = sure.read(); }) : null;

  const submit = h("button", { type: "submit", class: "b p", text: predicting ? strings.keep : strings.check });
  const hint = h("button", { type: "button", class: "b", onclick: () => { memory.hints = Math.min((memory.hints ?? 0) + 1, question.hints); show(); } });
  const ask = h("button", { type: "button", class: "b q", text: strings.say_missing, onclick: () => { memory.asked = true; show(); solve.focus(); } });
  const solve = h("button", { type: "button", class: "b q", text: strings.show_answer, onclick: () => { memory.solved = true; show(); } });

  function show() {
    const opened = memory.hints ?? 0;
    while (hints.children.length < opened) {
      const n = hints.children.length;
      hints.append(h("li", {}, h("b", { text: say(strings.hint_n, { n: n + 1 }) }), " ", common().hints[n]));
    }
    hints.hidden = !opened;
    hint.hidden = predicting || !question.hints;
    setText(hint, opened < question.hints ? say(strings.hint, { n: opened + 1, of: question.hints }) : strings.no_more_hints);
    setAttr(hint, "aria-disabled", opened < question.hints ? null : "true");
    const right = memory.told?.state === "right";
    solve.hidden = predicting ? !memory.kept || memory.solved : !memory.tries || right || memory.solved;
    ask.hidden = !memory.told?.missing.length || memory.tries > 1 || memory.asked || memory.solved;
    const parts = [];
    if (memory.told?.state === "incomplete") parts.push(h("p", { text: (predicting ? strings.incomplete_predict : strings[`incomplete_${question.kind}`]) ?? strings.incomplete }));
    else if (memory.told) parts.push(...verdict(heard(memory.told, memory, strings), strings));
    if (memory.kept) parts.push(h("p", { class: "head" }, icon("ok"), h("b", { text: strings.kept })), h("p", { text: strings.kept_next }));
    if (memory.solved) {
      const { solution, sources } = common();
      parts.push(h("p", { class: "head" }, h("b", { text: strings.answer })), h("p", { text: solution }), h("p", { class: "src", text: say(strings.sources, { list: sources.join("; ") }) }));
    }
    told.replaceChildren(...parts.flat().filter(Boolean));
    if (memory.kept) { answer.lock(); sure.lock(); submit.hidden = true; }
  }

  function decide(event) {
    event.preventDefault();
    const given = answer.read();
    remember();
    if (predicting) {
      if (!answerKeys(question, given) || !sure.read()) memory.told = { state: "incomplete", replies: [], missing: [] };
      else {
        memory.told = null;
        memory.kept = true;
        record({ question: question.id, answer: given, confidence_pct: sure.read(), hints_used: 0 }, mark(question, given).state === "right");
      }
    } else {
      memory.told = mark(question, given);
      memory.asked = false;
      if (memory.told.state !== "incomplete") memory.tries = (memory.tries ?? 0) + 1;
      if (memory.told.state !== "incomplete") record({ question: question.id, answer: given, confidence_pct: "", hints_used: memory.hints ?? 0 }, memory.told.state === "right");
    }
    show();
    if (memory.kept) solve.focus();
  }

  if (memory.draft) answer.write(memory.draft);
  if (memory.sure) sure?.write(memory.sure);
  show();
  return h("form", { class: "card", novalidate: true, onsubmit: decide },
    h("fieldset", {},
      h("legend", { id: legend }, number ? h("span", { class: "nr", text: `${number}. ` }) : null, question.text),
      question.kind === "multiple" ? h("p", { class: "hint", text: strings.several }) : null,
      answer.node),
    sure?.node, h("div", { class: "ctl" }, submit, hint, ask, solve), hintBox, told);
}
