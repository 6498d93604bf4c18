// The player without a face: what each button does, and what is kept when. Knows no DOM.
import { Clock } from "./clock.mjs";
import { applyOptions } from "./options.mjs";
import { items, spans } from "./record.mjs";
import { restore } from "./restore.mjs";
import { Run } from "./run.mjs";
import { Saving } from "./saving.mjs";
import { blockEnd, blockStart, crossings, indexAt, limitAfter, makeSchedule, nextBoundary } from "./schedule.mjs";
import { clean, DEFAULTS, keepSettings, readSettings, scheduleOptions } from "./settings.mjs";

/** Back within this time goes to the segment before; later it restarts the present one. */
export const BACK_MS = 2500;

export class Player {
  /** "cover", "running", "paused", "waiting" (for a tap between exercises) or "finished". */
  phase = "cover";
  /** Why it is paused: "learner", "restored" or "slept". */
  why = null;
  /** The last wish that needs the kernel: "", "waiting", "silent", or why it could not be met. */
  asked = "";
  /** True where a kernel can exchange exercises for their variants. */
  canSwap = false;
  /** False when this browser forgets everything with the page. */
  kept = true;

  #parts;
  #data;
  #tell;
  #saving;
  #run = null;
  #clock;

  /**
   * @param {object} data the schedule from Python
   * @param {object} parts env, store, outbox, places, claims, link, sound, voice, wake, playerKey,
   *   newId, events(list)
   * @param {(what: string, more?: object) => void} tell called at every change
   */
  constructor(data, parts, tell) {
    this.#parts = parts;
    this.#tell = tell;
    this.#saving = new Saving(parts, tell);
    this.settings = readSettings(parts.store);
    this.#adopt(data);
    this.#clock = this.#newClock();
    this.refreshOffers();
  }

  #newClock() {
    return new Clock(this.#parts.env, {
      boundary: (ms) => nextBoundary(this.schedule, ms),
      onStep: (from, to, at) => this.#step(from, to, at),
      onSleep: (gapMs) => this.#slept(gapMs),
    });
  }

  /** Take a routine; a running session keeps the one it began with. */
  setData(data) {
    this.#data = data;
    if (this.phase === "cover") {
      this.#adopt(data);
      this.#tell("cover");
    }
  }

  #adopt(data) {
    this.#data = data;
    this.#useSchedule(makeSchedule(applyOptions(data, scheduleOptions(this.settings))));
  }

  #useSchedule(schedule) {
    this.schedule = schedule;
    this.#parts.sound.setPlan(schedule);
    this.#parts.sound.setVolume(this.settings.volume);
  }

  get placeMs() {
    return this.#clock.placeMs;
  }

  get index() {
    return indexAt(this.schedule, this.placeMs);
  }

  get segment() {
    return this.schedule.segments[this.index];
  }

  get events() {
    return this.#run?.events ?? [];
  }

  /** What has been done so far, per exercise and side. */
  get done() {
    return items(this.schedule, this.events, this.placeMs);
  }

  /** Milliseconds in which the routine really ran. */
  get ranMs() {
    return spans(this.events, this.placeMs).reduce((sum, [from, to]) => sum + to - from, 0);
  }

  get save() {
    return this.#saving.save;
  }

  get session() {
    return this.#saving.session;
  }

  get reflection() {
    return this.#saving.reflection;
  }

  get reflectionSaved() {
    return this.#saving.reflectionSaved;
  }

  get offers() {
    return this.#saving.offers;
  }

  // --- what the learner does

  start() {
    if (this.phase !== "cover") return;
    this.#adopt(this.#data);
    this.#run = new Run(this.#parts, { id: this.#parts.newId(), schedule: this.schedule });
    this.#clock = this.#newClock();
    this.#parts.claims.take(this.#run.id);
    this.kept = this.#run.open();
    this.#setOff("start");
    this.#arrive(0, true);
  }

  pause() {
    if (this.phase !== "running") return;
    this.#halt("paused", "learner", "pause");
  }

  resume() {
    if (this.phase !== "paused" && this.phase !== "waiting") return;
    this.#setOff("resume");
    this.#tell("segment");
  }

  toggle() {
    if (this.phase === "running") this.pause();
    else this.resume();
  }

  back() {
    const first = blockStart(this.schedule, this.index);
    const inside = this.placeMs - this.schedule.segments[first].startMs;
    this.jump(inside > BACK_MS || first === 0 ? first : blockStart(this.schedule, first - 1));
  }

  skip() {
    this.jump(blockEnd(this.schedule, this.index));
  }

  /** Begin the present segment again. */
  again() {
    this.jump(blockStart(this.schedule, this.index));
  }

  /** Go to a segment and run or stand as before; to the end means finished. */
  jump(index) {
    if (!["running", "paused", "waiting"].includes(this.phase)) return;
    const target = this.schedule.segments[Math.max(0, Math.min(index, this.schedule.segments.length - 1))];
    const from = this.placeMs;
    const running = this.phase === "running";
    this.#clock.stop();
    this.#parts.sound.silence();
    this.#clock.seek(target.startMs);
    this.#run.note("jump", target.startMs, { from_ms: Math.round(from), running, segment: target.index });
    if (target.kind === "done") {
      this.#end("finished");
      return;
    }
    if (this.phase === "waiting") this.phase = "paused";
    if (running) this.#go();
    this.#arrive(target.index, running);
  }

  /** End here: what was done so far is the session. */
  finish() {
    if (["cover", "finished"].includes(this.phase)) return;
    this.#clock.stop();
    this.#end("stopped");
  }

  /** From the beginning, as a new session; what was done so far is kept as one of its own. */
  restart() {
    if (this.phase !== "finished") this.#setAside();
    this.#reset();
    this.start();
  }

  /** Back to the cover. */
  leave() {
    if (this.phase === "finished") this.#reset();
  }

  rate(words) {
    this.#saving.rate(words);
  }

  set(name, value) {
    this.settings = clean({ ...this.settings, [name]: value });
    keepSettings(this.#parts.store, this.settings);
    const { sound, voice } = this.#parts;
    if (name === "volume") sound.setVolume(this.settings.volume);
    if (name === "sound" || name === "volume" || name === "wait") {
      if (this.settings.sound) sound.unlock();
      if (this.phase === "running") this.#rearm();
    }
    if (name === "voice" && !this.settings.voice) voice.stop();
    if (this.phase === "cover") this.#adopt(this.#data);
    this.#tell("settings");
  }

  /** Ask the notebook for another version of the routine: {dose, swap}. */
  ask(options) {
    this.asked = "waiting";
    this.#tell("settings");
    this.#parts.link.sendOptions(options);
  }

  resetSettings() {
    this.settings = { ...DEFAULTS };
    keepSettings(this.#parts.store, this.settings);
    if (this.phase === "cover") this.#adopt(this.#data);
    this.#tell("settings");
  }

  // --- sessions that wait

  refreshOffers() {
    this.#saving.refreshOffers();
  }

  retry(id = null) {
    this.#saving.retry(id);
  }

  discard(id) {
    this.#saving.discard(id);
  }

  /** Answers from the notebook; see link.mjs. */
  hear(answer) {
    if (answer.type === "options" || answer.session_id === "options") {
      this.asked = answer.type === "silent" ? "silent" : (answer.reason ?? "");
      this.#tell("settings");
      return;
    }
    this.#saving.hear(answer);
  }

  /**
   * Come back to an interrupted session, paused at its place. With `own` only to one that this very
   * player began; else to any that no living player holds.
   */
  restore({ own = false } = {}) {
    return restore(this.#parts, {
      own,
      free: () => this.phase === "cover",
      takeUp: (place) => this.#restoreAt(place),
      shelve: (place) => this.#shelve(place),
    });
  }

  #runOf(place) {
    const { id, started_at: startedAt, events, plan } = place;
    return new Run(this.#parts, { id, startedAt, events, schedule: makeSchedule(plan) });
  }

  /** An old unfinished session becomes a stopped one in the outbox. */
  #shelve(place) {
    const run = this.#runOf(place);
    this.#saving.shelve(run.record("stopped", place.place_ms, place.saved_ms));
    run.close();
    this.refreshOffers();
  }

  #restoreAt(place) {
    this.#run = this.#runOf(place);
    this.#useSchedule(this.#run.schedule);
    this.#clock = this.#newClock();
    this.#clock.seek(Math.min(place.place_ms, this.schedule.totalMs));
    this.#run.note("interrupted", this.placeMs, { reason: "closed", saved_ms: place.saved_ms });
    this.phase = "paused";
    this.why = "restored";
    this.#keep();
    this.#tell("phase");
  }

  // --- time

  tick() {
    this.#clock.tick();
    if (this.phase === "running" && this.settings.sound) this.#parts.sound.refill(this.placeMs);
  }

  /** The page is shown again. */
  shown() {
    this.tick();
    if (this.phase === "running") this.#parts.wake.shown();
  }

  /** The page or the view goes away: keep the exact place and let others have it. */
  release() {
    if (["running", "paused", "waiting"].includes(this.phase)) this.#keep();
    this.#parts.claims.giveAll();
  }

  /** The page came back from the browser's cache with its state intact. */
  reclaim() {
    if (["running", "paused", "waiting"].includes(this.phase)) this.#parts.claims.take(this.#run.id);
  }

  close() {
    this.release();
    this.#clock.stop();
    this.#parts.sound.close();
    this.#parts.voice.stop();
    this.#parts.wake.drop();
    this.#parts.link.close();
  }

  #limit() {
    return this.settings.wait ? limitAfter(this.schedule, this.placeMs) : this.schedule.totalMs;
  }

  #setOff(type) {
    this.#parts.sound.unlock();
    this.#run.note(type, this.placeMs);
    this.#go();
  }

  #go() {
    this.phase = "running";
    this.why = null;
    this.#clock.start(this.#limit());
    this.#armSound();
    this.#parts.wake.hold();
    this.#keep();
  }

  #rearm() {
    const place = this.placeMs;
    this.#clock.stop();
    this.#clock.seek(place);
    this.#clock.start(this.#limit());
    this.#armSound();
  }

  #armSound() {
    if (this.settings.sound) this.#parts.sound.arm(this.placeMs, this.#limit());
    else this.#parts.sound.silence();
  }

  #halt(phase, why, type, more = {}) {
    this.#clock.stop();
    this.#run.note(type, this.placeMs, more);
    this.phase = phase;
    this.why = why;
    if (phase === "waiting") this.#parts.sound.ringOut();
    else this.#parts.sound.silence();
    this.#parts.voice.stop();
    this.#parts.wake.drop();
    this.#keep();
    this.#tell("phase");
  }

  #step(from, to, at) {
    const crossed = crossings(this.schedule, from, to);
    for (const index of crossed) {
      const planned = this.schedule.segments[index].startMs;
      this.#run.note("cross", planned, { segment: index, late_ms: Math.round((at - planned) * 10) / 10 });
    }
    if (to >= this.schedule.totalMs) {
      this.#end("finished");
      return;
    }
    if (!this.#clock.running) {
      this.#halt("waiting", null, "wait");
      return;
    }
    if (crossed.length) this.#arrive(crossed.at(-1), true);
    else if (this.#parts.env.wall() - this.#run.savedMs >= 5000) this.#keep();
    this.#tell("tick");
  }

  #slept(gapMs) {
    this.#halt("paused", "slept", "interrupted", { reason: "slept", gap_s: Math.round(gapMs / 1000) });
  }

  #arrive(index, running) {
    this.#keep();
    this.#tell("segment", { index, running });
  }

  /** Say a sentence when the learner wants a voice; the view makes the sentence. */
  speak(text) {
    if (this.settings.voice && this.phase === "running") this.#parts.voice.say(text);
  }

  get canSpeak() {
    return this.#parts.voice.available;
  }

  // --- what is kept

  #keep() {
    if (this.#run && this.phase !== "finished") this.kept = this.#run.keep(this.placeMs);
  }

  #end(status) {
    const { sound, voice, wake } = this.#parts;
    this.#run.note(status === "finished" ? "finish" : "stop", this.placeMs);
    if (status === "stopped") sound.silence();
    else sound.ringOut();
    voice.stop();
    wake.drop();
    this.phase = "finished";
    this.why = null;
    this.#run.publish();
    // In the outbox first, then gone from its place: a crash between the two loses nothing.
    this.kept = this.#saving.take(this.#run.record(status, this.placeMs)) ?? this.kept;
    this.#run.close();
    this.#saving.send();
    this.#tell("phase");
  }

  /** The session stops here and goes into the outbox without a word of its own. */
  #setAside() {
    if (!this.#run) return;
    this.#clock.stop();
    this.#run.note("stop", this.placeMs);
    this.#saving.setAside(this.#run.record("stopped", this.placeMs));
    this.#run.close();
    this.#parts.claims.give(this.#run.id);
  }

  #reset() {
    this.#clock.stop();
    this.#clock = this.#newClock();
    this.#run = null;
    this.#saving.clear();
    this.phase = "cover";
    this.why = null;
    this.#adopt(this.#data);
    this.refreshOffers();
    this.#tell("phase");
  }
}
