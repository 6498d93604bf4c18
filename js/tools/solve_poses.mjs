// Solve every pose's contacts and write data/poses/poses.json.
//
//   node tools/solve_poses.mjs           write the file
//   node tools/solve_poses.mjs --check   solve, compare with the committed file, exit 1 on a difference
import { readFileSync, writeFileSync } from "node:fs";
import { makeBody, poseBody } from "../src/figure/body.mjs";
import { solveContacts } from "../src/figure/contact.mjs";
import { limitFaults } from "../src/figure/limits.mjs";
import { forwardKinematics } from "../src/figure/skeleton.mjs";
import { makeContacts } from "./contacts.mjs";
import { poseIntents } from "./pose_intents.mjs";

const root = new URL("../../", import.meta.url);
const target = new URL("data/poses/poses.json", root);
const body = makeBody(JSON.parse(readFileSync(new URL("data/body/bones.json", root), "utf8")));
const contacts = makeContacts(body);
const { intents, uncertainty } = poseIntents(contacts);

const round = (value, places) => Math.round(value * 10 ** places) / 10 ** places + 0;
const tidy = (value, key = "") => {
  if (typeof value === "number") return round(value, key.endsWith("_m") ? 4 : 2);
  if (Array.isArray(value)) return value.map((v) => tidy(v, "_m"));
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, tidy(v, k)]));
  return value;
};

export function solvePose(id, intent) {
  const { angles, residual_m: all } = solveContacts(intent.start, intent.free, intent.contacts);
  let segments = forwardKinematics(angles);
  const hard = intent.contacts.filter((c) => !c.soft).map((c) => c(segments, angles));
  angles.pelvis_forward_m = (intent.anchorX ?? 0) - intent.anchor(segments)[0];
  segments = forwardKinematics(angles);
  const props = typeof intent.props === "function" ? intent.props(segments, angles) : intent.props;
  const mats = props.map((p) => (p.kind === "mat" && !p.x_m ? { ...p, x_m: [-0.8, 0.55] } : p));
  const pose = tidy({
    id, name: intent.name, side: "right", views: intent.views, props: mats, angles,
    uncertainty_deg: intent.sure ? {} : uncertainty, rationale: intent.rationale, sources: ["pack-pose-estimate"], alt: intent.alt,
  });
  return { pose, worst_mm: 1000 * Math.max(0, ...hard.map(Math.abs)), all };
}

const poses = {};
let bad = 0;
for (const [id, intent] of Object.entries(intents)) {
  const { pose, worst_mm } = solvePose(id, intent);
  poses[id] = pose;
  const segments = forwardKinematics(pose.angles);
  poseBody(body, segments, pose.angles);
  let low = Infinity, where = "";
  for (const mesh of body.skin) for (let i = 1; i < mesh.X.length; i += 3) if (mesh.X[i] < low) [low, where] = [mesh.X[i], `${mesh.name} ${mesh.side}`];
  const faults = limitFaults(pose.angles);
  if (worst_mm > 3 || faults.length) bad += 1;
  console.log(`${id.padEnd(28)} contact ${worst_mm.toFixed(2).padStart(6)} mm   lowest skin ${(low * 1000).toFixed(1).padStart(6)} mm (${where}) ${faults.join("; ")}`);
}
const text = `${JSON.stringify(poses, null, 1)}\n`;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error('data/poses/poses.json is not what tools/pose_intents.mjs makes: run "node tools/solve_poses.mjs" in js/');
    process.exit(1);
  }
} else writeFileSync(target, text);
if (bad) console.error(`${bad} poses miss a contact by more than 3 mm or a joint limit`);
