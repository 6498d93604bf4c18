// Draw one still of the scene for print and for pages without WebGL; used by tools/render_atlas.py.
import courses from "../../../data/atlas/courses.json";
import packed from "../../../data/atlas/bones.json";
import { PRESETS } from "./camera.mjs";
import { AtlasScene } from "./scene.mjs";

const BONES_ONLY = ["psoas", "variant", "muscles", "nerves", "arteries", "bursa"];
const STILLS = {
  front: { preset: "front", hidden: ["variant", "bursa", "landmarks"] },
  side: { preset: "side", hidden: ["variant", "bursa", "landmarks"] },
  back: { preset: "back", hidden: ["variant", "bursa", "landmarks"] },
  inside: { preset: "inside", hidden: ["variant", "bursa", "landmarks"] },
  bones: { preset: "front", hidden: BONES_ONLY, view: { yaw_deg: 14, pitch_deg: 12 } },
};

// -> {width, height, image: data URL, spots: {part: [[x, y], ...]}}
export function still(name, parts, size) {
  const { preset, hidden, view: change } = STILLS[name];
  const { side, ...view } = PRESETS[preset];
  const scene = new AtlasScene(document.createElement("canvas"), { packed, courses, parts: parts.map((p) => ({ ...p, shapes: p.shapes.length ? p.shapes : [p.id] })) });
  scene.resize(size, size, 1);
  scene.view = { ...view, ...change };
  scene.setSide(side);
  scene.setLayers(hidden);
  const spots = {};
  scene.render();
  for (const { part, count, x, y } of scene.anchors()) if (count >= 60) (spots[part] ??= []).push([x, y]);
  scene.resize(size, size, 1.5);
  scene.render();
  const image = scene.renderer.domElement.toDataURL("image/webp", 0.88);
  scene.dispose();
  return { width: size, height: size, image, spots };
}

export const names = Object.keys(STILLS);
