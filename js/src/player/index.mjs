// The anywidget module: joins a model, a player and a view.
import { Claims } from "./claim.mjs";
import { downloadSession } from "./download.mjs";
import { Link } from "./link.mjs";
import { Outbox } from "./outbox.mjs";
import { Places } from "./places.mjs";
import { Player } from "./player.mjs";
import { Safety } from "./safety.mjs";
import { Sound } from "./sound.mjs";
import { pageStorage, Store } from "./store.mjs";
import { uuid } from "./uuid.mjs";
import { makeView } from "./view/index.mjs";
import { Voice } from "./voice.mjs";
import { WakeLock } from "./wakelock.mjs";

/** A view that is made anew may come a moment before the old one is gone. */
const OWN_AGAIN_MS = 400;
/** A session of another player is taken up only after that player had time to come back itself. */
const OTHERS_MS = 1500;

const env = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after: (ms, fn) => setTimeout(fn, ms),
  forget: (id) => clearTimeout(id),
};

function sessionStore() {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}

const today = () => new Date().toDateString();

function render({ model, el }) {
  const data = model.get("schedule");
  const store = new Store(pageStorage());
  const Audio = globalThis.AudioContext ?? globalThis.webkitAudioContext;
  let sentEvents = 0;
  let player;
  let view = null;
  const link = new Link(model, env, (answer) => player.hear(answer));
  player = new Player(
    data,
    {
      env, store, link,
      outbox: new Outbox(store),
      places: new Places(store, data.routine.id),
      claims: new Claims(navigator.locks),
      sound: new Sound(() => (Audio ? new Audio() : null)),
      voice: new Voice(globalThis.speechSynthesis, (text) => new SpeechSynthesisUtterance(text), model.get("language") ?? "en"),
      wake: new WakeLock(navigator.wakeLock),
      playerKey: model.get("player_key") ?? "page",
      newId: uuid,
      events(list) {
        if (list.length === sentEvents) return;
        sentEvents = list.length;
        model.set("events", list);
        try {
          model.save_changes();
        } catch {
          // Without a kernel the list stays in the browser, where it is complete.
        }
      },
    },
    (what, more) => view?.tell(what, more),
  );
  player.canSwap = model.get("can_swap") ?? false;
  view = makeView(el, player, model.get("strings"), {
    safety: new Safety(sessionStore(), today),
    download: downloadSession,
  });

  const hidden = () => player.release();
  const shown = (event) => {
    if (!event.persisted) return;
    player.reclaim();
    timers.push(setTimeout(() => player.restore(), OTHERS_MS)); // the page one comes from lets go a moment later
  };
  const visible = () => (document.visibilityState === "visible" ? player.shown() : player.tick());
  const changed = () => player.setData(model.get("schedule"));
  addEventListener("pagehide", hidden);
  addEventListener("pageshow", shown);
  document.addEventListener("visibilitychange", visible);
  model.on("change:schedule", changed);
  const timers = [
    setTimeout(() => player.restore({ own: true }), OWN_AGAIN_MS),
    setTimeout(() => player.restore(), OTHERS_MS),
  ];
  player.restore({ own: true });

  return () => {
    timers.forEach(clearTimeout);
    removeEventListener("pagehide", hidden);
    removeEventListener("pageshow", shown);
    document.removeEventListener("visibilitychange", visible);
    model.off("change:schedule", changed);
    player.close();
    view.close();
  };
}

export { preview } from "../preview/index.mjs";

export default { render };
