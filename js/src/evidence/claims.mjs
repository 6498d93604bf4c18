// The articles' claims one at a time: read, decide, then see the verdict with its reason, its studies and its certainty.
import { h, icon, say, setText } from "../style/index.mjs";
import { GROUPS, groupOf } from "./choose.mjs";
import { trialCard } from "./trials.mjs";

let serial = 0;

export function claimBoard(spec, memory, keep) {
  const { strings: words, claims, trials } = spec;
  memory.at ??= 0;
  memory.said ??= {};
  const name = `ps-claim-${(serial += 1)}`;
  const body = h("div", { class: "claim" });
  const tally = h("p", { class: "hint", role: "status" });
  const jump = h("select", { class: "pick jump", "aria-label": words.jump, onchange: () => go(Number(jump.value)) });
  const decided = () => claims.filter((claim) => memory.said[claim.id]);

  function settle() {
    const done = decided();
    const agreed = done.filter((claim) => groupOf(claim.verdict) === memory.said[claim.id]).length;
    setText(tally, say(done.length === claims.length ? words.tally_all : words.tally, { done: done.length, n: claims.length, agreed }));
    jump.replaceChildren(...claims.map((claim, i) =>
      h("option", { value: String(i), text: `${claim.id}. ${memory.said[claim.id] ? claim.verdict : words.undecided}` })));
    jump.value = String(memory.at);
  }
  function go(to) {
    memory.at = to;
    draw(true);
  }
  function evidence(claim) {
    const said = memory.said[claim.id];
    const same = groupOf(claim.verdict) === said;
    const studies = trials.filter((trial) => claim.keys.includes(trial.key));
    return [
      h("p", { class: "head" }, icon(same ? "ok" : "cross"), h("b", { text: say(words.verdict, { verdict: claim.verdict }) })),
      h("p", { class: "hint", text: say(same ? words.same : words.other, { said: words[`group_${said}`] }) }),
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
    const inputs = Object.keys(GROUPS).map((group) => h("input", { type: "radio", name, value: group, checked: memory.said[claim.id] === group }));
    const submit = h("button", { type: "submit", class: "b p", text: words.show });
    const next = h("button", { type: "button", class: "b p", onclick: () => go((memory.at + 1) % claims.length) }, h("span", { text: words.next }), icon("arrow"));
    const show = () => {
      const done = Boolean(memory.said[claim.id]);
      submit.hidden = done;
      next.hidden = !done;
      inputs.forEach((input) => { input.disabled = done; });
      if (done) told.replaceChildren(...evidence(claim));
    };
    const decide = (event) => {
      event.preventDefault();
      const picked = inputs.find((input) => input.checked);
      if (!picked) {
        told.replaceChildren(h("p", { text: words.choose_first }));
        return;
      }
      memory.said[claim.id] = picked.value;
      keep({ ...memory.said });
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
          h("div", { class: "opts" }, Object.keys(GROUPS).map((group, i) => h("label", { class: "opt" }, inputs[i], h("span", { text: words[`group_${group}`] }))))),
        h("div", { class: "ctl" }, submit, next), told));
    if (move) heading.focus();
  }
  draw(false);
  return h("div", { class: "board" }, h("div", { class: "bar" }, tally, jump), body);
}
