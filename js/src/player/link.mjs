// The way to the notebook's kernel and back. Silence is an answer too: nothing is confirmed until it is.

/** After so long without a word the learner is told that the session is not saved yet. */
export const PATIENCE_MS = 3000;

export class Link {
  #model;
  #after;
  #forget;
  #hear;
  #onMessage;
  #timers = new Map();

  /**
   * @param {object} model the anywidget model: send(message), on(event, fn), off(event, fn)
   * @param {{after: Function, forget: Function}} timers
   * @param {(answer: {type: string, session_id: string}) => void} hear told "ack", "refused",
   *   "reflection-ack" from Python and "silent" when nobody answered; about an answer it has answer_id
   */
  constructor(model, { after, forget }, hear) {
    this.#model = model;
    this.#after = after;
    this.#forget = forget;
    this.#hear = hear;
    this.#onMessage = (message) => {
      if (!message?.type) return;
      this.#stopWaiting(message.session_id ?? message.answer_id ?? message.type);
      hear(message);
    };
    model.on("msg:custom", this.#onMessage);
  }

  sendSession(session) {
    this.#send({ type: "session", session }, session.session_id);
  }

  sendReflection(reflection) {
    this.#send({ type: "reflection", reflection }, reflection.session_id);
  }

  sendAnswer(answer) {
    this.#send({ type: "answer", answer }, answer.answer_id);
  }

  /** Ask for the routine in another version; the answer is a new schedule and {type: "options"}. */
  sendOptions(options) {
    this.#send({ type: "options", options }, "options");
  }

  #send(message, id) {
    this.#stopWaiting(id);
    this.#timers.set(id, this.#after(PATIENCE_MS, () => this.#silent(id)));
    try {
      // A dead kernel's comm rejects; a restarted one just never answers.
      Promise.resolve(this.#model.send(message)).catch(() => this.#silent(id));
    } catch {
      this.#silent(id);
    }
  }

  #silent(id) {
    if (!this.#timers.has(id)) return;
    this.#stopWaiting(id);
    this.#hear({ type: "silent", session_id: id });
  }

  #stopWaiting(id) {
    if (this.#timers.has(id)) this.#forget(this.#timers.get(id));
    this.#timers.delete(id);
  }

  close() {
    for (const timer of this.#timers.values()) this.#forget(timer);
    this.#timers.clear();
    this.#model.off?.("msg:custom", this.#onMessage);
  }
}
