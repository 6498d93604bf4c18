// One tick for a day in this browser tab: asked before the first start, not before each.
const KEY = "psoas:safety";

export class Safety {
  #storage;
  #today;
  #ticked = false;
  /** True when the tick was set before this player was made. */
  before = false;

  /** @param {Storage|null} storage sessionStorage  @param {() => string} today such as "2026-11-21" */
  constructor(storage, today) {
    this.#storage = storage;
    this.#today = today;
    this.before = this.ok;
  }

  get ok() {
    if (this.#ticked) return true;
    try {
      return this.#storage?.getItem(KEY) === this.#today();
    } catch {
      return false;
    }
  }

  set(on) {
    this.#ticked = on;
    try {
      if (on) this.#storage?.setItem(KEY, this.#today());
      else this.#storage?.removeItem(KEY);
    } catch {
      // Then it holds for this player only.
    }
  }
}
