// The names are hidden: find a part in the picture, or name the one that is marked.
import { h, say, setText } from "../style/index.mjs";
import { answer, asked, hint, next, start } from "./quiz.mjs";

export function blind({ id, sentences, parts, live, shown, number, numbers, mark, onMode, canFind }) {
  const name = (partId) => parts.find((p) => p.id === partId)?.name ?? "";
  let mode = "look";
  let round = null;

  const question = h("h3", { class: "question" });
  const how = h("p", { class: "hint" });
  const words = h("p", { class: "feedback" });
  const hintText = h("p", { class: "hinttext", hidden: true });
  const score = h("p", { class: "hint" });
  const select = h("select", { class: "choice", id: `${id}-answer` });
  const label = h("label", { for: `${id}-answer` });
  const submit = h("button", { type: "button", class: "b p", onclick: () => submitted() }, sentences.answer);
  const hintButton = h("button", { type: "button", class: "b", onclick: () => hinted() }, sentences.hint);
  const nextButton = h("button", { type: "button", class: "b p", onclick: () => { round = next(round); ask(); } }, sentences.next);
  const againButton = h("button", { type: "button", class: "b p", onclick: () => begin() }, sentences.again);
  const pick = h("div", { class: "pick" }, label, select);
  const element = h("div", { class: "blind", hidden: true }, score, question, how, pick, hintText, words,
    h("div", { class: "ctl" }, submit, nextButton, againButton, hintButton));

  const radios = ["look", "find", "name"].map((value) => {
    const input = h("input", { type: "radio", class: "vh", name: `${id}-mode`, value, checked: value === mode, onchange: () => set(value) });
    return { value, input, element: h("label", { class: "seg" }, input, h("span", { text: sentences[value === "look" ? "learn" : value] })) };
  });
  const modes = h("fieldset", { class: "segs modes" }, h("legend", { class: "vh", text: sentences.mode }), radios.map((r) => r.element));

  function tell(text) {
    setText(words, text);
    setText(live, text);
  }

  function options(list) {
    const keep = select.value;
    select.replaceChildren(h("option", { value: "", text: "\u2013" }), ...list.map(([value, text]) => h("option", { value, text })));
    select.value = list.some(([value]) => value === keep) ? keep : "";
  }

  function fill() {
    if (mode === "find") options(numbers().map((_, i) => [String(i + 1), String(i + 1)]));
    else if (mode === "name") options([...shown()].sort((a, b) => a.name.localeCompare(b.name)).map((p) => [p.id, p.name]));
  }

  function begin() {
    round = start(shown().map((p) => p.id));
    ask();
  }

  function ask() {
    const partId = asked(round);
    const over = round.over;
    const part = parts.find((p) => p.id === partId);
    hintText.hidden = true;
    setText(words, "");
    how.hidden = pick.hidden = submit.hidden = hintButton.hidden = over;
    nextButton.hidden = true;
    againButton.hidden = !over;
    score.hidden = over;
    if (over) {
      mark(null);
      const count = round.order.length;
      const text = count ? say(sentences.result, { right: round.right, count, hints: round.hints }) : sentences.nothing_shown;
      setText(question, text);
      setText(live, text);
      return;
    }
    select.value = "";
    setText(score, say(sentences.score, { at: round.at + 1, count: round.order.length, right: round.right }));
    setText(question, mode === "find" ? say(sentences.ask_find, { part: part.name }) : sentences.ask_name);
    setText(how, mode === "find" ? sentences.ask_find_how : sentences.ask_name_how);
    setText(label, mode === "find" ? sentences.number : sentences.answer_name);
    setText(live, question.textContent);
    mark(mode === "name" ? partId : null);
    fill();
  }

  function take(partId) {
    if (!round || round.over) return;
    const [after, verdict] = answer(round, partId);
    if (verdict === "ignored") return;
    round = after;
    const wanted = name(asked(round));
    const texts = { right: say(sentences.right, { part: wanted }), shown: say(sentences.solved, { part: wanted }), empty: sentences.wrong_empty, wrong: say(sentences.wrong, { part: name(partId) }) };
    if (verdict === "wrong" && mode === "name") texts.wrong = say(sentences.wrong_name, { part: name(partId) });
    words.dataset.verdict = verdict;
    const here = element.contains(element.getRootNode().activeElement); // a hidden button would drop the focus
    if (round.solved) {
      mark(asked(round), true);
      submit.hidden = hintButton.hidden = true;
      nextButton.hidden = false;
      setText(score, say(sentences.score, { at: round.at + 1, count: round.order.length, right: round.right }));
      if (here) nextButton.focus();
    }
    tell(texts[verdict]);
  }

  function submitted() {
    if (!select.value) {
      tell(sentences.choose_first);
      return;
    }
    take(mode === "find" ? number(Number(select.value)) : select.value);
  }

  function hinted() {
    round = hint(round);
    const part = parts.find((p) => p.id === asked(round));
    if (!part) return;
    const missing = mode === "find" && !numbers().includes(part.id) ? ` ${sentences.no_number}` : "";
    setText(hintText, part.hint + missing);
    hintText.hidden = false;
    setText(live, hintText.textContent);
  }

  function set(value) {
    mode = value;
    for (const r of radios) r.input.checked = r.value === mode;
    element.hidden = mode === "look";
    onMode(mode);
    if (mode === "look") {
      round = null;
      setText(live, sentences.learn);
    } else begin();
  }

  return {
    modes, element, set, take,
    refresh() {
      modes.hidden = !canFind();
      if (mode !== "look" && !canFind()) set("look");
      else if (mode !== "look" && round && !round.over) fill();
    },
    drawn() { if (mode === "find") fill(); },
  };
}
