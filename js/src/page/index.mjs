// Host a widget on a plain page: no kernel, no network, the log in the browser, exported as files.
import { reflectionsCsv, saveFile, sessionsCsv } from "../player/download.mjs";
import { h, say, setText } from "../style/dom.mjs";
import { browserStorage, PageLog, PageModel } from "./model.mjs";

export { logArchive, standingPage } from "./standing.mjs";

/**
 * A player, with the log that it fills below it.
 * @param {{render: Function}} widget the player's module
 * @param {HTMLElement} el
 * @param {object} traits schedule, strings, language
 */
export function host(widget, el, traits) {
  const { strings } = traits;
  const storage = browserStorage();
  const log = new PageLog(storage);
  const model = new PageModel({ events: [], player_key: "page", ...traits }, log, say(storage.fleeting ? strings.page_fleeting : strings.page_where));
  const stand = h("div");
  const count = h("p", { role: "status" });
  const nudge = h("p", { class: "hint", text: say(strings.page_nudge) });
  const sessions = h("button", { type: "button", class: "b", text: say(strings.page_sessions), onclick: () => saveFile("sessions.csv", sessionsCsv(log.sessions)) });
  const reflections = h("button", { type: "button", class: "b", text: say(strings.page_reflections), onclick: () => saveFile("reflections.csv", reflectionsCsv(log.reflections)) });
  const update = () => {
    const n = log.sessions.length;
    setText(count, say(n === 1 ? strings.page_one : strings.page_count, { n }));
    count.hidden = nudge.hidden = sessions.hidden = !n;
    reflections.hidden = !log.reflections.length;
  };
  el.append(stand, h("footer", { class: "ps page-log" }, count, nudge, h("div", { class: "ctl" }, sessions, reflections)));
  model.on("logged", update);
  const cleanup = widget.render({ model, el: stand });
  update();
  return { model, log, cleanup };
}

/**
 * Questions or claims, with what was answered on an earlier visit.
 * @param {{render: Function}} widget the questions' or the claims' module
 * @param {HTMLElement} el
 * @param {object} traits sheet or spec, objectives: {question: objective}, where, fleeting
 */
export function ask(widget, el, traits) {
  const storage = browserStorage();
  const log = new PageLog(storage);
  const mode = traits.sheet?.mode ?? "claim";
  const before = Object.fromEntries(log.answers.filter((one) => one.mode === mode).map((one) => [one.question, one]));
  const model = new PageModel({ ...traits, before }, log, storage.fleeting ? traits.fleeting : traits.where);
  return { model, log, cleanup: widget.render({ model, el }) };
}
