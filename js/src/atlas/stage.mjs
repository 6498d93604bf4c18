// The window on the scene: canvas, names, pointer and keys. Draws only when something has changed.
import { h, s } from "../style/index.mjs";
import { between, moved, PRESETS, turned, zoomed } from "./camera.mjs";
import { layout } from "./labels.mjs";
import { AtlasScene } from "./scene.mjs";

const SLOW_MS = 45; // a frame that takes longer makes moving pictures coarser, still ones stay fine
const SETTLE_MS = 140;
const GLIDE_MS = 320;

export class Stage {
  /**
   * @param {{scene: object, sentences: object, names: Map<string, string>, onPick: Function, onLost: Function, onView: Function}} options
   */
  constructor({ content, sentences, onPick, onLost, onView }) {
    this.onPick = onPick;
    this.onLost = onLost;
    this.onView = onView;
    this.writing = "names"; // "names", "numbers", "mark" (the chosen part alone, as `markText`) or "none"
    this.markText = "?";
    this.numbers = [];
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    this.canvas = h("canvas", { class: "canvas", tabindex: "0", role: "application", "aria-label": sentences.canvas, "aria-describedby": content.keysId });
    this.overlay = s("svg", { class: "names", "aria-hidden": "true" });
    this.element = h("div", { class: "stage" }, this.canvas, this.overlay);
    this.scene = new AtlasScene(this.canvas, content);
    this.parts = content.parts;
    this.view = { ...this.scene.view };
    this.#listen();
  }

  #listen() {
    const { canvas } = this;
    this.stop = new AbortController();
    const on = (target, type, run, options = {}) => target.addEventListener(type, run, { signal: this.stop.signal, ...options });
    this.pointers = new Map();
    on(canvas, "pointerdown", (e) => this.#down(e));
    on(canvas, "pointermove", (e) => this.#move(e));
    on(canvas, "pointerup", (e) => this.#up(e));
    on(canvas, "pointercancel", (e) => this.pointers.delete(e.pointerId));
    on(canvas, "wheel", (e) => {
      // the page keeps its scrolling until the picture has been chosen
      if (canvas.getRootNode().activeElement !== canvas && !e.ctrlKey) return;
      e.preventDefault();
      this.set(zoomed(this.scene.view, Math.exp(e.deltaY * 0.0012)));
    }, { passive: false });
    on(canvas, "keydown", (e) => this.#key(e));
    on(canvas, "webglcontextlost", (e) => {
      e.preventDefault();
      this.onLost();
    });
    this.sized = new ResizeObserver(() => this.#resize());
    this.sized.observe(this.element);
  }

  #key(event) {
    const { view } = this.scene;
    const step = event.shiftKey ? null : 12;
    const keys = {
      ArrowLeft: () => (step ? turned(view, -step, 0) : moved(view, -0.1, 0)),
      ArrowRight: () => (step ? turned(view, step, 0) : moved(view, 0.1, 0)),
      ArrowUp: () => (step ? turned(view, 0, step) : moved(view, 0, 0.1)),
      ArrowDown: () => (step ? turned(view, 0, -step) : moved(view, 0, -0.1)),
      "+": () => zoomed(view, 0.85),
      "=": () => zoomed(view, 0.85),
      "-": () => zoomed(view, 1 / 0.85),
    };
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "0") this.look("front");
    else if (keys[event.key]) this.set(keys[event.key]());
    else return;
    event.preventDefault();
  }

  #down(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.travel = this.pointers.size > 1 ? Infinity : 0;
  }

  #move(event) {
    const last = this.pointers.get(event.pointerId);
    if (!last) return;
    const [dx, dy] = [event.clientX - last.x, event.clientY - last.y];
    const others = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, p]) => p);
    this.pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    this.travel += Math.abs(dx) + Math.abs(dy);
    if (this.travel < 4) return;
    const { view } = this.scene;
    if (others.length) {
      const apart = (p) => Math.hypot(p.x - others[0].x, p.y - others[0].y) || 1;
      this.set(zoomed(view, apart(last) / apart({ x: event.clientX, y: event.clientY })));
    } else if (event.shiftKey || event.buttons === 4) {
      this.set(moved(view, -dx / this.scene.width, dy / this.scene.height));
    } else this.set(turned(view, -dx * 0.45, dy * 0.35));
  }

  #up(event) {
    const known = this.pointers.delete(event.pointerId);
    if (!known || this.travel >= 4) return;
    const box = this.canvas.getBoundingClientRect();
    this.onPick(this.scene.pick(event.clientX - box.left, event.clientY - box.top, event.pointerType === "touch" ? 12 : 4));
  }

  set(view) {
    cancelAnimationFrame(this.gliding);
    this.gliding = 0;
    this.scene.view = view;
    this.moving();
  }

  // Go to a named view; glides unless less motion is wanted.
  look(name) {
    const { side, ...goal } = PRESETS[name];
    this.scene.setSide(side);
    this.onView(name);
    cancelAnimationFrame(this.gliding);
    if (this.calm.matches || !this.scene.width) {
      this.scene.view = goal;
      this.draw();
      return;
    }
    const from = this.scene.view;
    let began = null;
    const step = (now) => {
      began ??= now;
      const t = Math.min(1, (now - began) / GLIDE_MS);
      this.scene.view = between(from, goal, t);
      this.#frame(true, now);
      if (t < 1) this.gliding = requestAnimationFrame(step);
      else {
        this.gliding = 0;
        this.draw();
      }
    };
    this.gliding = requestAnimationFrame(step);
  }

  // Something is being moved: draw soon, write the names when it comes to rest.
  moving() {
    this.overlay.classList.add("away");
    this.rough = true;
    this.#request();
    clearTimeout(this.settle);
    this.settle = setTimeout(() => this.draw(), SETTLE_MS);
  }

  draw() {
    clearTimeout(this.settle);
    this.rough = false;
    this.#request();
  }

  #request() {
    if (this.requested || this.gone) return;
    this.requested = requestAnimationFrame((now) => {
      this.requested = 0;
      this.#frame(this.rough, now);
    });
  }

  #frame(rough, now) {
    if (this.gone) return;
    if (rough && this.before && now - this.before < 400) {
      this.pace = 0.7 * (this.pace ?? 16) + 0.3 * (now - this.before);
      if (this.pace > SLOW_MS) this.slow = true;
    }
    this.before = rough ? now : 0;
    const coarse = rough && this.slow;
    if (coarse !== this.coarse) {
      this.coarse = coarse;
      this.#fit();
    }
    this.scene.render({ coarse });
    if (rough) return;
    this.#write();
    this.element.dispatchEvent(new CustomEvent("drawn"));
  }

  #resize() {
    const { clientWidth: w, clientHeight: t } = this.element;
    if (!w || !t || this.gone) return;
    this.size = [w, t];
    this.#fit();
    this.draw();
  }

  #fit() {
    if (!this.size) return;
    const ratio = Math.min(devicePixelRatio || 1, 2);
    this.scene.resize(...this.size, this.coarse ? Math.min(ratio, 1) * 0.6 : ratio);
  }

  #write() {
    const [width, height] = this.size ?? [0, 0];
    this.overlay.classList.remove("away");
    this.overlay.replaceChildren();
    this.numbers = [];
    const narrow = width < 430;
    const chosen = this.scene.chosen?.part;
    if (!width || this.writing === "none") return;
    const spots = new Map();
    for (const a of this.scene.anchors()) {
      if (a.count < 24) continue;
      spots.set(a.part, [...(spots.get(a.part) ?? []), { x: a.x, y: a.y }]);
    }
    let wanted = this.parts.filter((p) => spots.has(p.id));
    if (this.writing === "mark" || (this.writing === "names" && narrow)) wanted = wanted.filter((p) => p.id === chosen);
    const text = { names: (p) => p.label, numbers: () => "00", mark: () => this.markText }[this.writing];
    const boxes = layout(
      wanted.map((p) => ({ key: p.id, name: text(p), rank: p.id === chosen ? -1 : p.rank, spots: spots.get(p.id) })),
      { width, height, bottom_px: 10 },
    );
    if (this.writing === "numbers") {
      boxes.sort((a, b) => (a.column === b.column ? a.at - b.at : a.column === "left" ? -1 : 1));
      boxes.forEach((box, i) => { box.lines = [String(i + 1)]; });
      this.numbers = boxes.map((box) => box.key);
    }
    if (this.writing === "mark" && chosen && !boxes.length) this.#search(chosen);
    this.overlay.setAttribute("viewBox", `0 0 ${width} ${height}`);
    for (const box of boxes) this.overlay.append(this.#name(box, box.key === chosen));
  }

  // What is asked for must be seen: try the named views, each once.
  #search(part) {
    if (this.sought?.part !== part) this.sought = { part, left: Object.keys(PRESETS) };
    const view = this.sought.left.shift();
    if (view) this.look(view);
  }

  #name(box, chosen) {
    const left = box.column === "left";
    const mark = s("g", { class: chosen ? "name chosen" : "name" });
    const texts = box.lines.map((line, i) => s("text", { x: box.x, y: box.at + 12 + 15 * i, "text-anchor": left ? "start" : "end", text: line }));
    const measured = Math.max(...box.lines.map((line) => line.length)) * 6.4 + 6;
    const edge = left ? box.x + measured : box.x - measured;
    mark.append(
      s("path", { class: "halo", d: `M${edge} ${box.at + box.height / 2}L${box.spot.x} ${box.spot.y}` }),
      s("path", { d: `M${edge} ${box.at + box.height / 2}L${box.spot.x} ${box.spot.y}` }),
      s("circle", { cx: box.spot.x, cy: box.spot.y, r: 2.2 }),
      ...texts,
    );
    if (this.writing === "names") mark.addEventListener("click", () => this.onPick({ part: box.key, side: null }));
    return mark;
  }

  dispose() {
    this.gone = true;
    this.stop.abort();
    this.sized.disconnect();
    clearTimeout(this.settle);
    cancelAnimationFrame(this.requested);
    cancelAnimationFrame(this.gliding);
    this.scene.dispose();
  }
}
