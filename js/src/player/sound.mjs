// Beeps, planned ahead on the audio clock, so that they sound in time while the tab is hidden.

/** How far ahead beeps are handed to the audio clock; a throttled tab still ticks once a minute. */
export const AHEAD_MS = 150_000;
const REFILL_MS = 75_000;
/** Holds shorter than this need no half-time mark. */
export const HALF_FROM_MS = 20_000;

// Frequency in Hz, length in seconds, loudness relative to the learner's volume.
const TONES = {
  count: [[660, 0, 0.07, 0.5]],
  rep: [[520, 0, 0.05, 0.35]],
  half: [[660, 0, 0.09, 0.4], [660, 0.18, 0.09, 0.4]],
  hold: [[990, 0, 0.32, 0.9]],
  switch: [[740, 0, 0.14, 0.9], [990, 0.18, 0.2, 0.9]],
  rest: [[495, 0, 0.4, 0.8]],
  move: [[740, 0, 0.22, 0.7]],
  done: [[660, 0, 0.18, 0.9], [880, 0.2, 0.18, 0.9], [1100, 0.4, 0.5, 0.9]],
};

/** All beeps of a routine: at 3-2-1, at each change, half-way through long holds. Times in ms. */
export function beeps({ segments }) {
  const out = [];
  segments.forEach((segment, i) => {
    const { startMs, endMs, kind } = segment;
    if (i > 0) out.push({ ms: startMs, tone: kind === "rep" ? "rep" : kind in TONES ? kind : "move" });
    if (kind === "rep" || kind === "done") return;
    if (kind === "hold" && endMs - startMs >= HALF_FROM_MS) out.push({ ms: (startMs + endMs) / 2, tone: "half" });
    for (const left of [3000, 2000, 1000]) {
      if (endMs - startMs > left + 1000) out.push({ ms: endMs - left, tone: "count" });
    }
  });
  return out.sort((a, b) => a.ms - b.ms);
}

export class Sound {
  #make;
  #context = null;
  #master = null;
  #awake = null;
  #plan = [];
  #pending = new Set();
  #aheadMs = 0;
  #limitMs = Infinity;
  #volume = 0.6;

  /** @param {() => AudioContext|null} make called at the first start, inside the learner's click */
  constructor(make) {
    this.#make = make;
  }

  /** Wake the audio; browsers allow it only from a click or a key. */
  unlock() {
    try {
      this.#context ??= this.#make();
      this.#context?.resume?.()?.catch?.(() => {});
    } catch {
      this.#context = null; // no audio device: the routine goes on in silence
    }
    return this.#context !== null;
  }

  setPlan(schedule) {
    this.#plan = beeps(schedule);
  }

  setVolume(volume) {
    this.#volume = volume;
    if (this.#master) this.#master.gain.value = volume;
  }

  /** Hand over the beeps between a place and the limit (where the routine will wait). */
  arm(placeMs, limitMs) {
    this.silence();
    if (!this.#context) return;
    if (!this.#master) {
      this.#master = this.#context.createGain();
      this.#master.gain.value = this.#volume;
      this.#master.connect(this.#context.destination);
    }
    this.#keepAwake();
    this.#limitMs = limitMs;
    this.#aheadMs = placeMs;
    this.#fill(placeMs);
  }

  /** Hand over more as time goes on. */
  refill(placeMs) {
    if (this.#awake && this.#aheadMs < this.#limitMs && this.#aheadMs - placeMs < REFILL_MS) this.#fill(placeMs);
  }

  #fill(placeMs) {
    const to = Math.min(placeMs + AHEAD_MS, this.#limitMs);
    const zero = this.#context.currentTime - placeMs / 1000;
    const from = this.#aheadMs;
    for (const { ms, tone } of this.#plan) {
      if (ms > from && ms <= to) this.#tone(tone, zero + ms / 1000);
    }
    this.#aheadMs = to;
  }

  #tone(name, at) {
    for (const [hertz, later, length, loud] of TONES[name]) {
      const start = at + later;
      const source = this.#context.createOscillator();
      const gain = this.#context.createGain();
      source.frequency.value = hertz;
      gain.gain.setValueAtTime(0, start);
      gain.gain.linearRampToValueAtTime(loud, start + 0.008);
      gain.gain.setValueAtTime(loud, start + length - 0.02);
      gain.gain.linearRampToValueAtTime(0, start + length);
      source.connect(gain).connect(this.#master);
      source.start(start);
      source.stop(start + length + 0.02);
      this.#pending.add(source);
      source.onended = () => {
        this.#pending.delete(source);
        gain.disconnect();
      };
    }
  }

  // A tab that plays is not slowed down when hidden: this tone is far below what anyone hears.
  #keepAwake() {
    const source = this.#context.createOscillator();
    const gain = this.#context.createGain();
    source.frequency.value = 40;
    gain.gain.value = 0.001;
    source.connect(gain).connect(this.#context.destination);
    source.start();
    this.#awake = { source, gain };
  }

  /** The routine stands or has ended by itself: the last tones may still sound. */
  ringOut() {
    this.#awake?.source.stop(0);
    this.#awake?.gain.disconnect();
    this.#awake = null;
  }

  /** Take back everything that has not sounded yet. */
  silence() {
    for (const source of this.#pending) {
      source.onended = null;
      source.stop(0);
      source.disconnect();
    }
    this.#pending.clear();
    this.ringOut();
  }

  close() {
    this.silence();
    this.#context?.close?.();
    this.#context = null;
    this.#master = null;
  }
}
