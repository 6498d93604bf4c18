// What the learner has set, remembered by the browser; anything unreadable falls back to the default.
import { OPTIONS } from "./options.mjs";

const KEY = "psoas:settings";

const number = (low, high) => (v) => typeof v === "number" && v >= low && v <= high;
const flag = (v) => typeof v === "boolean";
const orNull = (check) => (v) => v === null || check(v);

const RULES = {
  sound: [true, flag],
  volume: [0.6, number(0, 1)],
  voice: [false, flag],
  wait: [false, flag], // wait for a key or a tap before each exercise
  breath_s: [0, number(0, 20)], // seconds of one breath; 0: no pacer
  get_ready_s: [OPTIONS.get_ready_s, orNull(number(0, 120))],
  rest_s: [OPTIONS.rest_s, orNull(number(0, 180))],
  hold_scale: [OPTIONS.hold_scale, number(0.25, 3)],
  rep_scale: [OPTIONS.rep_scale, number(0.25, 3)],
  move_scale: [OPTIONS.move_scale, number(0.25, 4)],
  rounds: [OPTIONS.rounds, (v) => Number.isInteger(v) && v >= 1 && v <= 5],
};

export const DEFAULTS = Object.freeze(
  Object.fromEntries(Object.entries(RULES).map(([name, [value]]) => [name, value])),
);

/** Only known settings with sensible values survive. */
export function clean(found) {
  const out = { ...DEFAULTS };
  const given = Object(found ?? {}); // what was kept may be no object at all
  for (const [name, [, ok]] of Object.entries(RULES)) {
    if (name in given && ok(given[name])) out[name] = given[name];
  }
  return out;
}

export const readSettings = (store) => clean(store.read(KEY));
export const keepSettings = (store, settings) => store.write(KEY, clean(settings));

/** The settings that change the schedule. */
export const scheduleOptions = (settings) =>
  Object.fromEntries(Object.keys(OPTIONS).map((name) => [name, settings[name]]));
