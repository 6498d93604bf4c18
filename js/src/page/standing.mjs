// What was answered on these pages, objective by objective, and the whole log to take away.
import { saveFile } from "../player/download.mjs";
import { h, say, setText } from "../style/dom.mjs";
import { logFiles, zip } from "./files.mjs";
import { browserStorage, PageLog } from "./model.mjs";

/** The last answer to each question, and the last decision about each claim; predictions are no answers. */
export function lastAnswers(answers) {
  const sorted = answers.filter(({ mode }) => mode !== "predict").sort((a, b) => Date.parse(a.answered_at) - Date.parse(b.answered_at));
  return new Map(sorted.map((one) => [one.question, one.right === "true"]));
}

/** Count an objective's questions: {n, answered, right, state}. */
export function standing(questions, last) {
  const answered = questions.filter((id) => last.has(id)).length;
  const right = questions.filter((id) => last.get(id)).length;
  return { n: questions.length, answered, right, state: !answered ? "new" : right === questions.length ? "met" : "under_way" };
}

const row = ({ id, text, page, questions, claims = [] }, last, strings) => {
  const { n, answered, right, state } = standing(questions, last);
  const decided = claims.filter((name) => last.has(name)).length;
  const told = [state === "new" && decided ? "" : say(strings[state], { answered, n, right }), decided ? say(strings.claims, { decided, n: claims.length }) : ""];
  return h("tr", { "data-state": state },
    h("th", { scope: "row" }, h("a", { href: page, text: id })),
    h("td", { text }),
    h("td", { text: told.filter(Boolean).join("; ") }));
};

/** Everything that this browser keeps, as the archive that `pl.restore_log` takes. */
export const logArchive = (log = new PageLog(browserStorage())) => zip(logFiles(log));

/**
 * @param {HTMLElement} el
 * @param {{strings: object, objectives: {id, text, page, questions, claims}[]}} traits
 */
export function standingPage(el, { strings, objectives }) {
  const log = new PageLog(browserStorage());
  const told = h("p", { role: "status" });
  const body = h("tbody");
  const heads = [strings.objective, strings.you_can, strings.questions];
  const take = h("button", { type: "button", class: "b p", text: strings.take, onclick: () => saveFile("psoas-log.zip", logArchive(log), "application/zip") });
  const forget = h("button", { type: "button", class: "b", text: strings.forget, onclick: () => { sure.hidden = false; yes.focus(); } });
  const yes = h("button", { type: "button", class: "b", text: strings.forget_yes, onclick: () => { log.clear(); sure.hidden = true; show(); told.focus(); } });
  const no = h("button", { type: "button", class: "b", text: strings.forget_no, onclick: () => { sure.hidden = true; forget.focus(); } });
  const sure = h("div", { class: "sure", role: "group", "aria-label": strings.forget, hidden: true }, h("p", { text: strings.forget_ask }), h("div", { class: "ctl" }, yes, no));
  told.tabIndex = -1;

  function show() {
    const last = lastAnswers(log.answers);
    const kept = logFiles(log).length > 0;
    const met = objectives.filter((one) => standing(one.questions, last).state === "met").length;
    const asked = lastAnswers(log.answers.filter(({ mode }) => mode !== "claim"));
    setText(told, kept ? say(strings.kept, { answers: asked.size, sessions: log.sessions.length, met, n: objectives.length }) : strings.nothing);
    body.replaceChildren(...objectives.map((one) => row(one, last, strings)));
    take.hidden = forget.hidden = !kept;
  }

  el.append(h("div", { class: "standing" },
    told, h("div", { class: "ctl" }, take, forget), sure,
    h("table", { class: "table" }, h("thead", {}, h("tr", {}, heads.map((text) => h("th", { scope: "col", text })))), body)));
  show();
  addEventListener("storage", show);
}
