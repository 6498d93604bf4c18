// A time that the tests move, a storage that can be full, a kernel that can be dead.
import { readFileSync } from "node:fs";
import { Claims } from "../src/player/claim.mjs";
import { Link } from "../src/player/link.mjs";
import { Outbox } from "../src/player/outbox.mjs";
import { Places } from "../src/player/places.mjs";
import { Player } from "../src/player/player.mjs";
import { Sound } from "../src/player/sound.mjs";
import { Store } from "../src/player/store.mjs";
import { Voice } from "../src/player/voice.mjs";
import { WakeLock } from "../src/player/wakelock.mjs";

export const schedule = () =>
  JSON.parse(readFileSync(new URL("./fixtures/schedule.json", import.meta.url), "utf8"));

export class FakeTime {
  ms = 1000;
  wallMs = Date.UTC(2026, 10, 21, 7, 42, 10);
  timers = new Map();
  #next = 1;

  env = {
    now: () => this.ms,
    wall: () => this.wallMs,
    after: (wait, fn) => {
      this.timers.set(this.#next, { at: this.ms + wait, fn });
      return this.#next++;
    },
    forget: (id) => this.timers.delete(id),
  };

  /** Let time pass and fire each timer when it is due, or `lateMs` later. */
  advance(ms, lateMs = 0) {
    const end = this.ms + ms;
    for (;;) {
      const due = [...this.timers].sort((a, b) => a[1].at - b[1].at)[0];
      if (!due || due[1].at + lateMs > end) break;
      const [id, { at, fn }] = due;
      this.timers.delete(id);
      this.#to(Math.max(this.ms, at + lateMs));
      fn();
    }
    this.#to(end);
  }

  /** Time in which nothing runs: a busy page. */
  freeze(ms) {
    this.#to(this.ms + ms);
  }

  /** Sleep: the calendar goes on, the monotonic clock does not. */
  sleep(ms) {
    this.wallMs += ms;
  }

  #to(ms) {
    this.wallMs += ms - this.ms;
    this.ms = ms;
  }
}

export class FakeStorage {
  map = new Map();
  full = false;
  get length() {
    return this.map.size;
  }
  key(i) {
    return [...this.map.keys()][i] ?? null;
  }
  getItem(key) {
    return this.map.get(key) ?? null;
  }
  setItem(key, value) {
    if (this.full) throw new Error("QuotaExceededError");
    this.map.set(key, value);
  }
  removeItem(key) {
    this.map.delete(key);
  }
}

/** A kernel: mode "alive", "dead" (send rejects), "deaf" (no answer) or "refusing". */
export class FakeModel {
  mode = "alive";
  log = new Map();
  sent = [];
  reflections = [];
  late = [];
  #fns = new Set();

  on(_event, fn) {
    this.#fns.add(fn);
  }
  off(_event, fn) {
    this.#fns.delete(fn);
  }
  answer(message) {
    for (const fn of this.#fns) fn(message);
  }
  send(message) {
    this.sent.push(message);
    if (this.mode === "dead") return Promise.reject(new Error("Cannot send"));
    if (this.mode === "deaf") return undefined;
    if (message.type === "session") {
      const id = message.session.session_id;
      if (this.mode === "refusing") this.answer({ type: "refused", session_id: id, reason: "disk full" });
      else {
        if (!this.log.has(id)) this.log.set(id, message.session);
        this.answer({ type: "ack", session_id: id, path: "my_psoas/sessions.csv" });
      }
    } else {
      this.reflections.push(message.reflection);
      this.answer({ type: "reflection-ack", session_id: message.reflection.session_id });
    }
    return undefined;
  }
}

/** Web locks: one holder a name. */
export class FakeLocks {
  held = new Map();
  async request(name, _options, fn) {
    await null; // a browser never answers at once
    if (this.held.has(name)) return fn(null);
    this.held.set(name, true);
    try {
      return await fn({ name });
    } finally {
      this.held.delete(name);
    }
  }
}

export class FakeAudio {
  currentTime = 50;
  state = "running";
  destination = {};
  started = [];
  stopped = [];
  createGain() {
    return {
      gain: { value: 0, setValueAtTime() {}, linearRampToValueAtTime() {} },
      connect: (to) => to,
      disconnect() {},
    };
  }
  createOscillator() {
    const source = {
      frequency: { value: 0 },
      connect: (to) => to,
      disconnect() {},
      start: (at) => this.started.push({ source, at, hertz: source.frequency.value }),
      stop: (at) => this.stopped.push({ source, at }),
    };
    return source;
  }
  async resume() {}
  async close() {}
}

let ids = 0;

/** A player with a world of its own; pass parts to share them between two. */
export function world(given = {}) {
  const time = given.time ?? new FakeTime();
  const storage = given.storage ?? new FakeStorage();
  const model = given.model ?? new FakeModel();
  const locks = given.locks ?? new FakeLocks();
  const audio = new FakeAudio();
  const store = new Store(storage);
  const told = [];
  const said = [];
  const sent = [];
  const data = given.data ?? schedule();
  const sound = new Sound(() => audio);
  const voice = new Voice(given.speech, (text) => ({ text }), "en");
  let player;
  const link = new Link(model, time.env, (answer) => player.hear(answer));
  player = new Player(
    data,
    {
      env: time.env, store, link, sound, voice,
      outbox: new Outbox(store),
      places: new Places(store, data.routine.id),
      claims: new Claims(locks),
      wake: new WakeLock(undefined),
      playerKey: given.playerKey ?? "player-1",
      newId: () => `session-${++ids}`,
      events: (list) => sent.push(list),
    },
    (what, more) => told.push({ what, ...more }),
  );
  return { time, storage, model, locks, audio, player, told, said, sent, data, store };
}

/** Let promises settle. */
export const settle = () => new Promise((done) => setImmediate(done));
