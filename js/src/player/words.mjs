// Sentences made from the schedule and the catalogue: what is said, what comes next, how time is written.
import { say } from "../style/dom.mjs";
import { blockEnd, subject } from "./schedule.mjs";

/** Minutes and seconds, such as 1:27. */
export function mmss(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Whole seconds left, never 0 while there is time: a countdown of 3 s shows 3, 2, 1. */
export const secondsLeft = (ms) => Math.ceil(Math.max(0, ms - 20) / 1000);

const seconds = (segment) => Math.round((segment.endMs - segment.startMs) / 1000);

export class Words {
  /** @param {object} strings the player's section of the catalogue */
  constructor(strings) {
    this.strings = strings;
  }

  t(key, values) {
    return say(this.strings[key] ?? key, values);
  }

  side(side) {
    return side ? this.t(side) : "";
  }

  letters(side) {
    return this.t(`${side}_letter`);
  }

  exercise(schedule, id) {
    return schedule.data.exercises.find((one) => one.id === id) ?? null;
  }

  /** The name that stands large: of the exercise, or of the pause itself where none follows. */
  name(schedule, segment) {
    return this.exercise(schedule, segment.exercise)?.name ?? segment.text ?? "";
  }

  mode(schedule) {
    const key = `mode_${String(schedule.data.routine.mode).replaceAll("-", "_")}`;
    return this.strings[key] ?? this.t("mode_other");
  }

  /** What is told once when a segment begins. */
  announce(schedule, index) {
    const segment = schedule.segments[index];
    const about = subject(schedule, index);
    const values = {
      n: seconds(segment),
      name: this.name(schedule, about),
      side: this.side(about.side).toLowerCase(),
      text: segment.text ?? "",
      cue: segment.cue ?? "",
    };
    if (segment.kind === "rep") {
      if (segment.rep !== 1) return this.t("say_rep", { n: segment.rep });
      return this.t("say_rep_first", { ...values, n: segment.reps });
    }
    return this.t(`say_${segment.kind}`, values).trim();
  }

  /** The one sentence to read now: an instruction while moving, a cue while holding, what comes while resting. */
  cue(schedule, index) {
    const segment = schedule.segments[index];
    if (segment.kind === "move") return segment.text || segment.cue;
    if (segment.kind === "rest" && !segment.exercise) return subject(schedule, index).text || segment.text;
    return segment.cue || segment.text;
  }

  /** What comes after a segment: {side, head, detail}. */
  next(schedule, index) {
    const following = schedule.segments[blockEnd(schedule, index)];
    if (following.kind === "done") return { side: null, head: this.t("next_done"), detail: "" };
    const about = subject(schedule, following.index);
    const same = about.exercise === subject(schedule, index).exercise && about.exercise_number === subject(schedule, index).exercise_number;
    const name = same && following.kind !== "move" ? "" : this.name(schedule, about);
    const lengths = following.kind === "rep" ? "" : this.t("seconds", { n: seconds(following) });
    const head = following.kind === "rep" ? this.t("next_rep", { n: following.reps }) : this.t(`next_${following.kind}`);
    return {
      side: about.side,
      head: following.kind === "move" && name ? name : head,
      detail: [following.kind === "rest" ? name : "", this.side(about.side).toLowerCase(), lengths].filter(Boolean).join(", "),
    };
  }

  /** The small line above the name: which exercise of how many, and of which round. */
  count(schedule, index) {
    const segment = schedule.segments[index];
    const about = subject(schedule, index);
    const of = Math.max(...schedule.segments.map((one) => one.exercise_number ?? 0));
    const rounds = Math.max(...schedule.segments.map((one) => one.round ?? 1));
    const ahead = segment.kind === "ready" || (segment.kind === "rest" && !segment.exercise);
    const parts = [];
    if (about.exercise_number) parts.push(this.t(ahead ? "coming_up" : "exercise_n", { n: about.exercise_number, of }));
    if (!ahead && about.kind === "hold" && about.reps > 1) parts.push(this.t("hold_n", { n: about.rep, of: about.reps }));
    if (!ahead && about.sets > 1) parts.push(this.t("set_n", { n: about.set, of: about.sets }));
    if (rounds > 1) parts.push(this.t("round_n", { n: segment.round ?? 1, of: rounds }));
    if (this.exercise(schedule, about.exercise)?.provenance === "reconstructed") parts.push(this.t("reconstructed"));
    return parts.join(" · ");
  }

  when(iso) {
    const date = new Date(iso);
    return Number.isNaN(date.valueOf()) ? iso : date.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
  }
}
