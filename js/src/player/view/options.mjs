// What the learner can set, and the list of parts to go to.
import { h } from "../../style/index.mjs";
import { blockEnd, subject } from "../schedule.mjs";
import { mmss } from "../words.mjs";
import { button, sentence } from "./parts.mjs";

const SECONDS = { get_ready_s: [null, 0, 5, 10, 20, 30, 60], rest_s: [null, 0, 5, 10, 15, 30, 45, 60, 90] };
const SCALES = { hold_scale: [0.5, 0.75, 1, 1.25, 1.5, 2], rep_scale: [0.75, 1, 1.25, 1.5, 2], move_scale: [0.5, 1, 1.5, 2, 3] };
const LABELS = { get_ready_s: "opt_get_ready", rest_s: "opt_rest", hold_scale: "opt_hold", rep_scale: "opt_rep", move_scale: "opt_move" };

export function makeOptions(words, player, close) {
  const node = h("section", { class: "opts", "aria-label": words.t("options"), hidden: true });

  let drawn = null;

  function check(name, label, hint = "") {
    const input = h("input", { type: "checkbox", checked: player.settings[name], onchange: () => player.set(name, input.checked) });
    return h("label", { class: "opt chk" }, input, h("span", null, words.t(label), hint ? h("small", { text: hint }) : null));
  }

  function select(name, label, choices) {
    const now = JSON.stringify(player.settings[name]);
    const known = choices.some(([value]) => JSON.stringify(value) === now) ? choices : [...choices, [player.settings[name], String(player.settings[name])]];
    const box = h("select", { onchange: () => player.set(name, JSON.parse(box.value)) },
      known.map(([value, text]) => h("option", { value: JSON.stringify(value), text })));
    box.value = now;
    return h("label", { class: "opt" }, h("span", { text: words.t(label) }), box);
  }

  const volume = () => {
    const input = h("input", { type: "range", min: 0, max: 100, step: 5, onchange: () => player.set("volume", Number(input.value) / 100) });
    input.value = Math.round(player.settings.volume * 100);
    return h("label", { class: "opt" }, h("span", { text: words.t("opt_volume") }), input);
  };

  /** What only the notebook can do: another dose, an easier or a harder variant. */
  function versions() {
    const { routine, exercises } = player.schedule.data;
    const swap = Object.fromEntries(exercises.filter((one) => one.variant_of).map((one) => [one.variant_of, one.id]));
    const ask = (more) => player.ask({ dose: routine.dose, swap, ...more });
    const choice = (label, value, choices, onpick) => {
      const box = h("select", { onchange: () => onpick(box.value) }, choices.map(([id, text]) => h("option", { value: id, text })));
      box.value = value;
      return h("label", { class: "opt" }, h("span", { text: label }), box);
    };
    const out = [];
    if (routine.doses?.length > 1) {
      out.push(choice(words.t("opt_dose"), routine.dose, routine.doses.map((one) => [one.id, one.name]), (dose) => ask({ dose })));
    }
    for (const one of player.canSwap ? exercises : []) {
      if (!one.variants?.length) continue;
      const base = one.variant_of ?? one.id;
      const choices = [[base, words.t("opt_as_written")], ...one.variants.map((v) => [v.id, words.t(`opt_${v.kind}`, { name: v.name }) || v.name])];
      out.push(choice(words.name(player.schedule, { exercise: one.id }), one.id, choices, (id) => {
        const { [base]: _, ...others } = swap;
        ask({ swap: id === base ? others : { ...others, [base]: id } });
      }));
    }
    if (!out.length) return null;
    const told = { "": "", waiting: words.t("opt_waiting"), silent: words.t("opt_silent") }[player.asked] ?? player.asked;
    return h("div", { class: "versions" }, h("div", { class: "grid" }, out), h("p", { class: "hint2", role: "status", text: told }));
  }

  function parts() {
    const { schedule } = player;
    const out = [];
    for (let i = 0; i < schedule.segments.length - 1; i = blockEnd(schedule, i)) {
      const segment = schedule.segments[i];
      if (segment.kind !== "hold" && segment.kind !== "rep") continue;
      const about = subject(schedule, i);
      const text = `${mmss(segment.startMs)}  ${words.name(schedule, about)}, ${words.side(about.side).toLowerCase()}`;
      out.push(h("li", null, h("button", { type: "button", class: "b", onclick: () => player.jump(i), text })));
    }
    return h("div", { class: "parts" }, h("h3", { text: words.t("go_to") }), h("ul", null, out));
  }

  function steps() {
    const { schedule, index } = player;
    const about = subject(schedule, index);
    const exercise = words.exercise(schedule, about.exercise);
    const mine = exercise?.steps_by_side?.[about.side] ?? exercise?.steps ?? [];
    if (!mine.length) return null;
    return h("div", { class: "steps" }, h("h3", { text: words.t("steps") }),
      h("ol", null, mine.map((step) => h("li", null, sentence(step),
        step.provenance === "reconstructed" ? h("small", { class: "rec", text: words.t("reconstructed") }) : null))));
  }

  function update() {
    if (node.hidden) return;
    const running = player.phase !== "cover";
    const inside = node.contains(node.getRootNode().activeElement);
    const same = drawn?.schedule === player.schedule && drawn?.asked === player.asked && drawn?.phase === player.phase;
    if (inside && same) return; // never rebuild under the learner's hand
    drawn = { schedule: player.schedule, asked: player.asked, phase: player.phase };
    const kept = inside ? [...node.querySelectorAll("input, select, button")].indexOf(node.getRootNode().activeElement) : -1;
    node.replaceChildren(
      h("div", { class: "grid" },
        check("sound", "opt_sound"), volume(),
        check("voice", "opt_voice", player.canSpeak ? "" : words.t("opt_voice_none")),
        check("wait", "opt_wait"),
        select("breath_s", "opt_breath", [[0, words.t("opt_breath_off")], ...[6, 8, 10, 12].map((n) => [n, words.t("opt_breath_n", { n })])]),
        Object.entries(SECONDS).map(([name, values]) => select(name, LABELS[name], values.map((n) => [n, n === null ? words.t("opt_as_planned") : words.t("opt_seconds", { n })]))),
        Object.entries(SCALES).map(([name, values]) => select(name, LABELS[name], values.map((n) => [n, words.t("opt_percent", { n: Math.round(n * 100) })]))),
        select("rounds", "opt_rounds", [1, 2, 3].map((n) => [n, String(n)]))),
      ...(running ? [] : [versions()].filter(Boolean)),
      h("p", { class: "hint2", text: running ? words.t("opt_longer") : "" }),
      ...(running ? [parts(), steps()].filter(Boolean) : []),
      h("p", { class: "hint2", text: words.t("keys") }),
      h("div", { class: "ctl" }, button("redo", words.t("opt_reset"), () => player.resetSettings()).node, button("cross", words.t("close"), close).node));
    if (kept >= 0) node.querySelectorAll("input, select, button")[kept]?.focus();
  }

  return { node, update };
}
