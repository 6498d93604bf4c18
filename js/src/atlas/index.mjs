// The atlas widget: picture, list, card, layers, position of the legs, and questions with the names hidden.
import courses from "../../../data/atlas/courses.json";
import packed from "../../../data/atlas/bones.json";
import { followTheme, freshId, h, icon, say, setText, useStyles } from "../style/index.mjs";
import css from "./atlas.css";
import { blind } from "./blind.mjs";
import { card, spoken } from "./card.mjs";
import { layerBox, poseBox } from "./controls.mjs";
import { PRESETS, zoomed } from "./camera.mjs";
import { Stage } from "./stage.mjs";

function webgl() {
  const probe = document.createElement("canvas").getContext("webgl2");
  probe?.getExtension("WEBGL_lose_context")?.loseContext();
  return Boolean(probe);
}

export function render({ model, el }) {
  const content = model.get("content");
  const { sentences, layers, sources } = content;
  const parts = content.parts.map((p) => ({ ...p, shapes: p.shapes.length ? p.shapes : [p.id] }));
  const byId = new Map(parts.map((p) => [p.id, p]));
  const id = freshId("atlas");
  useStyles(el, "atlas", css);

  const state = { part: null, side: null, hidden: new Set(layers.filter((l) => !l.on).map((l) => l.id)), mode: "look" };
  for (const layer of model.get("hidden_layers")) state.hidden.add(layer);

  const live = h("p", { class: "vh", role: "status", "aria-live": "polite" });
  const cardHome = h("div", { class: "cardhome" });
  const notice = h("p", { class: "notice", hidden: true });
  const keys = h("p", { class: "hint keys", id: `${id}-keys`, text: sentences.keys });
  const select = h("select", { class: "choice", id: `${id}-list`, onchange: () => choose(select.value || null) },
    h("option", { value: "", text: sentences.list_none }),
    layers.map((layer) => h("optgroup", { label: layer.name },
      parts.filter((p) => p.layer === layer.id).map((p) => h("option", { value: p.id, text: p.name })))));
  const picture = h("div", { class: "picture" });
  const list = h("div", { class: "pick" }, h("label", { for: `${id}-list`, text: sentences.list }), select);

  let stage = null;
  let stopTheme = () => {};

  const redraw = () => stage?.draw();
  const layersUi = layerBox(layers, state.hidden, sentences, {
    onLayers: () => { stage?.scene.setLayers(state.hidden); quiz.refresh(); redraw(); },
    onSheer: (on) => { stage?.scene.setSheer(on); redraw(); },
    onNames: (on) => { state.names = on; write(); },
  });
  const poseUi = poseBox(id, sentences, (angles) => {
    if (!stage) return;
    stage.scene.setPose(angles);
    stage.moving();
  });
  state.names = true;

  function write() {
    if (!stage) return;
    stage.writing = state.mode === "find" ? "numbers" : state.mode === "name" ? "mark" : state.names ? "names" : "none";
    redraw();
  }

  function reveal(part) {
    if (!state.hidden.has(part.layer)) return "";
    state.hidden.delete(part.layer);
    layersUi.sync();
    stage?.scene.setLayers(state.hidden);
    return ` ${say(sentences.hidden_layer, { layer: layers.find((l) => l.id === part.layer).name })}`;
  }

  function show(partId, side) {
    stage?.scene.choose(partId, side);
    redraw();
  }

  function choose(partId, side = null) {
    const part = partId ? byId.get(partId) : null;
    state.part = part?.id ?? null;
    state.side = side;
    select.value = state.part ?? "";
    const more = part ? reveal(part) : "";
    cardHome.replaceChildren(card(part, side, { sentences, sources }));
    setText(live, part ? say(sentences.said, { part: part.name, text: spoken(part) }) + more : sentences.list_none);
    show(state.part, side);
    if (model.get("part") !== (state.part ?? "")) {
      model.set("part", state.part ?? "");
      model.save_changes();
    }
  }

  const quiz = blind({
    id, sentences, parts, live,
    shown: () => parts.filter((p) => !state.hidden.has(p.layer)),
    number: (n) => stage?.numbers[n - 1] ?? null,
    numbers: () => stage?.numbers ?? [],
    mark: (partId, known) => {
      state.marked = partId;
      state.markText = known ? byId.get(partId).label : "?";
      if (stage) stage.markText = state.markText;
      show(partId, null);
    },
    onMode: (mode) => {
      state.mode = mode;
      root.dataset.mode = mode;
      list.hidden = cardHome.hidden = mode !== "look";
      layersUi.quiet(mode !== "look");
      if (mode === "look") show(state.part, state.side);
      write();
    },
    canFind: () => Boolean(stage),
  });

  const presetButtons = Object.keys(PRESETS).map((name) =>
    h("button", { type: "button", class: "b view", "aria-pressed": "false", "data-view": name, onclick: () => stage?.look(name) }, sentences[name]));
  const mark = (name) => presetButtons.forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.view === name)));
  const views = h("div", { class: "views ctl", role: "group", "aria-label": sentences.presets }, presetButtons,
    h("span", { class: "zooms" },
      h("button", { type: "button", class: "b zoom", "aria-label": sentences.zoom_in, title: sentences.zoom_in, onclick: () => stage?.set(zoomed(stage.scene.view, 0.8)) }, "+"),
      h("button", { type: "button", class: "b zoom", "aria-label": sentences.zoom_out, title: sentences.zoom_out, onclick: () => stage?.set(zoomed(stage.scene.view, 1.25)) }, "\u2212")));

  const root = h("section", { class: "ps atlas", lang: content.lang, "aria-labelledby": `${id}-title` },
    h("div", { class: "in" },
      h("header", {}, h("h2", { class: "ph", id: `${id}-title`, text: sentences.title }), h("p", { class: "hint", text: sentences.lead })),
      quiz.modes,
      h("div", { class: "body" },
        h("div", { class: "look" }, notice, picture, views, keys),
        h("div", { class: "aside" }, quiz.element, list, cardHome, layersUi.element, poseUi.element)),
      live));
  el.append(root);

  function standIn(sentence) {
    stage?.dispose();
    stage = null;
    const image = h("img", { src: content.picture.src, alt: content.picture.alt, width: content.picture.width, height: content.picture.height });
    const again = h("button", { type: "button", class: "b", onclick: begin }, icon("redo"), sentences.retry);
    picture.replaceChildren(h("figure", { class: "standin" }, image));
    notice.replaceChildren(sentence, " ", again);
    notice.hidden = false;
    views.hidden = keys.hidden = true;
    poseUi.element.hidden = true;
    layersUi.flat(true);
    quiz.refresh();
  }

  function begin() {
    stage?.dispose();
    stage = null;
    if (!webgl()) {
      standIn(sentences.missing);
      return;
    }
    try {
      stage = new Stage({
        content: { packed, courses, parts, keysId: keys.id },
        sentences,
        onPick: (hit) => {
          if (state.mode === "find") quiz.take(hit?.part ?? null);
          else if (state.mode === "look") choose(hit?.part ?? null, hit?.side === "middle" ? null : hit?.side ?? null);
        },
        onLost: () => standIn(sentences.lost),
        onView: mark,
      });
    } catch {
      standIn(sentences.missing);
      return;
    }
    notice.hidden = true;
    views.hidden = keys.hidden = poseUi.element.hidden = false;
    layersUi.flat(false);
    picture.replaceChildren(stage.element);
    stage.scene.setLayers(state.hidden);
    stage.scene.setTheme(root.dataset.theme);
    stage.scene.setPose(poseUi.angles());
    if (state.mode === "look") stage.scene.choose(state.part, state.side);
    else stage.scene.choose(state.marked ?? null);
    stage.markText = state.markText ?? "?";
    stage.element.addEventListener("drawn", () => quiz.drawn());
    const { side, ...view } = PRESETS[model.get("view")] ?? PRESETS.front;
    stage.scene.view = view;
    stage.scene.setSide(side);
    mark(model.get("view"));
    write();
    quiz.refresh();
  }

  stopTheme = followTheme(root);
  const themed = new MutationObserver(() => {
    stage?.scene.setTheme(root.dataset.theme);
    redraw();
  });
  themed.observe(root, { attributes: true, attributeFilter: ["data-theme"] });
  cardHome.replaceChildren(card(null, null, { sentences, sources }));
  // the picture is made when it comes into view, so a long notebook does not hold many of them
  const seen = new IntersectionObserver((entries) => {
    if (!entries.some((e) => e.isIntersecting)) return;
    seen.disconnect();
    begin();
  }, { rootMargin: "200px" });
  seen.observe(root);
  const follow = () => {
    const wanted = model.get("part") || null;
    if (wanted !== state.part && (!wanted || byId.has(wanted))) choose(wanted);
  };
  model.on("change:part", follow);
  if (model.get("part")) choose(model.get("part"));
  if (model.get("mode") !== "look") quiz.set(model.get("mode"));

  return () => {
    seen.disconnect();
    themed.disconnect();
    stopTheme();
    model.off("change:part", follow);
    stage?.dispose();
    stage = null;
    root.remove();
  };
}

export default { render };
