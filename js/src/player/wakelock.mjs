// Keep the screen awake while the routine runs. The browser lets go whenever the page is hidden.

export class WakeLock {
  #api;
  #lock = null;
  #wanted = false;
  #asking = false;

  /** @param {WakeLock|undefined} api navigator.wakeLock; missing on pages without https */
  constructor(api) {
    this.#api = api;
  }

  get held() {
    return this.#lock !== null;
  }

  /** Ask for it now, and again from `shown` when the page comes back. */
  async hold() {
    this.#wanted = true;
    if (this.#lock || this.#asking || !this.#api) return;
    this.#asking = true;
    try {
      const lock = await this.#api.request("screen");
      if (!this.#wanted) {
        lock.release();
        return;
      }
      this.#lock = lock;
      lock.addEventListener?.("release", () => {
        if (this.#lock === lock) this.#lock = null;
      });
    } catch {
      this.#lock = null; // a flat battery or a hidden page may refuse; the routine runs all the same
    } finally {
      this.#asking = false;
    }
  }

  shown() {
    if (this.#wanted) this.hold();
  }

  drop() {
    this.#wanted = false;
    this.#lock?.release?.();
    this.#lock = null;
  }
}
