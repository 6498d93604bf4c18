// What the learner is told about the keeping of answers: one quiet line, or what is wrong and a way to try again.
import { h, say, setText } from "../style/index.mjs";
import { outbox } from "./outbox.mjs";

const WAITS = new Set(["again", "silent"]);

/**
 * @param model anywidget's model
 * @param strings the widget's sentences
 * @param {(answer: object) => boolean} mine whether a waiting answer belongs to this widget
 * @returns {{node, put, earlier, close}} earlier: the answers that still wait, by the question's id
 */
export function keeping(model, strings, mine) {
  const kept = h("p", { class: "hint kept", tabindex: "-1" });
  const trouble = h("p", { class: "unkept", role: "status" });
  const retry = h("button", { type: "button", class: "b", text: strings.status_retry, onclick: () => box.offer() });
  const ways = h("div", { class: "ctl" }, retry);
  const box = outbox(model, (what, message) => {
    const waits = WAITS.has(what);
    setText(kept, waits ? "" : say(strings[`status_${what}`], message));
    setText(trouble, waits ? say(strings[`status_${what}`], message) : "");
    if (!waits && retry.matches(":focus")) kept.focus(); // a button that vanishes takes the focus with it
    ways.hidden = !waits;
  }, { mine });
  ways.hidden = true;
  const earlier = Object.fromEntries(box.waiting().map((answer) => [answer.question, answer]));
  box.offer();
  return { node: [kept, trouble, ways], put: box.put, earlier, close: box.close };
}
