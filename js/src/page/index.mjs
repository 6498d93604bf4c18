// Host a widget on a plain page: no kernel, no network, the log in the browser, exported as CSV.
import { reflectionsCsv, saveFile, sessionsCsv } from "../player/download.mjs";
import { h, say, setText } from "../style/dom.mjs";
import { PageLog, PageModel } from "./model.mjs";

/**
 * @param {{render: Function}} widget the player's module
 * @param {HTMLElement} el
 * @param {object} traits schedule, strings, language
 */
export function host(widget, el, traits) {
  const { strings } = traits;
  const log = new PageLog(localStorage);
  const model = new PageModel({ events: [], player_key: "page", ...traits }, log, say(strings.page_where));
  const stand = h("div");
  const count = h("p", { role: "status" });
  const sessions = h("button", { type: "button", class: "b", text: say(strings.page_sessions), onclick: () => saveFile("sessions.csv", sessionsCsv(log.sessions)) });
  const reflections = h("button", { type: "button", class: "b", text: say(strings.page_reflections), onclick: () => saveFile("reflections.csv", reflectionsCsv(log.reflections)) });
  const update = () => {
    const n = log.sessions.length;
    setText(count, say(n === 1 ? strings.page_one : strings.page_count, { n }));
    sessions.hidden = !n;
    reflections.hidden = !log.reflections.length;
  };
  el.append(stand, h("footer", { class: "ps page-log" }, count, h("div", { class: "ctl" }, sessions, reflections)));
  model.on("logged", update);
  const cleanup = widget.render({ model, el: stand });
  update();
  return { model, log, cleanup };
}
