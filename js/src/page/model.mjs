// What stands in for a kernel on a plain page: takes sessions, confirms them, keeps them in the browser.
const SESSIONS = "psoas:page:sessions";
const REFLECTIONS = "psoas:page:reflections";

const read = (storage, key) => {
  try {
    const found = JSON.parse(storage.getItem(key));
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
};

/** The log of a page without a kernel: append-only lists, each session once. */
export class PageLog {
  #storage;

  constructor(storage) {
    this.#storage = storage;
  }

  get sessions() {
    return read(this.#storage, SESSIONS);
  }

  get reflections() {
    return read(this.#storage, REFLECTIONS);
  }

  /** False when the session is there already; an exception when the browser has no room. */
  append(session) {
    const all = this.sessions;
    if (all.some((one) => one.session_id === session.session_id)) return false;
    this.#storage.setItem(SESSIONS, JSON.stringify([...all, session]));
    return true;
  }

  reflect(reflection) {
    this.#storage.setItem(REFLECTIONS, JSON.stringify([...this.reflections, reflection]));
  }
}

/** A model with the part of anywidget's interface that a widget uses. */
export class PageModel {
  #traits;
  #fns = new Map();
  #log;
  #where;

  constructor(traits, log, where) {
    this.#traits = traits;
    this.#log = log;
    this.#where = where;
  }

  get(name) {
    return this.#traits[name];
  }

  set(name, value) {
    this.#traits[name] = value;
    this.#emit(`change:${name}`);
  }

  save_changes() {}

  on(name, fn) {
    this.#fns.set(name, [...(this.#fns.get(name) ?? []), fn]);
  }

  off(name, fn) {
    this.#fns.set(name, (this.#fns.get(name) ?? []).filter((one) => one !== fn));
  }

  #emit(name, ...args) {
    for (const fn of this.#fns.get(name) ?? []) fn(...args);
  }

  #answer(message) {
    queueMicrotask(() => this.#emit("msg:custom", message));
  }

  send(message) {
    const id = message.session?.session_id ?? message.reflection?.session_id;
    try {
      if (message.type === "options") {
        const version = this.#traits.versions?.[message.options.dose];
        if (version) this.set("schedule", version);
        this.#answer({ type: "options" });
        return;
      }
      if (message.type === "session") {
        this.#log.append(message.session);
        this.#answer({ type: "ack", session_id: id, path: this.#where });
      } else {
        this.#log.reflect(message.reflection);
        this.#answer({ type: "reflection-ack", session_id: id, recorded_at: message.reflection.recorded_at });
      }
      this.#emit("logged");
    } catch (error) {
      this.#answer({ type: "refused", session_id: id, reason: String(error.message ?? error) });
    }
  }
}
