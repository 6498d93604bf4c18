// What happened, numbered and only ever appended to: sending the whole list twice does no harm.

/** Local time in ISO 8601 with its offset, such as 2026-11-21T07:42:10+01:00. */
export function isoLocal(ms, { exact = false } = {}) {
  const date = new Date(ms);
  const two = (n) => String(Math.trunc(Math.abs(n))).padStart(2, "0");
  const offset = -date.getTimezoneOffset();
  return (
    `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}` +
    `T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}` +
    (exact ? `.${String(date.getMilliseconds()).padStart(3, "0")}` : "") +
    `${offset < 0 ? "-" : "+"}${two(offset / 60)}:${two(offset % 60)}`
  );
}

export class EventList {
  #list;
  #wall;

  constructor(wall, list = []) {
    this.#wall = wall;
    this.#list = [...list];
  }

  /** A copy of all events, oldest first. */
  get all() {
    return [...this.#list];
  }

  /** Note one event: what, when by the calendar, where in the routine, and anything more. */
  append(type, placeMs, more = {}) {
    const event = { n: this.#list.length + 1, type, at: isoLocal(this.#wall()), place_ms: Math.round(placeMs), ...more };
    this.#list.push(Object.freeze(event));
    return event;
  }
}
