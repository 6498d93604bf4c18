// The routine's place in time, computed from a clock that never drifts, never from counted ticks.
//
// Everything it needs is passed in, so tests give it a time of their own:
//   now()   monotonic milliseconds (performance.now)      wall()  milliseconds since 1970 (Date.now)
//   after(ms, fn) -> id, forget(id)                       one timer, armed for the next boundary

/** The place is noted at least this often, which is also how exact a crash can be undone. */
export const HEARTBEAT_MS = 5000;
/** Wall clock and monotonic clock differ by more: the computer slept. */
export const SLEEP_MS = 2000;
/** No tick for so long: not even a throttled background tab (one tick a minute) waits that long. */
export const STILL_MS = 90_000;

export class Clock {
  #env;
  #base = 0;
  #since = null;
  #seen = 0;
  #last = null;
  #timer = null;
  #limit = Infinity;
  #boundary;
  #onStep;
  #onSleep;

  /**
   * @param {object} env now, wall, after, forget
   * @param {(fromMs: number, toMs: number, atMs: number) => void} onStep told each step, long or short;
   *   atMs is where the clock would be had it not stopped at its limit
   * @param {(gapMs: number) => void} onSleep told when the computer slept; the clock has stopped
   * @param {(ms: number) => number|null} boundary the next moment at which something changes
   */
  constructor(env, { onStep, onSleep, boundary }) {
    this.#env = env;
    this.#onStep = onStep;
    this.#onSleep = onSleep;
    this.#boundary = boundary;
  }

  get running() {
    return this.#since !== null;
  }

  /** Milliseconds into the routine. */
  get placeMs() {
    if (this.#since === null) return this.#base;
    return Math.min(this.#base + this.#env.now() - this.#since, this.#limit);
  }

  /** Run from the present place to `limitMs`, where the clock stops by itself. */
  start(limitMs) {
    if (this.running) return;
    this.#limit = limitMs;
    this.#since = this.#env.now();
    this.#last = { now: this.#since, wall: this.#env.wall() };
    this.#seen = this.#base;
    this.#arm();
  }

  /** Stop and keep the place. */
  stop() {
    if (!this.running) return;
    const place = this.placeMs;
    this.#since = null;
    this.#base = place;
    this.#disarm();
  }

  /** Go to a place; a running clock runs on from there. */
  seek(ms, limitMs = this.#limit) {
    const running = this.running;
    this.#since = null;
    this.#disarm();
    this.#base = ms;
    if (running) this.start(limitMs);
  }

  /** Look at the time. Called by the timer, by every painted frame and when the page is shown again. */
  tick() {
    if (!this.running) return;
    const now = this.#env.now();
    const wall = this.#env.wall();
    const gap = wall - this.#last.wall;
    const stood = now - this.#last.now;
    if (gap - stood > SLEEP_MS || stood > STILL_MS) {
      this.#since = null;
      this.#base = this.#seen; // where the learner last saw it
      this.#disarm();
      this.#onSleep(Math.max(gap, stood));
      return;
    }
    this.#last = { now, wall };
    const from = this.#seen;
    const at = this.#base + now - this.#since;
    const to = Math.min(at, this.#limit);
    this.#seen = to;
    if (to >= this.#limit) this.stop();
    else this.#arm();
    this.#onStep(from, to, at);
  }

  #arm() {
    this.#disarm();
    const place = this.placeMs;
    // From what has been told, not from now: a boundary that passes in this very moment must not be missed.
    const next = Math.min(this.#boundary(this.#seen) ?? this.#limit, this.#limit);
    // Timers may fire a little early; half a millisecond more saves a second call.
    const wait = Math.min(Math.max(next - place + 0.5, 1), HEARTBEAT_MS);
    this.#timer = this.#env.after(wait, () => {
      this.#timer = null;
      this.tick();
    });
  }

  #disarm() {
    if (this.#timer !== null) this.#env.forget(this.#timer);
    this.#timer = null;
  }
}
