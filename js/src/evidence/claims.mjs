// The articles' claims one at a time: read, decide, then see the verdict with its reason, its studies and its certainty.
import { confidence } from "../question/confidence.mjs";
import { freshId, h, icon, say, setText } from "../style/index.mjs";
import { trialCard } from "./trials.mjs";

/**
 * @param spec { strings, claims, groups, trials }
 * @param memory { at, said: {claim's name: {answer, confidence_pct}} }, kept while the page lives
 * @param {(name: string, decision: object, agreed: boolean) => void} keep hands a decision on
 */
export function claimBoard(spec, memory, keep) {
  const { strings: words, claims, groups, trials } = spec;
  memory.at ??= 0;
  memory.said ??= {};
  const name = freshId("claim");
  const body = h("div", { class: "claim" });
  const tally = h("p", { class: "hint", role: "status" });
  const jump = h("select", { class: "pick jump", "aria-label": words.jump, onchange: () => go(Number(jump.value)) });
  const decided = () => claims.filter((claim) => memory.said[claim.name]);
  const agree = (claim) => memory.said[claim.name].answer === claim.group;

  function settle() {
    const done = decided();
    const agreed = done.filter(agree).length;
    setText(tally, say(done.length === claims.length ? words.tally_all : words.tally, { done: done.length, n: claims.length, agreed }));
    jump.replaceChildren(...claims.map((claim, i) =>
      h("option", { value: String(i), text: `${claim.id}. ${memory.said[claim.name] ? claim.verdict : words.undecided}` })));
    jump.value = String(memory.at);
  }
  function go(to) {
    memory.at = to;
    draw(true);
  }
  function evidence(claim) {
    const { answer, confidence_pct } = memory.said[claim.name];
    const same = agree(claim);
    const said = [words[`group_${answer}`], words[`sure_${confidence_pct}`]].filter(Boolean).join("; ");
    const studies = trials.filter((trial) => claim.keys.includes(trial.key));
    return [
      h("p", { class: "head" }, icon(same ? "ok" : "cross"), h("b", { text: say(words.verdict, { verdict: claim.verdict }) })),
      h("p", { class: "hint", text: say(same ? words.same : words.other, { said }) }),
      h("p", { text: claim.why }),
      studies.length ? h("details", {}, h("summary", { text: say(studies.length > 1 ? words.studies : words.study_one, { n: studies.length }) }),
        studies.map((trial) => [h("p", { class: "label" }, h("b", { text: trial.label })), trialCard(trial, words)])) : null,
      h("p", { class: "src", text: say(words.sources, { list: claim.cite, how: claim.how }) }),
    ].flat().filter(Boolean);
  }
  function draw(move) {
    const claim = claims[memory.at];
    const heading = h("p", { class: "cue", tabindex: "-1" }, h("span", { class: "vh", text: say(words.nth, { i: claim.id, n: claims.length }) }), claim.text);
    const told = h("div", { class: "told", role: "status" });
    const inputs = groups.map((group) => h("input", { type: "radio", name, value: group }));
    const sure = confidence(words, () => {});
    const submit = h("button", { type: "submit", class: "b p", text: words.show });
    const next = h("button", { type: "button", class: "b p", onclick: () => go((memory.at + 1) % claims.length) }, h("span", { text: words.next }), icon("arrow"));
    const again = h("button", { type: "button", class: "b q", text: words.redo, onclick: () => show(true) });
    const show = (redo = false) => {
      const kept = memory.said[claim.name];
      const done = Boolean(kept) && !redo;
      submit.hidden = done;
      next.hidden = again.hidden = !done;
      inputs.forEach((input) => { input.disabled = done; input.checked = done && kept.answer === input.value; });
      sure.lock(done);
      sure.write(done ? kept.confidence_pct : "");
      told.replaceChildren(...(done ? evidence(claim) : []));
      if (redo) inputs[0].focus();
    };
    const decide = (event) => {
      event.preventDefault();
      const picked = inputs.find((input) => input.checked);
      if (!picked || !sure.read()) {
        told.replaceChildren(h("p", { text: words.choose_first }));
        return;
      }
      memory.said[claim.name] = { answer: picked.value, confidence_pct: sure.read() };
      keep(claim.name, memory.said[claim.name], agree(claim));
      show();
      settle();
      next.focus();
    };
    show();
    settle();
    body.replaceChildren(
      h("p", { class: "hint", text: say(words.where, { i: claim.id, n: claims.length, article: claim.article }) }), heading,
      h("form", { class: "decide", onsubmit: decide },
        h("fieldset", {}, h("legend", { text: words.ask }),
          h("div", { class: "opts" }, groups.map((group, i) => h("label", { class: "opt" }, inputs[i], h("span", { text: words[`group_${group}`] }))))),
        sure.node, h("div", { class: "ctl" }, submit, next, again), told));
    if (move) heading.focus();
  }
  draw(false);
  return h("div", { class: "board" }, h("div", { class: "bar" }, tally, jump), body);
}
