// When a case was last begun again. No decision has been made then, so the log of answers cannot tell.
import { pageStorage, Store } from "../player/store.mjs";
import { localIso } from "./time_id.mjs";

/** Where the browser keeps it: {first question of a case: time}. */
export const BEGUN = "psoas:cases:begun";
const store = () => new Store(pageStorage());

/** Note that the case with this first question begins now, by the clock that dates its answers. */
export function beginAgain(question) {
  const kept = store();
  kept.write(BEGUN, { ...kept.read(BEGUN), [question]: localIso() });
}

/** When it was begun again, in ms; -Infinity when never, or when nothing can be kept. */
export function begunAgain(question) {
  const at = Date.parse(store().read(BEGUN)?.[question]);
  return Number.isNaN(at) ? -Infinity : at;
}
