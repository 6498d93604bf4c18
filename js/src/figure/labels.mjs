// Names beside the figure: every label stands in a column at the edge, so none covers another or the body.
import { JOINTS, place } from "./skeleton.mjs";
import { add } from "./rotation.mjs";
import { escapeXml } from "./svg.mjs";

// What can be named, and where the line to it ends: segment, point at rest (right side), English name.
export const PARTS = {
  skull: ["head", [-0.1, 0.7, 0.03], "Skull"], mandible: ["head", [-0.045, 0.582, 0.028], "Mandible"],
  cervical: ["neck", [-0.13, 0.55, 0], "Cervical vertebrae"], clavicle: ["scapula", [-0.07, 0.487, 0.09], "Clavicle"],
  scapula: ["scapula", [-0.17, 0.42, 0.1], "Scapula"], sternum: ["thorax", [0.0, 0.4, 0], "Sternum"],
  ribs: ["thorax", [-0.06, 0.33, 0.12], "Ribs"], thoracic: ["thorax", [-0.165, 0.38, 0], "Thoracic vertebrae"],
  lumbar: ["L3", add(JOINTS.L3, [-0.03, 0.015, 0]), "Lumbar vertebrae"], ilium: ["pelvis", [-0.07, 0.03, 0.11], "Ilium"],
  sacrum: ["pelvis", [-0.165, 0.01, 0], "Sacrum"], ischium: ["pelvis", [-0.1, -0.135, 0.055], "Ischium"],
  pubis: ["pelvis", [-0.025, -0.085, 0.02], "Pubis"], femur: ["femur", [-0.05, -0.28, 0.085], "Femur"],
  "lesser-trochanter": ["femur", add(JOINTS.hip, [-0.0188, -0.0597, 0.0104]), "Lesser trochanter"],
  patella: ["patella", [-0.01, -0.455, 0.078], "Patella"], tibia: ["tibia", [-0.045, -0.65, 0.075], "Tibia"],
  fibula: ["tibia", [-0.075, -0.7, 0.11], "Fibula"], foot: ["foot", [0.0, -0.91, 0.085], "Foot"],
  humerus: ["humerus", [-0.0995, 0.32, 0.172], "Humerus"], radius: ["forearm", [-0.088, 0.05, 0.187], "Radius"],
  ulna: ["forearm", [-0.1085, 0.08, 0.172], "Ulna"], hand: ["hand", [-0.0985, -0.13, 0.185], "Hand"],
  psoas: ["L4", add(JOINTS.L4, [0.03, 0, 0.045]), "Psoas major"], iliacus: ["pelvis", [-0.06, 0.015, 0.11], "Iliacus"],
  "psoas-minor": ["L4", add(JOINTS.L4, [0.045, 0.01, 0.034]), "Psoas minor"],
  "rectus-femoris": ["femur", [-0.004, -0.27, 0.088], "Rectus femoris"],
};
const LINE_PX = 15, SIZE_PX = 12, CHARACTER_PX = 6.7, GAP_PX = 26;

/** Spread wanted heights so that neighbours are at least `gap` apart, moving each as little as the order allows. */
export function spread(wanted, gap) {
  const blocks = []; // merged runs: {start, count, sum of (wanted - i * gap)}
  wanted.forEach((y) => {
    blocks.push({ count: 1, sum: y });
    for (;;) {
      const b = blocks[blocks.length - 1], a = blocks[blocks.length - 2];
      if (!a || a.sum / a.count + a.count * gap <= b.sum / b.count) break;
      a.sum += b.sum - b.count * a.count * gap;
      a.count += b.count;
      blocks.pop();
    }
  });
  return blocks.flatMap((b) => Array.from({ length: b.count }, (_, i) => b.sum / b.count + i * gap));
}

function anchor({ part }, scene) {
  if (!PARTS[part]) throw new RangeError(`Unknown part "${part}"; expected one of ${Object.keys(PARTS).join(", ")}.`);
  const [segment, p] = PARTS[part], paired = !scene.segments[segment];
  const [x, y] = scene.camera.point(place(scene.segments, paired ? `${segment}_right` : segment, p));
  return [scene.flipped ? -x : x, y];
}

/** Labels as SVG, and the frame widened to hold them. */
export function labelSvg(labels, pose, scene, [x0, y0, x1, y1], paint) {
  if (!labels.length) return { svg: "", frame: [x0, y0, x1, y1] };
  const placed = labels.map((label) => (typeof label === "string" ? { part: label } : label))
    .map((label) => ({ text: label.text ?? PARTS[label.part]?.[2], at: anchor(label, scene) }));
  const sorted = [...placed].sort((a, b) => a.at[0] - b.at[0]), half = Math.ceil(sorted.length / 2);
  const columns = [sorted.slice(0, half), sorted.slice(half)].map((column) => column.sort((a, b) => a.at[1] - b.at[1]));
  const widest = (column) => Math.max(0, ...column.map((l) => l.text.length * CHARACTER_PX));
  const frame = [x0 - GAP_PX - widest(columns[0]), y0, x1 + GAP_PX + widest(columns[1]), y1];
  let svg = "";
  columns.forEach((column, right) => {
    const ys = spread(column.map((l) => l.at[1]), LINE_PX);
    column.forEach((label, i) => {
      const edge = right ? x1 + GAP_PX - 6 : x0 - GAP_PX + 6, elbow = right ? x1 + 4 : x0 - 4, y = ys[i];
      frame[1] = Math.min(frame[1], y - LINE_PX);
      frame[3] = Math.max(frame[3], y + LINE_PX);
      const r = (v) => Math.round(v * 10) / 10;
      svg += `<path d="M${r(label.at[0])} ${r(label.at[1])}L${r(elbow)} ${r(y)}H${r(edge)}" fill="none" style="stroke:${paint("ink")};stroke-width:.8"/>`
        + `<circle cx="${r(label.at[0])}" cy="${r(label.at[1])}" r="1.8" style="fill:${paint("ink")}"/>`
        + `<text x="${r(edge + (right ? 3 : -3))}" y="${r(y + 4)}" text-anchor="${right ? "start" : "end"}" font-size="${SIZE_PX}" style="fill:${paint("ink")};font-family:Helvetica,Arial,sans-serif">${escapeXml(label.text)}</text>`;
    });
  });
  return { svg: `<g class="ps-labels">${svg}</g>`, frame };
}
