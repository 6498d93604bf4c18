// Draw the figures of the label questions, and print where their points lie.
//
//   node tools/question_figures.mjs            write data/questions/figures/*.svg; the printed percentages go into the bank
//   node tools/question_figures.mjs --check    compare with the committed files, exit 1 on a difference
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { drawPose, useBones } from "../src/figure/index.mjs";
import { compose } from "../src/figure/draw.mjs";
import { add } from "../src/figure/rotation.mjs";
import { JOINTS, place } from "../src/figure/skeleton.mjs";

const data = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "data");
const SCALE = 480;

// Landmarks of the right side at rest, in metres: segment, point.
const LANDMARKS = {
  psoas: ["L4", add(JOINTS.L4, [0.03, 0.012, 0.042])],
  "iliac-crest": ["pelvis", [-0.07, 0.074, 0.086]],
  iliacus: ["pelvis", [-0.06, 0.02, 0.1]],
  "greater-trochanter": ["femur_right", add(JOINTS.hip, [-0.025, -0.008, 0.053])],
  "lesser-trochanter": ["femur_right", add(JOINTS.hip, [-0.0188, -0.0597, 0.0104])],
  "pelvis-midline": ["pelvis", [-0.065, 0.02, 0.12]],
  "lateral-epicondyle": ["femur_right", add(JOINTS.knee, [0.015, 0, 0.04])],
};
const FIGURES = {
  "front-hip": {
    view: "front",
    frame: [-0.24, -1.3, 0.24, -0.68],
    layers: { skin: true, iliacus: true },
    points: ["psoas", "iliac-crest", "iliacus", "greater-trochanter", "lesser-trochanter"],
  },
  "side-hip": {
    view: "side",
    frame: [-0.22, -1.2, 0.22, -0.36],
    layers: { skin: true, psoas: false },
    points: ["pelvis-midline", "greater-trochanter", "lateral-epicondyle"],
  },
};

useBones(JSON.parse(readFileSync(join(data, "body", "bones.json"), "utf8")));
const pose = JSON.parse(readFileSync(join(data, "poses", "poses.json"), "utf8")).standing;
mkdirSync(join(data, "questions", "figures"), { recursive: true });
for (const [name, { view, frame, layers, points }] of Object.entries(FIGURES)) {
  const options = { view, layers, scale: SCALE, tint: false };
  const svg = drawPose(pose, { ...options, frame, theme: "light", standalone: true });
  const file = join(data, "questions", "figures", `${name}.svg`);
  if (!process.argv.includes("--check")) writeFileSync(file, `${svg}\n`);
  else if (readFileSync(file, "utf8") !== `${svg}\n`) {
    console.error(`${name}.svg is not what the drawn body makes: run "node tools/question_figures.mjs" in js/`);
    process.exitCode = 1;
  }
  const { camera, segments } = compose(pose, options);
  const [x0, y0, x1, y1] = frame.map((v) => v * SCALE);
  console.log(name, `${(svg.length / 1024).toFixed(0)} kB`);
  for (const point of points) {
    const [x, y] = camera.point(place(segments, ...LANDMARKS[point]));
    console.log(`  ${point}: x = ${((100 * (x - x0)) / (x1 - x0)).toFixed(1)}, y = ${((100 * (y - y0)) / (y1 - y0)).toFixed(1)}`);
  }
}
