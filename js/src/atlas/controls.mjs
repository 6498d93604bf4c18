// Layers and the position of the legs.
import { h, icon, say } from "../style/index.mjs";

function tick(text, checked, onchange) {
  const input = h("input", { type: "checkbox", checked, onchange });
  return { input, element: h("label", { class: "tick" }, input, h("span", { class: "box", "aria-hidden": "true" }, icon("check")), h("span", { text })) };
}

export function layerBox(layers, hidden, sentences, { onLayers, onSheer, onNames }) {
  const ticks = layers.map((layer) => ({
    layer,
    ...tick(layer.name, !hidden.has(layer.id), (e) => {
      if (e.target.checked) hidden.delete(layer.id);
      else hidden.add(layer.id);
      onLayers();
    }),
  }));
  const sheer = tick(sentences.sheer, false, (e) => onSheer(e.target.checked));
  const names = tick(sentences.labels, true, (e) => onNames(e.target.checked));
  const element = h("details", { class: "box2", open: true },
    h("summary", { text: sentences.layers }),
    h("div", { class: "ticks", role: "group", "aria-label": sentences.layers }, ticks.map((t) => t.element)),
    h("div", { class: "ticks more", role: "group", "aria-label": sentences.view_group }, sheer.element, names.element));
  return {
    element,
    sync() { for (const t of ticks) t.input.checked = !hidden.has(t.layer.id); },
    quiet(on) { names.element.hidden = on; },
    flat(on) { element.hidden = on; },
  };
}

const SLIDERS = [
  { key: "flexion_deg", name: "flexion", min: -30, max: 100, words: (v) => (v < 0 ? "extension_value" : "flexion_value") },
  { key: "adduction_deg", name: "adduction", min: -40, max: 25, words: (v) => (v < 0 ? "abduction_value" : "adduction_value") },
  { key: "rotation_deg", name: "rotation", min: -35, max: 35, words: (v) => (v < 0 ? "external_value" : "internal_value") },
];

export function poseBox(id, sentences, onPose) {
  const angles = { right: {}, left: {} };
  let leg = "right";
  const sides = () => (leg === "both" ? ["right", "left"] : [leg]);
  const rows = SLIDERS.map((slider) => {
    const output = h("output", { for: `${id}-${slider.name}` });
    const tell = () => {
      const v = Number(input.value);
      const text = say(sentences[slider.words(v)], { value: Math.abs(v) });
      output.textContent = text;
      input.setAttribute("aria-valuetext", text);
    };
    const input = h("input", {
      type: "range", id: `${id}-${slider.name}`, min: slider.min, max: slider.max, step: 1, value: 0,
      oninput: () => {
        for (const side of sides()) angles[side][slider.key] = Number(input.value);
        tell();
        onPose(angles);
      },
    });
    tell();
    return { slider, input, tell, element: h("div", { class: "sl" }, h("label", { for: input.id, text: sentences[slider.name] }), output, input) };
  });
  const refresh = () => {
    const from = angles[sides()[0]];
    for (const row of rows) {
      row.input.value = from[row.slider.key] ?? 0;
      row.tell();
    }
  };
  const legs = ["right", "left", "both"].map((name) => {
    const input = h("input", { type: "radio", class: "vh", name: `${id}-leg`, value: name, checked: name === leg, onchange: () => { leg = name; refresh(); } });
    return h("label", { class: "seg" }, input, h("span", { text: sentences[`leg_${name}`] }));
  });
  const element = h("details", { class: "box2" },
    h("summary", { text: sentences.pose }),
    h("fieldset", { class: "segs" }, h("legend", { class: "vh", text: sentences.leg }), legs),
    rows.map((row) => row.element),
    h("div", { class: "ctl" },
      h("button", { type: "button", class: "b", onclick: () => { angles.right = {}; angles.left = {}; refresh(); onPose(angles); } }, sentences.pose_reset)),
    h("p", { class: "hint", text: sentences.pose_note }));
  return { element, angles: () => angles };
}
