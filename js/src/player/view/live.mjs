// While it runs: one order everywhere, so that the eye finds each thing in its place.
import { h, icon, setAttr, setText } from "../../style/index.mjs";
import { subject } from "../schedule.mjs";
import { mmss, secondsLeft } from "../words.mjs";
import { makeLength } from "./length.mjs";
import { button, sideLine, tickBox } from "./parts.mjs";
import { makeRing } from "./ring.mjs";
import { makeScore } from "./score.mjs";
import { makeStage } from "./stage.mjs";

export function makeLive(words, player, { safety, toggleSound, toggleFloor, toggleOptions }) {
  const score = makeScore(words, (index) => player.jump(index));
  const ring = makeRing(words);
  const length = makeLength(words);
  const stage = makeStage(words, length.show);
  const clock = h("span", { class: "clk" });
  const routine = h("span", { class: "rn" });
  const count = h("p", { class: "ph" });
  const name = h("h2", { class: "name" });
  const side = h("p", { class: "side" });
  const cue = h("p", { class: "cue" });
  const breath = h("p", { class: "breath" });
  const breathWord = h("span");
  const breathBar = h("i", { "aria-hidden": "true" });
  breath.append(breathWord, breathBar);
  const stop = h("span");
  const next = h("span", { class: "nx" });
  const kept = h("p", { class: "kept", text: words.t("unkept") });
  const tick = tickBox(words.t("none_applies"), false, (on) => {
    safety.set(on);
    showControls();
  });
  const main = button("pause", words.t("pause"), () => { if (player.phase === "running" || safety.ok) player.toggle(); }, "p go");
  const back = button("back", words.t("back"), () => player.back(), "i");
  const skip = button("skip", words.t("skip"), () => player.skip(), "i");
  const again = button("redo", words.t("again"), () => player.again());
  const over = button("redo", words.t("start_over"), () => { if (safety.ok) player.restart(); });
  const end = button("check", words.t("finish"), () => player.finish());
  const sound = button("sound", words.t("sound_on"), toggleSound, "q w");
  const floor = button("full", words.t("floor"), toggleFloor, "q w");
  const options = button("options", words.t("options"), toggleOptions, "q w");
  const middle = h("div", { class: "main" },
    h("div", { class: "what" }, count, name, side),
    stage.node, length.node, h("div", { class: "time" }, ring.node), h("div", { class: "say" }, cue, breath));
  const node = h("div", { class: "screen live-screen" },
    h("header", { class: "top" }, h("div", { class: "ttl" }, routine, clock), score.node),
    middle,
    h("div", { class: "foot" },
      h("p", { class: "stop" }, icon("stop"), h("span", null, h("b", { text: words.t("stop_label") }), " ", stop)),
      h("p", { class: "next" }, h("span", { class: "lb", text: words.t("next") }), next)),
    kept, tick.node,
    h("div", { class: "ctl" }, main.node, back.node, skip.node, again.node, over.node, end.node, h("span", { class: "sp" }), sound.node, options.node, floor.node));

  function pausedCue() {
    const { segment, placeMs } = player;
    const n = secondsLeft(segment.endMs - placeMs);
    if (player.phase === "waiting") return words.t("waiting_cue");
    if (player.why === "restored") return words.t("restored_cue", { at: mmss(placeMs) });
    if (player.why === "slept") {
      const gap = player.events.at(-1)?.gap_s ?? 0;
      return words.t("slept_cue", { time: mmss(gap * 1000), at: mmss(placeMs) });
    }
    return words.t("paused_cue", { n });
  }

  function showControls() {
    const { phase } = player;
    const still = phase !== "running";
    const resumed = phase === "waiting" ? words.t("go") : words.t("resume");
    main.set(still ? "play" : "pause", still ? resumed : words.t("pause"));
    main.enable(!still || safety.ok);
    const whole = player.why === "restored";
    back.node.hidden = skip.node.hidden = phase === "paused";
    again.node.hidden = phase !== "paused" || whole;
    over.node.hidden = phase !== "paused" || !whole;
    end.node.hidden = phase !== "paused";
    tick.node.hidden = safety.ok || !still;
    kept.hidden = player.kept;
    sound.set(player.settings.sound ? "sound" : "mute", words.t(player.settings.sound ? "sound_on" : "sound_off"));
  }

  /** Draw everything that changes with a segment or a phase. */
  function update(floorOn = node.closest(".floor") !== null) {
    const { schedule, index, segment, phase } = player;
    const about = subject(schedule, index);
    score.setSchedule(schedule);
    setText(routine, schedule.data.routine.name);
    setText(count, words.count(schedule, index));
    setText(name, words.name(schedule, about));
    const before = segment.kind === "switch" ? ({ left: "right", right: "left" })[segment.side] : null;
    side.replaceChildren(...sideLine(words, about.side, before));
    const exercise = words.exercise(schedule, about.exercise);
    setText(stop, exercise?.stop_if ? lowerFirst(exercise.stop_if) : words.t("stop_general"));
    setText(cue, phase === "running" ? words.cue(schedule, index) : pausedCue());
    const coming = words.next(schedule, index);
    next.replaceChildren(...[
      ...(coming.side ? sideLine(words, coming.side).slice(0, 1).map((badge) => (badge.classList.add("sm"), badge)) : []),
      h("span", null, h("b", { text: coming.head }), " ", h("span", { class: "nd", text: coming.detail })),
    ]);
    score.setSegment(index, words.announce(schedule, index));
    middle.dataset.shape = stage.shape(segment, about);
    stage.show(segment, about, words.name(schedule, about), schedule.data.lang ?? "en");
    node.dataset.kind = segment.kind;
    node.dataset.phase = phase;
    floor.set(floorOn ? "leave" : "full", words.t(floorOn ? "floor_leave" : "floor"));
    showControls();
    paint();
  }

  /** Draw what changes with time; called for each painted frame. */
  function paint() {
    const { schedule, placeMs, segment, phase } = player;
    const about = subject(schedule, segment.index);
    ring.paint(segment, about.side, placeMs, phase);
    score.paint(placeMs);
    setText(clock, words.t("of_total", { at: mmss(placeMs), total: mmss(schedule.totalMs) }));
    stage.paint(segment, about, placeMs);
    paintBreath(segment, placeMs);
  }

  // Breathing out takes longer than breathing in, 6 to 4, as slow breathing is usually taught.
  function paintBreath(segment, placeMs) {
    const pace = player.settings.breath_s * 1000;
    breath.hidden = !(pace && segment.kind === "hold" && player.phase === "running");
    if (breath.hidden) return;
    const at = ((placeMs - segment.startMs) % pace) / pace;
    const inward = at < 0.4;
    setText(breathWord, words.t(inward ? "breathe_in" : "breathe_out"));
    breathBar.style.setProperty("--part", (inward ? at / 0.4 : 1 - (at - 0.4) / 0.6).toFixed(3));
  }

  return { node, update, paint, main, options };
}

const lowerFirst = (text) => text.charAt(0).toLowerCase() + text.slice(1).replace(/[.;]?$/, ".");
