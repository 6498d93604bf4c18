// One session, one player: who holds a session's lock may run it. The browser frees the lock when the
// page dies, however it dies.

/**
 * @param {LockManager|undefined} locks navigator.locks; missing on pages without https
 */
export class Claims {
  #locks;
  #held = new Map();
  #wanted = new Map();

  constructor(locks) {
    this.#locks = locks;
  }

  /** Try to take a session; false when another living player has it, or when it was given back meanwhile. */
  async take(id) {
    if (this.#held.has(id)) return true;
    const wish = {};
    this.#wanted.set(id, wish);
    if (!this.#locks) {
      // Without locks the shared page object at least keeps two players of one page apart.
      const taken = (globalThis.__psoasClaims ??= new Set());
      if (taken.has(id)) return false;
      taken.add(id);
      this.#held.set(id, () => taken.delete(id));
      return true;
    }
    return new Promise((answer) => {
      this.#locks
        .request(`psoas:${id}`, { ifAvailable: true }, (lock) => {
          if (!lock || this.#wanted.get(id) !== wish) {
            answer(false);
            return undefined;
          }
          return new Promise((release) => {
            this.#held.set(id, release);
            answer(true);
          });
        })
        .catch(() => answer(true)); // a document being closed: nobody else is there to clash with
    });
  }

  give(id) {
    this.#wanted.delete(id);
    this.#held.get(id)?.();
    this.#held.delete(id);
  }

  giveAll() {
    for (const id of [...this.#wanted.keys()]) this.give(id);
  }
}
