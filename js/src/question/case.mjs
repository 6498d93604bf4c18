// A branching case: a scene, a decision, its reason, and on to the scene that the decision leads to.
import { h, icon, say } from "../style/index.mjs";
import { verdict } from "./card.mjs";
import { field, unique } from "./fields.mjs";
import { begunAgain, beginAgain } from "./begun.mjs";
import { mark, openCommon } from "./marking.mjs";

const decided = (question, given) => {
  const told = mark(question, given);
  return told.state === "incomplete" ? told : { ...told, next: openCommon(question).next[given] };
};

/**
 * The way that an earlier visit went, as far as its decisions reach. A walk begins with a decision in the first
 * scene, so what was decided in a scene before the scenes that led there belongs to an earlier walk.
 * @param sheet { scenes, start }
 * @param before { question: {answer, answered_at} }, the last decision of each
 * @param since when the case was begun again, in ms: an earlier walk is over then
 */
export function walked({ scenes, start }, before, since = -Infinity) {
  const path = [];
  const found = (scene, from) => {
    const earlier = before[scenes[scene].question?.id];
    return Date.parse(earlier?.answered_at) >= from ? earlier : null;
  };
  let scene = start;
  let earlier = found(scene, since);
  while (earlier) {
    const told = decided(scenes[scene].question, earlier.answer);
    if (told.state === "incomplete") break;
    path.push({ scene, draft: earlier.answer, told });
    scene = told.next;
    earlier = found(scene, Date.parse(earlier.answered_at));
  }
  return path.length ? path : [{ scene }];
}

/**
 * @param sheet { scenes: {id: {title, text, question|null}}, start, strings }
 * @param memory { path: [{scene, draft, told}] } kept while the page lives
 * @param options { record, before } ; before: see walked
 */
export function story(sheet, memory, { record, before = {} }) {
  const { scenes, strings } = sheet;
  const first = scenes[sheet.start].question?.id;
  const anew = () => { memory.path = [{ scene: sheet.start }]; beginAgain(first); draw(true); };
  memory.path ??= walked(sheet, before, begunAgain(first));
  const list = h("ol", { class: "story" });

  function step(entry, last) {
    const { title, text, question } = scenes[entry.scene];
    const told = h("div", { class: "told", role: "status" });
    const heading = h("p", { class: "head", tabindex: "-1" }, h("b", { text: title }));
    const parts = [heading, text.map((paragraph) => h("p", { text: paragraph }))];
    const again = h("button", { type: "button", class: "b", text: strings.again, onclick: anew });
    if (!question) {
      return { node: h("li", { class: "scene" }, parts, h("div", { class: "ctl" }, again)), heading };
    }
    const legend = unique();
    const decision = field(question, strings, { changed: () => { entry.draft = decision.read(); }, legend });
    const decide = h("button", { type: "submit", class: "b p", text: strings.decide });
    const next = h("button", { type: "button", class: "b p", onclick: () => { memory.path.push({ scene: entry.told.next }); draw(true); } }, h("span", { text: strings.go_on }), icon("arrow"));
    const show = () => {
      if (entry.told) {
        const state = entry.told.state === "incomplete" ? [h("p", { text: strings.incomplete })] : verdict(entry.told, { ...strings, right: strings.good_call, not_yet: strings.think_again });
        told.replaceChildren(...state.flat().filter(Boolean));
      }
      const done = entry.told && entry.told.state !== "incomplete";
      decide.hidden = done;
      next.hidden = !(done && last);
      again.hidden = !last || (!done && entry === memory.path[0]);
      if (done) decision.lock();
    };
    const submit = (event) => {
      event.preventDefault();
      const given = decision.read();
      entry.draft = given;
      entry.told = decided(question, given);
      if (entry.told.state !== "incomplete") {
        record({ question: question.id, answer: given, confidence_pct: "", hints_used: 0 }, entry.told.state === "right");
      }
      show();
      if (!next.hidden) next.focus();
    };
    if (entry.draft) decision.write(entry.draft);
    show();
    return {
      node: h("li", { class: "scene" }, parts, h("form", { class: "card", onsubmit: submit },
        h("fieldset", {}, h("legend", { id: legend, text: question.text }), decision.node), h("div", { class: "ctl" }, decide, next, again), told)),
      heading,
    };
  }

  function draw(move) {
    const steps = memory.path.map((entry, i) => step(entry, i === memory.path.length - 1));
    list.replaceChildren(...steps.map(({ node }) => node));
    if (move) steps.at(-1).heading.focus();
  }
  draw(false);
  return h("div", { class: "case" }, sheet.intro ? h("p", { text: say(sheet.intro) }) : null, list);
}
