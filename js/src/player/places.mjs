// Where unfinished sessions stand, so that a reload, a dead kernel or tomorrow finds them again.
const RUN = "psoas:run:";
const PLAN = "psoas:plan:";

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
      .filter((place) => place?.id && Array.isArray(place.events))
      .map((place) => ({ ...place, plan: this.#store.read(PLAN + place.id) }))
      .filter((place) => place.plan)
      .sort((a, b) => b.saved_ms - a.saved_ms);
  }

  close(id) {
    this.#store.remove(this.#key(id));
    this.#store.remove(PLAN + id);
  }
}
