// Where unfinished sessions stand, so that a reload, a dead kernel or tomorrow finds them again.
import { makeSchedule } from "./schedule.mjs";

const RUN = "psoas:run:";
const PLAN = "psoas:plan:";

/** Whether a place and its plan are what this module wrote: storage may hold anything. */
function sound({ id, place_ms: at, saved_ms: saved, events, plan }) {
  if (typeof id !== "string" || !Number.isFinite(at) || !Number.isFinite(saved)) return false;
  if (!Array.isArray(events) || !events.every((event) => typeof event?.type === "string")) return false;
  try {
    makeSchedule(plan);
  } catch {
    return false;
  }
  return Array.isArray(plan.exercises) && typeof plan.routine?.id === "string";
}

export class Places {
  #store;
  #routine;

  constructor(store, routine) {
    this.#store = store;
    this.#routine = routine;
  }

  #key(id) {
    return `${RUN}${this.#routine}:${id}`;
  }

  /** Keep the plan of a session once: yesterday's session goes on by yesterday's plan. */
  open(id, data) {
    return this.#store.write(PLAN + id, data);
  }

  /** Keep the place: {id, player, started_at, saved_ms, place_ms, events}. */
  save(place) {
    return this.#store.write(this.#key(place.id), place);
  }

  /** Unfinished sessions of this routine with their plans, newest first. */
  unfinished() {
    return this.#store
      .keys(`${RUN}${this.#routine}:`)
      .map((key) => this.#store.read(key))
      .map((place) => ({ ...place, plan: this.#store.read(PLAN + place?.id) }))
      .filter(sound)
      .sort((a, b) => b.saved_ms - a.saved_ms);
  }

  /** When the place of a session was last kept, by whomever; undefined when it is over. */
  savedMs(id) {
    return this.#store.read(this.#key(id))?.saved_ms;
  }

  close(id) {
    this.#store.remove(this.#key(id));
    this.#store.remove(PLAN + id);
  }
}
