// One session from its start to its end: its name, its plan, what happened, its place in the browser.
import { EventList, isoLocal } from "./events.mjs";
import { sessionRecord } from "./record.mjs";

export class Run {
  /** When the place was last written down, in milliseconds since 1970. */
  savedMs = -Infinity;
  #parts;
  #events;
  #startedAt;

  /**
   * @param {object} parts env, places, playerKey, events(list)
   * @param {{id: string, schedule: object, startedAt?: string, events?: object[]}} what a new session, or
   *   what is known of an old one
   */
  constructor(parts, { id, schedule, startedAt = isoLocal(parts.env.wall()), events = [] }) {
    this.#parts = parts;
    this.id = id;
    this.schedule = schedule;
    this.#startedAt = startedAt;
    this.#events = new EventList(parts.env.wall, events);
  }

  get events() {
    return this.#events.all;
  }

  note(type, placeMs, more) {
    this.#events.append(type, placeMs, more);
  }

  /** Keep the plan of a new session. False: the browser keeps nothing. */
  open() {
    return this.#parts.places.open(this.id, this.schedule.data);
  }

  /** Keep the place and tell what happened so far. False: the browser keeps nothing. */
  keep(placeMs) {
    this.savedMs = this.#parts.env.wall();
    const kept = this.#parts.places.save({
      id: this.id,
      player: this.#parts.playerKey,
      started_at: this.#startedAt,
      saved_ms: this.savedMs,
      place_ms: Math.round(placeMs),
      events: this.events,
    });
    this.publish();
    return kept;
  }

  publish() {
    this.#parts.events(this.events);
  }

  /** False when another player has gone on with this session, or ended it. */
  get untouched() {
    return this.#parts.places.savedMs(this.id) === this.savedMs;
  }

  /** There is nothing to come back to. */
  close() {
    this.#parts.places.close(this.id);
  }

  /** What the log takes. */
  record(status, placeMs, endedMs = this.#parts.env.wall()) {
    return sessionRecord({
      id: this.id,
      schedule: this.schedule,
      events: this.events,
      status,
      startedAt: this.#startedAt,
      endedAt: isoLocal(endedMs),
      placeMs,
    });
  }
}
