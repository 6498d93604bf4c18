// What runs while the routine runs: the clock, and with it the beeps, the voice and the waking screen.
import { Clock } from "./clock.mjs";
import { limitAfter, nextBoundary } from "./schedule.mjs";

export class Transport {
  #parts;
  #settings;
  #clock;
  #schedule = null;

  /**
   * @param {object} parts env, sound, voice, wake
   * @param {() => object} settings what the learner has set: sound, wait
   * @param {{onStep: Function, onSleep: Function}} told see clock.mjs
   */
  constructor({ env, sound, voice, wake }, settings, told) {
    this.#parts = { sound, voice, wake };
    this.#settings = settings;
    this.#clock = new Clock(env, { boundary: (ms) => nextBoundary(this.#schedule, ms), ...told });
  }

  get placeMs() {
    return this.#clock.placeMs;
  }

  get running() {
    return this.#clock.running;
  }

  get schedule() {
    return this.#schedule;
  }

  set schedule(schedule) {
    this.#schedule = schedule;
    this.#parts.sound.setPlan(schedule);
  }

  /** Browsers let sound begin only inside the learner's click or key. */
  unlock() {
    this.#parts.sound.unlock();
  }

  setVolume(volume) {
    this.#parts.sound.setVolume(volume);
  }

  go() {
    this.#clock.start(this.#limit());
    this.#armSound();
    this.#parts.wake.hold();
  }

  /** Stop the clock; sound, voice and screen go on until `halt`. */
  stop() {
    this.#clock.stop();
  }

  /** Go to a place; what was about to sound does not. */
  seek(ms) {
    this.#clock.stop();
    this.#parts.sound.silence();
    this.#clock.seek(ms);
  }

  /** Stand still. With `ringOut` the last tones may still sound. */
  halt({ ringOut = false } = {}) {
    this.#clock.stop();
    if (ringOut) this.#parts.sound.ringOut();
    else this.#parts.sound.silence();
    this.#parts.voice.stop();
    this.#parts.wake.drop();
  }

  /** Run on from the same place with settings that have changed. */
  rearm() {
    const place = this.placeMs;
    this.#clock.stop();
    this.#clock.seek(place);
    this.#clock.start(this.#limit());
    this.#armSound();
  }

  tick() {
    this.#clock.tick();
    if (this.running && this.#settings().sound) this.#parts.sound.refill(this.placeMs);
  }

  /** The page is shown again: the browser has let the screen go meanwhile. */
  shown() {
    if (this.running) this.#parts.wake.shown();
  }

  say(text) {
    if (this.#settings().voice && this.running) this.#parts.voice.say(text);
  }

  hush() {
    this.#parts.voice.stop();
  }

  get canSpeak() {
    return this.#parts.voice.available;
  }

  close() {
    this.#clock.stop();
    this.#parts.sound.close();
    this.#parts.voice.stop();
    this.#parts.wake.drop();
  }

  #limit() {
    return this.#settings().wait ? limitAfter(this.#schedule, this.placeMs) : this.#schedule.totalMs;
  }

  #armSound() {
    if (this.#settings().sound) this.#parts.sound.arm(this.placeMs, this.#limit());
    else this.#parts.sound.silence();
  }
}
