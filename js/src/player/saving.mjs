// From the end of a session to the log: what is sent, what is answered, what still waits.
import { isoLocal } from "./events.mjs";

/** A session in which nothing was held or repeated is not worth a line in the log. */
const worthALine = (session) => session.items.some((item) => item.done_s > 0);

export class Saving {
  /** How far the saving is: "none", "sending", "saved", "unsaved" or "refused". */
  save = { state: "none", path: "", reason: "" };
  /** The finished session, and the words about it. */
  session = null;
  reflection = null;
  reflectionSaved = false;
  /** Sessions that wait for the log, and how the last attempt to save them went. */
  offers = { unsaved: [], silent: null, refused: "" };
  #outbox;
  #link;
  #wall;
  #tell;

  /**
   * @param {object} parts outbox, link, env
   * @param {(what: string) => void} tell told "save", "rating" or "offers" at every change
   */
  constructor({ outbox, link, env }, tell) {
    this.#outbox = outbox;
    this.#link = link;
    this.#wall = env.wall;
    this.#tell = tell;
  }

  /** Take a finished session; whether the browser keeps it, or null where there is nothing to keep. */
  take(session) {
    this.session = session;
    this.reflection = null;
    return this.shelve(session);
  }

  /** Send the session that was taken. */
  send() {
    this.#set(worthALine(this.session) ? "sending" : "none");
    if (worthALine(this.session)) this.#link.sendSession(this.session);
  }

  /** Keep a session that ended without a word of its own. */
  shelve(session) {
    return worthALine(session) ? this.#outbox.put(session) : null;
  }

  /** The same, and try to send it. */
  setAside(session) {
    if (this.shelve(session) !== null) this.#link.sendSession(session);
  }

  clear() {
    this.session = null;
    this.reflection = null;
    this.save = { state: "none", path: "", reason: "" };
  }

  /** Note stretch sensation, pain and a line; sent when the session is. */
  rate(words) {
    if (!this.session) return;
    this.reflection = {
      session_id: this.session.session_id,
      sensation_0_10: null, pain_0_10: null, note: "",
      ...this.reflection, ...words,
      recorded_at: isoLocal(this.#wall(), { exact: true }), // tells the words of one second apart
    };
    this.#outbox.reflect(this.session, this.reflection);
    this.reflectionSaved = false;
    if (this.#outbox.has(this.session.session_id)) this.#link.sendReflection(this.reflection);
    this.#tell("rating");
  }

  refreshOffers() {
    this.offers = { ...this.offers, unsaved: this.#outbox.waiting() };
    this.#tell("offers");
  }

  /** Send what waits in the outbox, or one session of it. */
  retry(id = null) {
    for (const { session, saved, reflection } of this.#outbox.waiting()) {
      if (id !== null && session.session_id !== id) continue;
      if (session.session_id === this.session?.session_id) this.#set("sending");
      if (saved && reflection) this.#link.sendReflection(reflection);
      else this.#link.sendSession(session);
    }
  }

  discard(id) {
    this.#outbox.discard(id);
    this.refreshOffers();
  }

  /** Answers from the notebook about sessions; see link.mjs. */
  hear(answer) {
    const mine = answer.session_id === this.session?.session_id;
    if (answer.type === "ack") {
      const entry = this.#outbox.waiting().find(({ session }) => session.session_id === answer.session_id);
      this.#outbox.ack(answer.session_id);
      if (entry?.reflection) this.#link.sendReflection(entry.reflection);
      if (mine) this.#set("saved", { path: answer.path ?? "" });
    } else if (answer.type === "reflection-ack") {
      this.#outbox.ackReflection(answer.session_id, answer.recorded_at);
      const last = !answer.recorded_at || answer.recorded_at === this.reflection?.recorded_at;
      if (mine && last) this.reflectionSaved = true;
      this.#tell("rating");
    } else if (answer.type === "refused") {
      if (mine) this.#set("refused", { reason: answer.reason ?? "" });
      else this.offers = { ...this.offers, refused: answer.reason ?? "" };
    } else if (mine && this.save.state === "sending") this.#set("unsaved");
    else if (!mine) this.offers = { ...this.offers, silent: answer.session_id };
    this.refreshOffers();
  }

  #set(state, more = {}) {
    this.save = { state, path: "", reason: "", ...more };
    this.#tell("save");
  }
}
