// The player without a face: what each button, key and answer does. Knows no DOM.
import { applyOptions } from "./options.mjs";
import { Phases } from "./phases.mjs";
import { items, spans } from "./record.mjs";
import { blockEnd, blockStart, indexAt, makeSchedule } from "./schedule.mjs";
import { clean, DEFAULTS, keepSettings, readSettings, scheduleOptions } from "./settings.mjs";

/** Back within this time goes to the segment before; later it restarts the present one. */
export const BACK_MS = 2500;

export class Player {
  /** The last wish that needs the kernel: "", "waiting", "silent", or why it could not be met. */
  asked = "";
  /** True where a kernel can exchange exercises for their variants. */
  canSwap = false;

  #parts;
  #data;
  #tell;
  #phases;
  #closed = false;

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
    this.#phases = new Phases(parts, () => this.settings, tell);
    this.#adopt(data);
    this.refreshOffers();
  }

  /** Take a routine; a running session keeps the one it began with. */
  setData(data) {
    this.#data = data;
    if (this.phase !== "cover") return;
    this.#adopt(data);
    this.#tell("cover");
  }

  #adopt(data) {
    this.#data = data;
    this.#phases.transport.schedule = makeSchedule(applyOptions(data, scheduleOptions(this.settings)));
    this.#phases.transport.setVolume(this.settings.volume);
  }

  // --- where it stands

  get phase() { return this.#phases.phase; }
  get why() { return this.#phases.why; }
  get schedule() { return this.#phases.transport.schedule; }
  get placeMs() { return this.#phases.transport.placeMs; }
  get index() { return indexAt(this.schedule, this.placeMs); }
  get segment() { return this.schedule.segments[this.index]; }
  get events() { return this.#phases.sessions.events; }
  /** False when this browser forgets everything with the page. */
  get kept() { return this.#phases.sessions.kept; }
  get canSpeak() { return this.#phases.transport.canSpeak; }

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
    this.#adopt(this.#data);
    this.#phases.begin();
  }

  pause() {
    if (this.phase === "running") this.#phases.pause();
  }

  resume() {
    if (this.phase === "paused" || this.phase === "waiting") this.#phases.resume();
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
    const last = this.schedule.segments.length - 1;
    if (this.#phases.underWay) this.#phases.moveTo(this.schedule.segments[Math.max(0, Math.min(index, last))]);
  }

  /** End here: what was done so far is the session. */
  finish() {
    if (this.#phases.underWay) this.#phases.end("stopped");
  }

  /** From the beginning, as a new session; what was done so far is kept as one of its own. */
  restart() {
    this.#phases.setAside();
    this.#reset();
    this.start();
  }

  /** Back to the cover. */
  leave() {
    if (this.phase === "finished") this.#reset();
  }

  #reset() {
    this.#phases.reset();
    this.#adopt(this.#data);
    this.refreshOffers();
    this.#tell("phase");
  }

  // --- what the learner sets

  set(name, value) {
    this.settings = clean({ ...this.settings, [name]: value });
    if (name === "volume") this.#phases.transport.setVolume(this.settings.volume);
    if (name === "sound" || name === "volume" || name === "wait") {
      if (this.settings.sound) this.#phases.transport.unlock();
      if (this.phase === "running") this.#phases.transport.rearm();
    }
    if (name === "voice" && !this.settings.voice) this.#phases.transport.hush();
    this.#settled();
  }

  resetSettings() {
    this.settings = { ...DEFAULTS };
    this.#settled();
  }

  #settled() {
    keepSettings(this.#parts.store, this.settings);
    if (this.phase === "cover") this.#adopt(this.#data);
    this.#tell("settings");
  }

  /** Ask the notebook for another version of the routine: {dose, swap}. */
  ask(options) {
    this.asked = "waiting";
    this.#tell("settings");
    this.#parts.link.sendOptions(options);
  }

  // --- sessions that are over, or wait

  get save() { return this.#phases.sessions.saving.save; }
  get session() { return this.#phases.sessions.saving.session; }
  get reflection() { return this.#phases.sessions.saving.reflection; }
  get reflectionSaved() { return this.#phases.sessions.saving.reflectionSaved; }
  get offers() { return this.#phases.sessions.saving.offers; }
  rate(words) { this.#phases.sessions.saving.rate(words); }
  refreshOffers() { this.#phases.sessions.saving.refreshOffers(); }
  retry(id = null) { this.#phases.sessions.saving.retry(id); }
  discard(id) { this.#phases.sessions.saving.discard(id); }

  /** Answers from the notebook; see link.mjs. */
  hear(answer) {
    if (answer.type === "options" || answer.session_id === "options") {
      this.asked = answer.type === "silent" ? "silent" : (answer.reason ?? "");
      this.#tell("settings");
    } else this.#phases.sessions.saving.hear(answer);
  }

  /**
   * Come back to an interrupted session, paused at its place. With `own` only to one that this very
   * player began; else to any that no living player holds.
   */
  restore({ own = false } = {}) {
    return this.#phases.sessions.restore({ own, free: () => this.phase === "cover" && !this.#closed }, (run, place) => {
      this.#phases.takeUp(run, place.place_ms, place.saved_ms);
    });
  }

  // --- time and the page

  tick() {
    this.#phases.transport.tick();
  }

  /** The page is shown again. */
  shown() {
    this.tick();
    this.#phases.transport.shown();
  }

  /** The page goes away, perhaps to come back: stand still, keep the exact place and let others have it. */
  release() {
    if (this.phase === "running") this.#phases.interrupt();
    this.#phases.sessions.release(this.placeMs);
  }

  /** The page came back from the browser's memory with its state intact; the session may be elsewhere by now. */
  async reclaim() {
    if (await this.#phases.sessions.reclaim()) return;
    this.#reset();
    await this.restore();
  }

  close() {
    this.#closed = true;
    this.release();
    this.#phases.transport.close();
    this.#parts.link.close();
  }

  /** Say a sentence when the learner wants a voice; the view makes the sentence. */
  speak(text) {
    this.#phases.transport.say(text);
  }
}
