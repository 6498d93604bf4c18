// Before the start: what is planned, who should ask first, one tick, Start.
import { badge, h } from "../../style/index.mjs";
import { mmss } from "../words.mjs";
import { button, sentence, tickBox } from "./parts.mjs";
import { makeScore } from "./score.mjs";

const list = (entries) => h("ul", null, entries.map((entry) => h("li", { text: sentence(entry) })));

/** How long each exercise takes by this schedule, seconds by side. */
function lengths(schedule) {
  const out = new Map();
  for (const { kind, exercise, side, startMs, endMs } of schedule.segments) {
    if (kind !== "hold" && kind !== "rep") continue;
    const sides = out.get(exercise) ?? new Map();
    sides.set(side, (sides.get(side) ?? 0) + (endMs - startMs) / 1000);
    out.set(exercise, sides);
  }
  return out;
}

function planList(words, schedule) {
  const found = lengths(schedule);
  return h("ol", null, schedule.data.exercises.map((exercise, i) => {
    const sides = found.get(exercise.id) ?? new Map();
    const names = [...sides.keys()];
    const n = Math.round(Math.max(0, ...sides.values()));
    return h("li", null,
      h("span", { class: "no", text: String(exercise.number ?? i + 1) }),
      h("span", { class: "en" }, exercise.name,
        exercise.provenance === "reconstructed" ? h("small", { class: "rec", text: words.t("reconstructed") }) : null),
      h("span", { class: "es" },
        (names.includes("both") ? ["left", "right"] : names).map((side) => [badge(side, words.letters(side), "sm"), h("span", { class: "vh", text: words.side(side) })]),
        h("span", { class: "dur", text: words.t(names.length > 1 ? "seconds_each" : "seconds", { n }) })));
  }));
}

/** Which dose is played, and the others one click away. */
function doseLine(words, player) {
  const { dose, dose_name: name, doses = [] } = player.schedule.data.routine;
  if (doses.length < 2) return null;
  return h("div", { class: "dose" }, h("p", { text: words.t("dose", { name }) }),
    doses.filter((one) => one.id !== dose).map((one) =>
      h("button", { type: "button", class: "b", text: words.t("switch_dose", { name: one.name }), onclick: () => player.ask({ dose: one.id }) })),
    player.asked ? h("p", { class: "hint2", role: "status", text: { waiting: words.t("opt_waiting"), silent: words.t("opt_silent") }[player.asked] ?? player.asked }) : null);
}

function offers(words, player, download) {
  return player.offers.unsaved.map(({ session, saved, reflection }) => {
    const id = session.session_id;
    const held = mmss(session.items.reduce((sum, item) => sum + item.done_s, 0) * 1000);
    const name = session.routine === player.schedule.data.routine.id ? player.schedule.data.routine.name : session.routine;
    let sure = false;
    const discard = button("cross", words.t("offer_discard"), () => {
      if (sure) player.discard(id);
      else discard.set("cross", words.t("offer_sure"));
      sure = true;
    });
    return h("div", { class: "save no offer", "data-session": id },
      h("div", null,
        h("p", null, h("b", { text: words.t("offer") }), " ",
          h("span", { class: "nd", text: saved ? words.t("offer_words", { when: words.when(session.ended_at) }) : words.t("offer_what", { name, when: words.when(session.ended_at), time: held }) })),
        player.offers.silent === id ? h("p", { text: words.t("offer_silent") }) : null,
        player.offers.refused ? h("p", { text: words.t("refused_why", { reason: player.offers.refused }) }) : null,
        h("div", { class: "ctl" },
          button("redo", words.t("offer_save"), () => player.retry(id), "p").node,
          button("down", words.t("download"), () => download(session, reflection)).node,
          discard.node)));
  });
}

export function makeCover(words, player, { safety, start, download }) {
  const waiting = h("div", { class: "offers" });
  const body = h("div", { class: "coverbody" });
  const node = h("div", { class: "screen cover-screen" }, waiting, body);
  const startButton = button("play", words.t("start"), () => start(), "p go");
  const hint = h("span", { class: "hint" });
  let whole = false;

  function showStart() {
    startButton.enable(safety.ok);
    const ready = player.schedule.segments[0];
    hint.textContent = !safety.ok
      ? words.t("tick_hint")
      : ready.kind === "ready" ? words.t("start_hint", { time: words.t("seconds", { n: Math.round((ready.endMs - ready.startMs) / 1000) }) }) : "";
  }

  function safetyBlock() {
    const { ask_first: ask = [], red_flags: flags = [] } = player.schedule.data.safety ?? {};
    const lists = h("div", { class: whole ? "flags whole" : "flags", role: "group", tabindex: "0", "aria-label": words.t("safety_list") },
      h("p", { text: words.t("ask") }), list(ask),
      flags.length ? [h("p", { text: words.t("flags") }), list(flags)] : null);
    const title = h("h3", { text: words.t("before") });
    if (safety.ok && safety.before) {
      return [title, h("p", { text: words.t("ticked_today") }), h("details", null, h("summary", { text: words.t("show_safety") }), lists)];
    }
    const tick = tickBox(words.t("none_applies"), safety.ok, (on) => {
      safety.set(on);
      showStart();
    });
    const all = whole ? null : h("button", { type: "button", class: "b all", text: words.t("show_all_safety", { n: ask.length + flags.length }), onclick: () => {
      whole = true;
      lists.classList.add("whole");
      all.remove();
      lists.focus();
    } });
    return [h("div", { class: "titled" }, title, all), lists, tick.node];
  }

  function update() {
    const { schedule } = player;
    const { routine, equipment = [], notes = [] } = schedule.data;
    const score = makeScore(words, null);
    score.setSchedule(schedule);
    score.paint(0);
    const work = schedule.segments.filter((s) => s.kind === "hold" || s.kind === "rep").reduce((sum, s) => sum + s.endMs - s.startMs, 0);
    body.replaceChildren(
      h("header", { class: "cover" },
        h("div", null, h("p", { class: "ph", text: words.mode(schedule) }), h("h2", { class: "name", text: routine.name })),
        h("p", { class: "total" }, h("b", { text: mmss(schedule.totalMs) }), h("span", { text: words.t("rests", { time: mmss(schedule.totalMs - work) }) }))),
      h("div", { class: "cols" },
        h("div", { class: "safe" }, safetyBlock(),
          h("div", { class: "ctl" }, startButton.node, hint)),
        h("div", { class: "plan" }, h("h3", { text: words.t("plan") }), doseLine(words, player), planList(words, schedule), score.node,
          equipment.length ? h("p", { class: "need" }, h("b", { text: words.t("need_label") }), " ", equipment.map(sentence).join(", "), ".") : null,
          notes.length ? h("details", { class: "notes" }, h("summary", { text: words.t("notes") }),
            list(notes.map((note) => note.text ?? note))) : null)));
    showStart();
    updateOffers();
  }

  function updateOffers() {
    waiting.replaceChildren(...offers(words, player, download));
    waiting.hidden = !waiting.childElementCount;
  }

  return { node, update, updateOffers, startButton };
}
