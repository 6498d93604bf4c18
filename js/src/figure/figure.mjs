// A figure on a page: canvas while it moves, SVG when it stands still.
import { freshId } from "../style/dom.mjs";
import { paintGroups } from "./canvas.mjs";
import { arrange, compose, drawPose, extentOf } from "./draw.mjs";
import { interpolate } from "./pose.mjs";
import { DARK, figureCss, LIGHT } from "./theme.mjs";

const STILL_AFTER_MS = 140, MARGIN_M = 0.05, FIT_SCALE = 60, BREATH_S = 4.5;

const union = (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];

/** The frame in metres, [left, top, right, bottom], that holds all of `poses` in a view. */
export function frameOf(poses, options = {}) {
  const boxes = poses.map((pose) => {
    const { groups, flipped } = compose(pose, { ...options, scale: FIT_SCALE });
    const [x0, y0, x1, y1] = extentOf(groups).map((v) => v / FIT_SCALE);
    return flipped ? [-x1, y0, -x0, y1] : [x0, y0, x1, y1];
  });
  const [x0, y0, x1, y1] = boxes.reduce(union);
  return [x0 - MARGIN_M, y0 - MARGIN_M, x1 + MARGIN_M, Math.max(y1, 0) + MARGIN_M];
}

function addCss(el) {
  const root = el.getRootNode();
  const home = root.head ?? root;
  if (home.querySelector?.("style[data-ps-figure]")) return;
  const sheet = el.ownerDocument.createElement("style");
  sheet.dataset.psFigure = "";
  sheet.textContent = `${figureCss}
.ps-stage{position:relative;display:flex;gap:8px;width:100%;height:100%;min-height:0}
.ps-view{position:relative;flex:1 1 0;min-width:0;min-height:0}
.ps-view>svg,.ps-view>canvas{position:absolute;inset:0;width:100%;height:100%;display:block}`;
  home.append(sheet);
}

/**
 * Put a figure into `el`, which must have a height.
 *
 * @param {HTMLElement} el
 * @param {object} [options]  view: one view or a list of views, side by side; side, layers, tint as in drawPose;
 *   alt: text alternative; reducedMotion: true stands still (default: the reader's own setting)
 * @returns {{set, morph, play, breathe, fit, stop, destroy}}
 *   set(pose, options)        show a pose
 *   morph(a, b, t, options)   show the way from a to b; under reduced motion b itself
 *   play(a, b, options)       go from a to b in duration_ms; a promise that resolves when it is there
 *   breathe(pose)             show a pose that breathes quietly until the next call
 *   fit(poses)                keep the frame that holds all of these
 */
export function createFigure(el, options = {}) {
  addCss(el);
  const doc = el.ownerDocument, win = doc.defaultView, id = freshId("figure");
  const reduced = () => options.reducedMotion ?? win.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;
  const stage = doc.createElement("div");
  stage.className = "ps-stage ps-figure";
  el.append(stage);
  let settings = { view: "side", ...options }, views = [], shown = null, fixed = null, still = 0, frameRequest = 0;

  function build() {
    const wanted = [settings.view].flat();
    if (views.length === wanted.length && views.every((v, i) => v.name === wanted[i])) return;
    stage.replaceChildren();
    views = wanted.map((name) => {
      const box = doc.createElement("div");
      box.className = "ps-view";
      stage.append(box);
      return { name, box, canvas: null, frames: new WeakMap() };
    });
    fixed = null;
  }
  const drawn = (view) => ({ ...settings, view: view.name });
  function frameFor(view, poses) {
    if (fixed) return (view.fixed ??= frameOf(fixed, drawn(view)));
    return poses.map((pose) => {
      const key = `${settings.side ?? ""}`;
      let known = view.frames.get(pose);
      if (!known || known.key !== key) view.frames.set(pose, (known = { key, box: frameOf([pose], drawn(view)) }));
      return known.box;
    }).reduce(union);
  }
  function colours() {
    const style = win.getComputedStyle(stage), cache = {};
    return (name) => (cache[name] ??= style.getPropertyValue(`--ps-${name}`).trim() || LIGHT[name] || DARK[name]);
  }
  let colour = null;

  function paint(pose, ends) {
    const frames = views.map((view) => frameFor(view, ends)), arranged = arrange(pose, settings.side);
    for (const [i, view] of views.entries()) {
      const frame = frames[i], box = view.box;
      view.canvas ??= doc.createElement("canvas");
      if (view.canvas.parentNode !== box) box.replaceChildren(view.canvas);
      const ratio = Math.min(2, win.devicePixelRatio || 1);
      const width = Math.max(1, Math.round(box.clientWidth * ratio)), height = Math.max(1, Math.round(box.clientHeight * ratio));
      if (view.canvas.width !== width || view.canvas.height !== height) Object.assign(view.canvas, { width, height });
      const scale = Math.min(width / (frame[2] - frame[0]), height / (frame[3] - frame[1]));
      const scene = compose(pose, { ...drawn(view), scale, quick: true }, arranged), context = view.canvas.getContext("2d");
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, width, height);
      const left = (width - scale * (frame[2] - frame[0])) / 2 - frame[0] * scale;
      context.setTransform(1, 0, 0, 1, left, height - frame[3] * scale);
      if (scene.floor !== null) {
        context.strokeStyle = colour("floor");
        context.lineWidth = 1.2;
        context.beginPath();
        context.moveTo(frame[0] * scale, 0);
        context.lineTo(frame[2] * scale, 0);
        context.stroke();
      }
      if (scene.flipped) context.scale(-1, 1);
      paintGroups(context, scene.groups, colour);
    }
  }
  function settle(pose, ends) {
    for (const [i, view] of views.entries()) {
      const named = i === 0 && settings.alt ? { title: settings.alt, idPrefix: id } : {};
      view.box.innerHTML = drawPose(pose, { ...drawn(view), theme: "css", frame: frameFor(view, ends), ...named });
      view.box.firstElementChild.setAttribute("preserveAspectRatio", "xMidYMax meet");
    }
  }
  function show(pose, ends, moving) {
    shown = { pose, ends };
    win.clearTimeout(still);
    if (!moving) {
      settle(pose, ends);
      return;
    }
    colour ??= colours();
    paint(pose, ends);
    still = win.setTimeout(() => {
      colour = null;
      settle(pose, ends);
    }, STILL_AFTER_MS);
  }
  function stop() {
    win.cancelAnimationFrame(frameRequest);
    frameRequest = 0;
  }
  function change(extra) {
    if (extra) settings = { ...settings, ...extra };
    for (const view of views) if (extra) [view.frames, view.fixed] = [new WeakMap(), undefined];
    build();
  }
  build();

  return {
    set(pose, extra) {
      stop();
      const quick = shown && !extra && win.performance.now() - (shown.at ?? -1e9) < STILL_AFTER_MS;
      change(extra);
      show(pose, [pose], Boolean(quick));
      shown.at = win.performance.now();
    },
    morph(from, to, t, extra) {
      stop();
      if (extra) change(extra);
      if (reduced()) {
        if (shown?.pose !== to) show(to, [to], false);
        return;
      }
      show(interpolate(from, to, t), [from, to], true);
    },
    play(from, to, { duration_ms = 600 } = {}) {
      stop();
      if (reduced() || duration_ms <= 0) {
        show(to, [to], false);
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        const begin = win.performance.now();
        const step = (now) => {
          const t = Math.min(1, Math.max(0, (now - begin) / duration_ms));
          show(interpolate(from, to, t * t * (3 - 2 * t)), [from, to], true);
          if (t < 1) frameRequest = win.requestAnimationFrame(step);
          else resolve();
        };
        frameRequest = win.requestAnimationFrame(step);
      });
    },
    breathe(pose) {
      stop();
      show(pose, [pose], false);
      if (reduced()) return;
      const begin = win.performance.now();
      const step = (now) => {
        const breath = (1 - Math.cos(((now - begin) / 1000 / BREATH_S) * 2 * Math.PI)) / 2;
        show({ ...pose, angles: { ...pose.angles, breath } }, [pose], true);
        frameRequest = win.requestAnimationFrame(step);
      };
      frameRequest = win.requestAnimationFrame(step);
    },
    fit(poses) {
      fixed = poses;
      for (const view of views) view.fixed = undefined;
    },
    stop,
    destroy() {
      stop();
      win.clearTimeout(still);
      stage.remove();
    },
  };
}
