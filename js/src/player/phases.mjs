// The states of a player and how one follows from another: cover, running, paused, waiting, finished.
import { crossings } from "./schedule.mjs";
import { Sessions } from "./sessions.mjs";
import { Transport } from "./transport.mjs";

const UNDER_WAY = new Set(["running", "paused", "waiting"]);

export class Phases {
  /** "cover", "running", "paused", "waiting" (for a tap between exercises) or "finished". */
  phase = "cover";
  /** Why it is paused: "learner", "restored" or "slept". */
  why = null;
  transport;
  sessions;
  #tell;

  /**
   * @param {object} parts as for Player
   * @param {() => object} settings what the learner has set
   * @param {(what: string, more?: object) => void} tell told "phase", "segment" and "tick"
   */
  constructor(parts, settings, tell) {
    this.#tell = tell;
    this.sessions = new Sessions(parts, tell);
    this.transport = new Transport(parts, settings, {
      onStep: (from, to, at) => this.#step(from, to, at),
      onSleep: (gapMs) => this.#halt("paused", "slept", "interrupted", { reason: "slept", gap_s: Math.round(gapMs / 1000) }),
    });
  }

  get underWay() {
    return UNDER_WAY.has(this.phase);
  }

  get placeMs() {
    return this.transport.placeMs;
  }

  /** A new session from the beginning of the schedule. */
  begin() {
    this.transport.seek(0);
    this.sessions.begin(this.transport.schedule);
    this.#setOff("start");
    this.#arrive(0, true);
  }

  pause() {
    this.#halt("paused", "learner", "pause");
  }

  /** The page goes away under a running routine. */
  interrupt() {
    this.#halt("paused", "restored", "interrupted", { reason: "closed" });
  }

  resume() {
    this.#setOff("resume");
    this.#tell("segment");
  }

  /** Go to a segment and run or stand as before; to the end means finished. */
  moveTo(target) {
    const from = this.placeMs;
    const running = this.phase === "running";
    this.transport.seek(target.startMs);
    this.sessions.note("jump", target.startMs, { from_ms: Math.round(from), running, segment: target.index });
    if (target.kind === "done") {
      this.end("finished");
      return;
    }
    if (this.phase === "waiting") this.phase = "paused";
    if (running) this.#go();
    this.#arrive(target.index, running);
  }

  /** The session is over: "finished", or "stopped" by the learner. */
  end(status) {
    this.transport.halt({ ringOut: status === "finished" });
    this.sessions.note(status === "finished" ? "finish" : "stop", this.placeMs);
    this.phase = "finished";
    this.why = null;
    this.sessions.end(status, this.placeMs);
    this.#tell("phase");
  }

  /** What was done so far becomes a stopped session of its own, without a word. */
  setAside() {
    this.transport.stop();
    if (this.underWay) this.sessions.setAside(this.placeMs);
  }

  /** Back to the cover. */
  reset() {
    this.transport.seek(0);
    this.sessions.clear();
    this.phase = "cover";
    this.why = null;
  }

  /** An interrupted session, paused where it stood. */
  takeUp(run, placeMs, savedMs) {
    this.transport.schedule = run.schedule;
    this.transport.seek(Math.min(placeMs, run.schedule.totalMs));
    this.#halt("paused", "restored", "interrupted", { reason: "closed", saved_ms: savedMs });
  }

  #setOff(type) {
    this.transport.unlock();
    this.sessions.note(type, this.placeMs);
    this.#go();
  }

  #go() {
    this.phase = "running";
    this.why = null;
    this.transport.go();
    this.sessions.keep(this.placeMs);
  }

  #halt(phase, why, type, more = {}) {
    this.transport.halt({ ringOut: phase === "waiting" });
    this.sessions.note(type, this.placeMs, more);
    this.phase = phase;
    this.why = why;
    this.sessions.keep(this.placeMs);
    this.#tell("phase");
  }

  #step(from, to, at) {
    const { schedule } = this.transport;
    const crossed = crossings(schedule, from, to);
    for (const index of crossed) {
      const planned = schedule.segments[index].startMs;
      this.sessions.note("cross", planned, { segment: index, late_ms: Math.round((at - planned) * 10) / 10 });
    }
    if (to >= schedule.totalMs) this.end("finished");
    else if (!this.transport.running) this.#halt("waiting", null, "wait");
    else {
      if (crossed.length) this.#arrive(crossed.at(-1), true);
      else this.sessions.keepNowAndThen(this.placeMs);
      this.#tell("tick");
    }
  }

  #arrive(index, running) {
    this.sessions.keep(this.placeMs);
    this.#tell("segment", { index, running });
  }
}
