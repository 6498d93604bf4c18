// After the end: is it saved, what was done, how was it.
import { badge, h, icon } from "../../style/index.mjs";
import { mmss } from "../words.mjs";
import { button } from "./parts.mjs";

let unique = 0;

function scale(words, key, onpick) {
  unique += 1;
  const name = `ps-${key}-${unique}-${Math.random().toString(36).slice(2, 7)}`;
  return h("fieldset", { class: "rate" }, h("legend", { text: words.t(key) }),
    h("div", { class: "sc" }, Array.from({ length: 11 }, (_, i) =>
      h("label", null, h("input", { type: "radio", class: "vh", name, value: String(i), onchange: () => onpick(i) }), h("span", { text: String(i) })))),
    h("p", { class: "an" }, h("span", { text: `0 ${words.t(`${key}_low`)}` }), h("span", { text: `10 ${words.t(`${key}_high`)}` })));
}

function table(words, schedule, session) {
  const rows = new Map();
  for (const item of session.items) rows.set(item.exercise, { ...rows.get(item.exercise), [item.side]: item });
  const most = Math.max(1, ...session.items.map((item) => Math.max(item.planned_s, item.done_s)));
  const total = { left: 0, right: 0 };
  const cell = (item, side) => {
    const mark = side === "left" ? "L" : "R";
    if (!item) return h("td", { class: `c-${mark}` }, h("span", { class: "vh", text: words.t("not_planned") }));
    total[side] += item.done_s;
    const [done, planned] = [Math.round(item.done_s), Math.round(item.planned_s)];
    const text = done === 0 ? words.t("skipped") : done < planned ? words.t("part", { done, planned }) : words.t("seconds", { n: done });
    return h("td", { class: `c-${mark}` },
      h("span", { class: `bar b-${mark}${done === 0 ? " none" : ""}`, "aria-hidden": "true" },
        h("u", { style: `width:${(item.planned_s / most) * 100}%` }), h("i", { style: `width:${(item.done_s / most) * 100}%` })),
      h("span", { class: done < planned ? "v part" : "v", text }));
  };
  const body = [...rows].map(([id, sides]) =>
    h("tr", null, h("th", { scope: "row", text: words.exercise(schedule, id)?.name ?? id }), cell(sides.left ?? sides.both, "left"), cell(sides.right ?? sides.both, "right")));
  return h("table", { class: "did" }, h("caption", { text: words.t("did") }),
    h("thead", null, h("tr", null, h("th", { scope: "col", text: words.t("exercise") }),
      ["left", "right"].map((side) => h("th", { scope: "col" }, badge(side, words.letters(side), "sm"), h("span", { text: words.t(`${side}_column`) }))))),
    h("tbody", null, body),
    h("tfoot", null, h("tr", null, h("th", { scope: "row", text: words.t("held") }),
      h("td", { class: "c-L", text: mmss(total.left * 1000) }), h("td", { class: "c-R", text: mmss(total.right * 1000) }))));
}

export function makeFinished(words, player, { download }) {
  const save = h("div", { role: "status" });
  const head = h("header", { class: "cover" });
  const body = h("div", { class: "fin" });
  const kept = h("p", { class: "hint2", role: "status" });
  const more = button("redo", words.t("once_more"), () => player.leave());
  const node = h("div", { class: "screen done-screen" }, head, save, body, h("div", { class: "ctl" }, more.node));
  let drawn = null;

  function updateSave() {
    const { state, path, reason } = player.save;
    const line = (mark, ...content) => h("p", { class: "save ok" }, icon(mark), h("span", null, content));
    if (state === "none") save.replaceChildren(line("wait", words.t("nothing")));
    else if (state === "sending") save.replaceChildren(line("wait", words.t("saving")));
    else if (state === "saved") {
      const where = words.t("saved_where", { when: words.when(player.session.ended_at), path });
      save.replaceChildren(line("ok", h("b", { text: words.t("saved") }), " ", path ? h("span", { class: "nd", text: where }) : null));
    } else {
      const why = state === "refused" ? words.t("refused_why", { reason }) : words.t("unsaved_why");
      save.replaceChildren(h("div", { class: "save no" }, icon("wait"),
        h("div", null, h("p", null, h("b", { text: words.t("unsaved") }), " ", why), player.kept ? null : h("p", { text: words.t("unkept") }),
          h("div", { class: "ctl" }, button("redo", words.t("retry"), () => player.retry(player.session.session_id), "p").node,
            button("down", words.t("download"), () => download(player.session, player.reflection)).node))));
    }
  }

  function updateRating() {
    kept.textContent = player.reflection ? words.t(player.reflectionSaved ? "rating_saved" : "rating_kept") : "";
  }

  function update() {
    const { schedule, session } = player;
    if (drawn === session.session_id) return;
    drawn = session.session_id;
    head.replaceChildren(
      h("div", null, h("p", { class: "ph", text: words.t(session.status === "finished" ? "finished" : "ended_early") }), h("h2", { class: "name", tabindex: "-1", text: schedule.data.routine.name })),
      h("p", { class: "total" }, h("b", { text: mmss(player.ranMs) }), h("span", { text: words.t("of_planned", { time: mmss(schedule.totalMs) }) })));
    const note = h("textarea", { rows: 2, maxlength: 500, onchange: () => player.rate({ note: note.value.trim() }) });
    const stood = session.interruptions;
    body.replaceChildren(
      table(words, schedule, session),
      ...(stood ? [h("p", { class: "hint2", text: stood === 1 ? words.t("interrupted_1") : words.t("interrupted_n", { n: stood }) })] : []),
      ...(player.save.state === "none" ? [] : [h("div", { class: "rates" },
        scale(words, "sensation", (n) => player.rate({ sensation_0_10: n })),
        scale(words, "pain", (n) => player.rate({ pain_0_10: n })),
        h("label", { class: "note" }, h("b", { text: words.t("note") }), h("span", { class: "hint2", text: words.t("note_hint") }), note),
        schedule.data.safety?.pain_rule ? h("p", { class: "hint2", text: typeof schedule.data.safety.pain_rule === "string" ? schedule.data.safety.pain_rule : schedule.data.safety.pain_rule.text }) : null, kept)]));
    updateSave();
    updateRating();
  }

  /** The button that ended the session is gone: the focus moves to what is new. */
  const focus = () => head.querySelector("h2").focus({ preventScroll: true });

  return { node, update, updateSave, updateRating, focus };
}
