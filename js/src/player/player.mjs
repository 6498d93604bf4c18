// The player without a face: what each button does, and what is kept when. Knows no DOM.
import { Clock } from "./clock.mjs";
import { EventList, isoLocal } from "./events.mjs";
import { applyOptions } from "./options.mjs";
import { items, sessionRecord, spans } from "./record.mjs";
import { blockEnd, blockStart, crossings, indexAt, makeSchedule, nextBoundary } from "./schedule.mjs";
import { clean, DEFAULTS, keepSettings, readSettings, scheduleOptions } from "./settings.mjs";

/** Back within this time goes to the segment before; later it restarts the present one. */
export const BACK_MS = 2500;
/** An unfinished session older than this is kept as it is instead of being gone on with. */
export const TOO_OLD_MS = 7 * 24 * 3600 * 1000;

export class Player {
  /** "cover", "running", "paused", "waiting" (for a tap between exercises) or "finished". */
  phase = "cover";
  /** Why it is paused: "learner", "restored" or "slept". */
  why = null;
  /** How far the saving is: "none", "sending", "saved", "unsaved" or "refused". */
  save = { state: "none", path: "", reason: "" };
  /** The finished session, and the words about it. */
  session = null;
  reflection = null;
  /** Sessions that wait for the log, and how the last attempt to save them went. */
  offers = { unsaved: [], silent: null, refused: "" };
  /** The last wish that needs the kernel: "", "waiting", "silent", or why it could not be met. */
  asked = "";
  /** True where a kernel can exchange exercises for their variants. */
  canSwap = false;
  /** False when this browser forgets everything with the page. */
  kept = true;

  #parts;
  #data;
  #tell;
  #events;
  #clock;
  #id = null;
  #startedAt = null;
  #lastSaved = -Infinity;

  /**
   * @param {object} data the schedule from Python
   * @param {object} parts env, store, outbox, places, claims, link, sound, voice, wake, playerKey,
   *   newId, events(list)
   * @param {(what: string, more?: object) => void} tell called at every change
   */
  constructor(data, parts, tell) {
    this.#parts = parts;
    this.#tell = tell;
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
    return this.#events?.all ?? [];
  }

  /** What has been done so far, per exercise and side. */
  get done() {
    return items(this.schedule, this.events, this.placeMs);
  }

  /** Milliseconds in which the routine really ran. */
  get ranMs() {
    return spans(this.events, this.placeMs).reduce((sum, [from, to]) => sum + to - from, 0);
  }

  // --- what the learner does

  start() {
    if (this.phase !== "cover") return;
    const { env, newId, claims, places } = this.#parts;
    this.#adopt(this.#data);
    this.#id = newId();
    this.#events = new EventList(env.wall);
    this.#startedAt = isoLocal(env.wall());
    this.#clock = this.#newClock();
    claims.take(this.#id);
    this.kept = places.open(this.#id, this.schedule.data);
    this.#run("start");
    this.#arrive(0, true);
  }

  pause() {
    if (this.phase !== "running") return;
    this.#halt("paused", "learner", "pause");
  }

  resume() {
    if (this.phase !== "paused" && this.phase !== "waiting") return;
    this.#run("resume");
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
    this.#events.append("jump", target.startMs, { from_ms: Math.round(from), running, segment: target.index });
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

  /** Note stretch sensation, pain and a line; sent when the session is. */
  rate(words) {
    if (!this.session) return;
    this.reflection = {
      session_id: this.session.session_id,
      recorded_at: isoLocal(this.#parts.env.wall()),
      sensation_0_10: null, pain_0_10: null, note: "",
      ...this.reflection, ...words,
    };
    this.reflection.recorded_at = isoLocal(this.#parts.env.wall());
    this.#parts.outbox.reflect(this.session, this.reflection);
    this.reflectionSaved = false;
    if (this.#parts.outbox.has(this.session.session_id)) this.#parts.link.sendReflection(this.reflection);
    this.#tell("rating");
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
    this.offers = { ...this.offers, unsaved: this.#parts.outbox.waiting() };
    this.#tell("offers");
  }

  /** Send what waits in the outbox, or one session of it. */
  retry(id = null) {
    for (const { session, saved, reflection } of this.#parts.outbox.waiting()) {
      if (id !== null && session.session_id !== id) continue;
      if (session.session_id === this.session?.session_id) this.#setSave("sending");
      if (saved && reflection) this.#parts.link.sendReflection(reflection);
      else this.#parts.link.sendSession(session);
    }
  }

  discard(id) {
    this.#parts.outbox.discard(id);
    this.refreshOffers();
  }

  /** Answers from the notebook; see link.mjs. */
  hear(answer) {
    const { outbox, link } = this.#parts;
    if (answer.type === "options" || answer.session_id === "options") {
      this.asked = answer.type === "silent" ? "silent" : (answer.reason ?? "");
      this.#tell("settings");
      return;
    }
    const mine = answer.session_id === this.session?.session_id;
    if (answer.type === "ack") {
      const entry = outbox.waiting().find(({ session }) => session.session_id === answer.session_id);
      outbox.ack(answer.session_id);
      if (entry?.reflection) link.sendReflection(entry.reflection);
      if (mine) this.#setSave("saved", { path: answer.path ?? "" });
    } else if (answer.type === "reflection-ack") {
      outbox.ackReflection(answer.session_id, answer.recorded_at);
      if (mine) this.reflectionSaved = true;
      this.#tell("rating");
    } else if (answer.type === "refused") {
      if (mine) this.#setSave("refused", { reason: answer.reason ?? "" });
      else this.offers = { ...this.offers, refused: answer.reason ?? "" };
    } else if (mine && this.save.state === "sending") this.#setSave("unsaved");
    else if (!mine) this.offers = { ...this.offers, silent: answer.session_id };
    this.refreshOffers();
  }

  /**
   * Come back to an interrupted session, paused at its place. With `own` only to one that this very
   * player began; else to any that no living player holds.
   */
  async restore({ own = false } = {}) {
    const { places, claims, playerKey } = this.#parts;
    for (const place of places.unfinished()) {
      if (this.phase !== "cover") return false;
      if (own && place.player !== playerKey) continue;
      if (!(await claims.take(place.id))) continue;
      if (this.phase !== "cover") {
        claims.give(place.id); // the learner pressed Start in the meantime
        return false;
      }
      if (this.#parts.env.wall() - place.saved_ms > TOO_OLD_MS) {
        this.#shelve(place);
        continue;
      }
      this.#restoreAt(place);
      return true;
    }
    return false;
  }

  /** An old unfinished session becomes a stopped one in the outbox. */
  #shelve(place) {
    const { outbox, places, claims } = this.#parts;
    const session = sessionRecord({
      id: place.id,
      schedule: makeSchedule(place.plan),
      events: place.events,
      status: "stopped",
      startedAt: place.started_at,
      endedAt: isoLocal(place.saved_ms),
      placeMs: place.place_ms,
    });
    if (session.items.some((item) => item.done_s > 0)) outbox.put(session);
    places.close(place.id);
    claims.give(place.id);
    this.refreshOffers();
  }

  #restoreAt(place) {
    this.#useSchedule(makeSchedule(place.plan));
    this.#id = place.id;
    this.#startedAt = place.started_at;
    this.#events = new EventList(this.#parts.env.wall, place.events);
    this.#clock = this.#newClock();
    this.#clock.seek(Math.min(place.place_ms, this.schedule.totalMs));
    this.#events.append("interrupted", this.placeMs, { reason: "closed", saved_ms: place.saved_ms });
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
    if (this.#id && ["running", "paused", "waiting"].includes(this.phase)) this.#parts.claims.take(this.#id);
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
    if (!this.settings.wait) return this.schedule.totalMs;
    const place = this.placeMs;
    const starts = this.schedule.gates.map((index) => this.schedule.segments[index].startMs);
    return starts.find((ms) => ms > place) ?? this.schedule.totalMs;
  }

  #run(type) {
    this.#parts.sound.unlock();
    this.#events.append(type, this.placeMs);
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
    this.#events.append(type, this.placeMs, more);
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
      this.#events.append("cross", planned, { segment: index, late_ms: Math.round((at - planned) * 10) / 10 });
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
    else if (this.#parts.env.wall() - this.#lastSaved >= 5000) this.#keep();
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
    if (!this.#id || this.phase === "finished") return;
    const now = this.#parts.env.wall();
    this.#lastSaved = now;
    this.kept = this.#parts.places.save({
      id: this.#id,
      player: this.#parts.playerKey,
      started_at: this.#startedAt,
      saved_ms: now,
      place_ms: Math.round(this.placeMs),
      events: this.events,
    });
    this.#parts.events(this.events);
  }

  #record(status) {
    return sessionRecord({
      id: this.#id,
      schedule: this.schedule,
      events: this.events,
      status,
      startedAt: this.#startedAt,
      endedAt: isoLocal(this.#parts.env.wall()),
      placeMs: this.placeMs,
    });
  }

  #end(status) {
    const { sound, voice, wake, outbox, places, link } = this.#parts;
    this.#events.append(status === "finished" ? "finish" : "stop", this.placeMs);
    if (status === "stopped") sound.silence();
    else sound.ringOut();
    voice.stop();
    wake.drop();
    this.session = this.#record(status);
    this.reflection = null;
    this.phase = "finished";
    this.why = null;
    this.#parts.events(this.events);
    if (this.session.items.every((item) => item.done_s === 0)) {
      places.close(this.#id); // nothing was held: there is nothing to log
      this.#setSave("none");
    } else {
      this.kept = outbox.put(this.session);
      places.close(this.#id);
      this.#setSave("sending");
      link.sendSession(this.session);
    }
    this.#tell("phase");
  }

  /** The session stops here and goes into the outbox without a word of its own. */
  #setAside() {
    if (!this.#id) return;
    this.#clock.stop();
    this.#events.append("stop", this.placeMs);
    const session = this.#record("stopped");
    if (session.items.some((item) => item.done_s > 0)) {
      this.#parts.outbox.put(session);
      this.#parts.link.sendSession(session);
    }
    this.#parts.places.close(this.#id);
    this.#parts.claims.give(this.#id);
  }

  #reset() {
    this.#clock.stop();
    this.#clock = this.#newClock();
    this.#id = null;
    this.#events = undefined;
    this.session = null;
    this.reflection = null;
    this.save = { state: "none", path: "", reason: "" };
    this.phase = "cover";
    this.why = null;
    this.#adopt(this.#data);
    this.refreshOffers();
    this.#tell("phase");
  }

  #setSave(state, more = {}) {
    this.save = { state, path: "", reason: "", ...more };
    this.#tell("save");
  }
}
