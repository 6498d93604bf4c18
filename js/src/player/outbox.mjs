// Finished sessions wait here until the notebook has confirmed that they are in the log.
const BOX = "psoas:outbox:";
const ACKED = "psoas:acked";
const REMEMBERED = 200;

/** Whether an entry holds a session as record.mjs makes it: storage may hold anything. */
const sound = (entry) =>
  typeof entry?.session?.session_id === "string" &&
  Array.isArray(entry.session.items) &&
  entry.session.items.every((item) => Number.isFinite(item?.done_s));

export class Outbox {
  #store;

  constructor(store) {
    this.#store = store;
  }

  #key(session) {
    return `${BOX}${session.routine}:${session.session_id}`;
  }

  #find(id) {
    return this.#store.keys(BOX).find((key) => key.endsWith(`:${id}`));
  }

  #acked() {
    const list = this.#store.read(ACKED);
    return Array.isArray(list) ? list : [];
  }

  /** Keep a finished session. False: the browser keeps nothing beyond this page. */
  put(session) {
    if (this.#acked().includes(session.session_id)) return true;
    const entry = this.#store.read(this.#key(session)) ?? {};
    return this.#store.write(this.#key(session), { ...entry, session });
  }

  /** Keep the learner's words about a session, whether or not the session itself is confirmed. */
  reflect(session, reflection) {
    const entry = this.#store.read(this.#key(session)) ?? {};
    const saved = this.#acked().includes(session.session_id);
    return this.#store.write(this.#key(session), { ...entry, session, saved, reflection });
  }

  /** The notebook has the session: never offer it again. */
  ack(id) {
    this.#store.write(ACKED, [...this.#acked().filter((known) => known !== id), id].slice(-REMEMBERED));
    const key = this.#find(id);
    if (!key) return;
    const entry = this.#store.read(key);
    if (entry?.reflection) this.#store.write(key, { ...entry, saved: true });
    else this.#store.remove(key);
  }

  /** The notebook has these words; later ones stay. */
  ackReflection(id, recordedAt) {
    const key = this.#find(id);
    const entry = key && this.#store.read(key);
    if (!entry?.reflection || (recordedAt && entry.reflection.recorded_at !== recordedAt)) return;
    const { reflection, ...rest } = entry;
    if (rest.saved) this.#store.remove(key);
    else this.#store.write(key, rest);
  }

  /** True once the notebook has confirmed a session. */
  has(id) {
    return this.#acked().includes(id);
  }

  /** What still waits, oldest first: {session, saved, reflection}. */
  waiting() {
    return this.#store
      .keys(BOX)
      .map((key) => this.#store.read(key))
      .filter(sound)
      .sort((a, b) => (a.session.ended_at < b.session.ended_at ? -1 : 1));
  }

  /** Throw one away because the learner said so. */
  discard(id) {
    const key = this.#find(id);
    if (key) this.#store.remove(key);
  }
}
