// What stands in for a kernel on a plain page: takes sessions and answers, confirms them, keeps them in the browser.
import { BEGUN } from "../question/begun.mjs";

const KEYS = { begun: BEGUN, sessions: "psoas:page:sessions", reflections: "psoas:page:reflections", answers: "psoas:page:answers" };

const read = (storage, key) => {
  try {
    const found = JSON.parse(storage.getItem(key));
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
};

/** The browser's storage; where it is forbidden, one that lasts as long as the page and says so. */
export function browserStorage() {
  try {
    localStorage.getItem(KEYS.sessions);
    return localStorage;
  } catch {
    const kept = new Map();
    return { fleeting: true, getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => kept.set(key, text), removeItem: (key) => kept.delete(key) };
  }
}

/** The log of a page without a kernel: append-only lists, each session and each answer once. */
export class PageLog {
  #storage;

  constructor(storage) {
    this.#storage = storage;
  }

  get sessions() {
    return read(this.#storage, KEYS.sessions);
  }

  get reflections() {
    return read(this.#storage, KEYS.reflections);
  }

  get answers() {
    return read(this.#storage, KEYS.answers);
  }

  #add(kind, one) {
    this.#storage.setItem(KEYS[kind], JSON.stringify([...this[kind], one]));
  }

  /** False when the session is there already; an exception when the browser has no room. */
  append(session) {
    if (this.sessions.some((one) => one.session_id === session.session_id)) return false;
    this.#add("sessions", session);
    return true;
  }

  reflect(reflection) {
    this.#add("reflections", reflection);
  }

  /** False when this very answer is there already. */
  answer(answer) {
    if (this.answers.some((one) => one.answer_id === answer.answer_id)) return false;
    this.#add("answers", answer);
    return true;
  }

  /** Forget everything, also for whoever uses this computer next. */
  clear() {
    for (const key of Object.values(KEYS)) this.#storage.removeItem(key);
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

  #options({ dose }) {
    const version = this.#traits.versions?.[dose];
    if (version) this.set("schedule", version);
    this.#answer({ type: "options" });
  }

  #session(session) {
    this.#log.append(session);
    this.#answer({ type: "ack", session_id: session.session_id, path: this.#where });
    this.#emit("logged");
  }

  #reflection(reflection) {
    this.#log.reflect(reflection);
    this.#answer({ type: "reflection-ack", session_id: reflection.session_id, recorded_at: reflection.recorded_at });
    this.#emit("logged");
  }

  #given(answer) {
    this.#log.answer({ ...answer, objective: this.#traits.objectives?.[answer.question] ?? "" });
    this.#answer({ type: "ack", answer_id: answer.answer_id, file: this.#where });
    this.#emit("logged");
  }

  send({ type, options, session, reflection, answer }) {
    try {
      if (type === "options") this.#options(options);
      else if (type === "session") this.#session(session);
      else if (type === "reflection") this.#reflection(reflection);
      else if (type === "answer") this.#given(answer);
    } catch (error) {
      const ids = { session_id: session?.session_id ?? reflection?.session_id, answer_id: answer?.answer_id };
      this.#answer({ type: "refused", ...ids, reason: String(error.message ?? error), again: true });
    }
  }
}
