// Render every pose in each of its views to data/figures/poses/<pose>-<view>-right.svg: light colours on paper.
// The left side's picture is the same file flipped; psoas_lib.pose_pictures does that.
//
//   node tools/render_figures.mjs           write the files
//   node tools/render_figures.mjs --check   render in memory, compare with the committed files, exit 1 on a difference
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { drawPose, mirrorWords, useBones } from "../src/figure/index.mjs";
import { DARK, LIGHT } from "../src/figure/theme.mjs";

const SCALE = 165, LIMIT_BYTES = 60_000;
const root = new URL("../../", import.meta.url), folder = new URL("data/figures/poses/", root);
const json = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));
useBones(json("data/body/bones.json"));

/** The drawing with the colours that it takes where the page says that its ground is dark; a side keeps its own. */
function withDark(svg) {
  const rules = Object.entries(LIGHT).filter(([name]) => !name.startsWith("tint-")).flatMap(([name, light]) =>
    ["fill", "stroke"].filter((kind) => svg.includes(`${kind}="${light}`) || svg.includes(`${kind}:${light}`))
      .map((kind) => `[${kind}="${light}"],[style*="${kind}:${light}"]{${kind}:${DARK[name]}!important}`));
  return svg.replace("</desc>", `</desc><style>@media (prefers-color-scheme:dark){${rules.join("")}}</style>`);
}

export function renderAll(poses, side = "right") {
  const files = new Map();
  for (const [id, pose] of Object.entries(poses))
    for (const view of pose.views)
      files.set(`${id}-${view}-${side}.svg`, withDark(drawPose(pose, {
        view, side, theme: "light", standalone: true, scale: SCALE, idPrefix: `${id}-${view}`, title: `${pose.name}, ${view} view`,
        desc: side === "left" ? mirrorWords(pose.alt) : pose.alt,
      })));
  return files;
}

if (process.argv[1]?.endsWith("render_figures.mjs")) {
  const check = process.argv.includes("--check"), files = renderAll(json("data/poses/poses.json"));
  mkdirSync(folder, { recursive: true });
  let faults = 0, total = 0;
  const fault = (text) => {
    faults += 1;
    console.error(text);
  };
  for (const name of readdirSync(folder)) {
    if (files.has(name)) continue;
    if (check) fault(`${name} belongs to no pose`);
    else rmSync(new URL(name, folder));
  }
  for (const [name, svg] of files) {
    const path = new URL(name, folder);
    total += svg.length;
    if (svg.length > LIMIT_BYTES) fault(`${name} has ${svg.length} bytes, more than ${LIMIT_BYTES}`);
    if (/NaN|undefined|Infinity/.test(svg)) fault(`${name} holds a number that is none`);
    if (!check) writeFileSync(path, svg);
    else if (!existsSync(path) || readFileSync(path, "utf8") !== svg) fault(`${name} is not what the sources draw: run "node tools/render_figures.mjs" in js/`);
  }
  console.log(`${files.size} figures, ${(total / 1024).toFixed(0)} kB in all`);
  if (faults) process.exit(1);
}
