// The session at hand and those that wait: begun, kept, ended, set aside, come back to.
import { restore } from "./restore.mjs";
import { Run } from "./run.mjs";
import { Saving } from "./saving.mjs";
import { makeSchedule } from "./schedule.mjs";

/** The place is written down at least this often, which is also how exact a crash can be undone. */
const KEEP_MS = 5000;

export class Sessions {
  /** False when this browser forgets everything with the page. */
  kept = true;
  /** What became of the finished session, and what still waits for the log; see saving.mjs. */
  saving;
  #parts;
  #run = null;
  #open = false;

  /**
   * @param {object} parts env, outbox, places, claims, link, playerKey, newId, events(list)
   * @param {(what: string) => void} tell called at every change of what is saved or waits
   */
  constructor(parts, tell) {
    this.#parts = parts;
    this.saving = new Saving(parts, tell);
  }

  get events() {
    return this.#run?.events ?? [];
  }

  begin(schedule) {
    this.#run = new Run(this.#parts, { id: this.#parts.newId(), schedule });
    this.#open = true;
    this.claim();
    this.kept = this.#run.open();
  }

  note(type, placeMs, more) {
    this.#run.note(type, placeMs, more);
  }

  keep(placeMs) {
    if (this.#open) this.kept = this.#run.keep(placeMs);
  }

  /** The same, when the last time is long enough ago. */
  keepNowAndThen(placeMs) {
    // The calendar may be set back on the way.
    if (Math.abs(this.#parts.env.wall() - this.#run.savedMs) >= KEEP_MS) this.keep(placeMs);
  }

  /** The session is over: into the outbox, and from there to the log. */
  end(status, placeMs) {
    this.#open = false;
    this.#run.publish();
    // In the outbox first, then gone from its place: a crash between the two loses nothing.
    const session = this.#run.record(status, placeMs);
    const kept = this.saving.take(session);
    this.#run.close();
    // A full storage has room again where the plan was.
    this.kept = (kept === false ? this.saving.shelve(session) : kept) ?? this.kept;
    this.saving.send();
  }

  /** The session stops here and goes into the outbox without a word of its own. */
  setAside(placeMs) {
    if (!this.#run) return;
    this.#run.note("stop", placeMs);
    const session = this.#run.record("stopped", placeMs);
    this.saving.setAside(session);
    this.#run.close();
    this.saving.shelve(session); // again: a full storage has room now
    this.#parts.claims.give(this.#run.id);
  }

  clear() {
    this.#run = null;
    this.#open = false;
    this.saving.clear();
  }

  /** Hold the session, so that no other player takes it up. */
  claim() {
    if (this.#open) this.#parts.claims.take(this.#run.id);
  }

  /** The same after the page was away; false when somebody else has gone on with the session meanwhile. */
  async reclaim() {
    if (!this.#open) return true;
    const { id } = this.#run;
    if ((await this.#parts.claims.take(id)) && this.#run?.untouched) return true;
    this.#parts.claims.give(id);
    return false;
  }

  /** Keep the place and let others have the session: the page goes away. */
  release(placeMs) {
    this.keep(placeMs);
    this.#parts.claims.giveAll();
  }

  /**
   * Look for an unfinished session; see restore.mjs.
   * @param {(run: Run, place: object) => void} takeUp told the session and where it stands
   */
  restore({ own, free }, takeUp) {
    return restore(this.#parts, {
      own,
      free,
      takeUp: (place) => {
        this.#run = this.#runOf(place);
        this.#open = true;
        takeUp(this.#run, place);
      },
      shelve: (place) => this.#shelve(place),
    });
  }

  #runOf({ id, started_at: startedAt, events, plan }) {
    return new Run(this.#parts, { id, startedAt, events, schedule: makeSchedule(plan) });
  }

  /** An old unfinished session becomes a stopped one in the outbox. */
  #shelve(place) {
    const run = this.#runOf(place);
    this.saving.shelve(run.record("stopped", place.place_ms, place.saved_ms));
    run.close();
    this.saving.refreshOffers();
  }
}
