// The face of a player: three screens, the options, what is said. It knows nothing of storage or kernels.
import { followTheme, h, setText, useStyles } from "../../style/index.mjs";
import { makeFloor } from "../floor.mjs";
import { listenToKeys } from "../keys.mjs";
import css from "../player.css";
import { subject } from "../schedule.mjs";
import { Words, secondsLeft } from "../words.mjs";
import { makeCover } from "./cover.mjs";
import { makeFinished } from "./finished.mjs";
import { makeLive } from "./live.mjs";
import { makeOptions } from "./options.mjs";

/**
 * @param {HTMLElement} el where to stand
 * @param {import("../player.mjs").Player} player
 * @param {object} strings the catalogue
 * @param {{safety: object, download: Function}} parts
 */
export function makeView(el, player, strings, { safety, download }) {
  const words = new Words(strings);
  const inner = h("div", { class: "in" });
  const live = h("p", { class: "vh", role: "status", "aria-live": "polite" });
  const root = h("section", { class: "ps player", lang: player.schedule.data.lang, tabindex: "-1", "aria-label": words.t("widget", { name: player.schedule.data.routine.name }) }, inner);
  const floor = makeFloor(root, () => screens.live.update());
  const toggleSound = () => player.set("sound", !player.settings.sound);
  const start = () => {
    if (!safety.ok) return;
    player.start();
    screens.live.main.node.focus({ preventScroll: true });
  };
  const toggleOptions = () => {
    options.node.hidden = !options.node.hidden;
    options.update();
    if (!options.node.hidden) options.node.querySelector("input")?.focus();
  };
  const options = makeOptions(words, player, () => {
    options.node.hidden = true;
    (player.phase === "cover" ? openOptions : screens.live.options.node).focus();
  });
  const openOptions = h("button", { type: "button", class: "b q open-options", onclick: toggleOptions, text: words.t("options") });
  const screens = {
    cover: makeCover(words, player, { safety, start, download }),
    live: makeLive(words, player, { safety, toggleSound, toggleFloor: () => floor.toggle(), toggleOptions }),
    finished: makeFinished(words, player, { download }),
  };
  inner.append(screens.cover.node, screens.live.node, screens.finished.node, openOptions, options.node, live);
  el.append(root);
  useStyles(root, "player", css);
  const unfollow = followTheme(root);

  const screenName = () => (player.phase === "cover" || player.phase === "finished" ? player.phase : "live");
  let screen = null;

  function tell(text) {
    setText(live, text);
  }

  function showScreen() {
    const name = screenName();
    const changed = name !== screen;
    screen = name;
    for (const [key, one] of Object.entries(screens)) one.node.hidden = key !== name;
    openOptions.hidden = name !== "cover";
    if (name === "finished") {
      floor.leave();
      options.node.hidden = true;
    }
    root.dataset.state = player.phase;
    screens[name].update();
    return changed;
  }

  const said = {
    segment({ index = player.index, running = player.phase === "running" } = {}) {
      showScreen();
      options.update();
      const text = words.announce(player.schedule, index);
      tell(text);
      if (running) player.speak(text);
    },
    phase() {
      const had = root.contains(root.getRootNode().activeElement);
      const changed = showScreen();
      options.update();
      const about = subject(player.schedule, player.index);
      const n = secondsLeft(player.segment.endMs - player.placeMs);
      if (player.phase === "paused") tell(words.t("say_paused", { n }));
      else if (player.phase === "waiting") {
        tell(words.t("say_waiting", { name: words.name(player.schedule, about), side: words.side(about.side).toLowerCase() }));
      } else if (player.phase === "finished") {
        tell(words.t("say_done"));
        if (changed && had) screens.finished.focus();
      }
    },
    tick() {},
    cover: showScreen,
    save() {
      screens.finished.updateSave();
    },
    offers() {
      screens.cover.updateOffers();
    },
    rating() {
      screens.finished.updateRating();
    },
    settings() {
      showScreen();
      options.update();
    },
  };

  const unlisten = listenToKeys(root, (name) => {
    const playing = screenName() === "live";
    if (name === "mute") toggleSound();
    else if (name === "floor" && playing) floor.toggle();
    else if (name === "leave" && floor.on()) floor.toggle();
    else if (name === "space" && player.phase === "cover") start();
    else if (name === "space" && playing) {
      if (player.phase === "running" || safety.ok) player.toggle();
    } else if (name === "back" && playing) player.back();
    else if (name === "skip" && playing) player.skip();
    else return false;
    return true;
  });

  let frame = null;
  const paint = () => {
    frame = requestAnimationFrame(paint);
    if (player.phase !== "running") return;
    player.tick();
    if (player.phase === "running") screens.live.paint();
  };

  showScreen();
  frame = requestAnimationFrame(paint);
  return {
    root,
    tell: (what, more) => said[what]?.(more),
    close() {
      cancelAnimationFrame(frame);
      floor.leave();
      floor.close();
      unlisten();
      unfollow();
      root.remove();
    },
  };
}
