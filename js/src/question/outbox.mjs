// Answers on their way to the log: kept in this tab until the kernel has them, and offered again.
import { Link } from "../player/link.mjs";
import { Store, tabStorage } from "../player/store.mjs";
import { localIso, uuid } from "./time_id.mjs";

const BOX = "psoas:answer:";
const clock = { after: (ms, run) => setTimeout(run, ms), forget: (timer) => clearTimeout(timer) };
let shared = null;

/**
 * @param model anywidget's model
 * @param {(what: "waiting"|"recorded"|"refused"|"again"|"silent", message?: object) => void} status told what
 *   became of an answer; after "again" and "silent" it waits here
 * @param {{mine?: (answer: object) => boolean, store?: Store, timers?: object}} options mine: whether an answer
 *   that an earlier visit left belongs to this widget
 */
export function outbox(model, status, { mine = () => true, store = (shared ??= new Store(tabStorage())), timers = clock } = {}) {
  const hear = (message) => {
    const { type, answer_id, again } = message;
    if (type === "ack" || (type === "refused" && !again)) store.remove(BOX + answer_id);
    if (type === "ack") status("recorded", message);
    else if (type === "refused") status(again ? "again" : "refused", message);
    else if (type === "silent") status("silent", message);
  };
  const link = new Link(model, timers, hear);
  const waiting = () => store.keys(BOX).map((key) => store.read(key)).filter((answer) => answer?.answer_id && mine(answer))
    .sort((a, b) => (a.answered_at < b.answered_at ? -1 : 1));
  const offer = () => waiting().forEach((answer) => link.sendAnswer(answer));
  return {
    /** What waits, oldest first. */
    waiting,
    /** Offer all that waits. */
    offer,
    /** Keep an answer, and offer it with all that waits. */
    put(answer) {
      const dated = { answer_id: uuid(), answered_at: localIso(), ...answer };
      store.write(BOX + dated.answer_id, dated);
      status("waiting");
      offer();
    },
    close: () => link.close(),
  };
}
