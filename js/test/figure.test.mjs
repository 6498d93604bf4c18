import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { makeBody, poseBody } from "../src/figure/body.mjs";
import { drawPose, interpolate, limitFaults, LIMB_LIMITS, mirror, mirrorWords, PARTS, poseFromAngles, useBones, VIEWS } from "../src/figure/index.mjs";
import { spread } from "../src/figure/labels.mjs";
import { forwardKinematics, onSide, place } from "../src/figure/skeleton.mjs";
import { makeContacts } from "../tools/contacts.mjs";
import { poseIntents } from "../tools/pose_intents.mjs";

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"));
const bones = read("data/body/bones.json"), poses = read("data/poses/poses.json"), all = Object.entries(poses);
useBones(bones);
const body = makeBody(bones);
const WANTED = `standing sitting bridge-bottom bridge-top half-kneeling-start half-kneeling-end half-kneeling-pelvis-tipped
  standing-split-start standing-split-end low-lunge-hands-down low-lunge-twist reach-start reach-over reach-foot-raised
  ball-wall-start ball-wall-end kettlebell-start kettlebell-end block-supine-start block-supine-end prone-hip-extension
  thomas-normal thomas-short-psoas thomas-short-rectus thomas-short-tfl thomas-pelvis-free`.split(/\s+/);
const EVERYTHING = { psoas: true, iliacus: true, psoasMinor: true, rectusFemoris: true, bones: true, skin: true };

function skinPoints(pose) {
  poseBody(body, forwardKinematics(pose.angles), pose.angles);
  return body.skin.map((mesh) => ({ name: mesh.name, side: mesh.side, X: Float32Array.from(mesh.X) }));
}
const lowest = (pose) => Math.min(...skinPoints(pose).map(({ X }) => X.reduce((low, v, i) => (i % 3 === 1 && v < low ? v : low), Infinity)));

test("every pose that the exercises and tests name is there", () => {
  assert.deepEqual(Object.keys(poses).sort(), [...WANTED].sort());
});

test("every pose says what it is, why, how sure, and describes itself in 20 to 300 characters", () => {
  for (const [id, pose] of all) {
    assert.equal(pose.side, "right");
    assert.ok(pose.alt.length >= 20 && pose.alt.length <= 300, `${id}: ${pose.alt.length}`);
    assert.ok(pose.rationale.length > 20 && pose.sources.length > 0, id);
    assert.ok(id === "standing" || pose.uncertainty_deg.hip_flexion_deg > 0, id);
    assert.ok(pose.views.length && pose.views.every((view) => VIEWS.includes(view)), id);
    assert.doesNotMatch(pose.alt, /right angle/, `${id}: a right angle would become a left angle in the mirror`);
  }
});

test("no drawing holds a number that is none, in any view, with every layer", () => {
  for (const [id, pose] of all)
    for (const view of VIEWS) {
      const svg = drawPose(pose, { view, layers: EVERYTHING });
      assert.doesNotMatch(svg, /NaN|Infinity|undefined/, `${id} ${view}`);
      assert.ok(svg.includes('class="ps-psoas"'), `${id} ${view} shows no psoas`);
    }
});

test("no skin sinks more than 6 mm into the floor", () => {
  for (const [id, pose] of all) assert.ok(lowest(pose) > -0.006, `${id}: ${(lowest(pose) * 1000).toFixed(1)} mm`);
});

test("every contact of every pose is met within 3 mm by the angles that are stored", () => {
  const { intents } = poseIntents(makeContacts(body));
  for (const [id, intent] of Object.entries(intents)) {
    const { angles } = poses[id], segments = forwardKinematics(angles);
    // Contacts are meant before the body is moved along the floor; only differences and heights count.
    for (const contact of intent.contacts.filter((c) => !c.soft))
      assert.ok(Math.abs(contact(segments, angles)) < 0.003, `${id}: ${(contact(segments, angles) * 1000).toFixed(1)} mm`);
  }
});

test("every stored angle is one the joints allow, and a broken knee is noticed", () => {
  for (const [id, pose] of all) assert.deepEqual(limitFaults(pose.angles), [], id);
  assert.equal(limitFaults({ right: { knee_flexion_deg: -20 } }).length, 1);
});

test("the left body is the mirror image of the right one, point by point", () => {
  for (const [id, pose] of all) {
    const right = skinPoints(pose), left = skinPoints(mirror(pose));
    for (const mesh of right.filter((m) => m.side === "right")) {
      const twins = left.filter((m) => m.side === "left" && m.name === mesh.name);
      const same = right.filter((m) => m.side === "right" && m.name === mesh.name).indexOf(mesh);
      let worst = 0;
      mesh.X.forEach((v, i) => {
        worst = Math.max(worst, Math.abs(v - (i % 3 === 2 ? -1 : 1) * twins[same].X[i]));
      });
      assert.ok(worst < 1e-5, `${id} ${mesh.name}: ${worst} m`);
    }
  }
});

test("mirroring twice gives the pose back, and swaps the sides' words once", () => {
  for (const [, pose] of all) {
    const twice = mirror(mirror(pose));
    assert.deepEqual(twice.angles, pose.angles);
    assert.equal(twice.alt, pose.alt);
  }
  assert.equal(mirrorWords("Right knee down, left foot upright."), "Left knee down, right foot upright.");
});

test("a left-sided drawing is the right-sided one flipped, with the left's colour", () => {
  const options = { theme: "light", scale: 100 };
  const art = (svg) => svg.replace(/^<svg[^>]*>/, "").replace(/<\/svg>$/, "");
  for (const [, pose] of all) {
    const right = art(drawPose(pose, { ...options, side: "right" })), left = art(drawPose(pose, { ...options, side: "left" }));
    assert.equal(left, `<g transform="scale(-1 1)">${right.replace("#f2b63c", "#3f7fc0")}</g>`);
    assert.equal(drawPose(mirror(pose), options), drawPose(pose, { ...options, side: "left" }));
  }
});

test("from one pose to another: the ends are the poses, the middle is between, nothing jumps", () => {
  const from = poses["half-kneeling-start"], to = poses["half-kneeling-end"];
  assert.equal(interpolate(from, to, 0), from);
  assert.equal(interpolate(from, to, 1), to);
  assert.equal(interpolate(from, to, 0.5).angles.right.hip_flexion_deg, (from.angles.right.hip_flexion_deg + to.angles.right.hip_flexion_deg) / 2);
  const lying = poses["block-supine-end"];
  let last = skinPoints(from);
  for (let step = 1; step <= 50; step++) {
    const now = skinPoints(interpolate(from, lying, step / 50));
    now.forEach((mesh, k) => mesh.X.forEach((v, i) => assert.ok(Math.abs(v - last[k].X[i]) < 0.12, `${mesh.name} jumps at ${step}`)));
    last = now;
  }
  assert.throws(() => interpolate(from, mirror(to), 0.5), /mirror one of them/);
});

test("a repetition keeps the front foot in place and nothing sinks into the floor", () => {
  for (const [exercise, first, last, foot] of [["half-kneeling", "start", "end", "left"], ["kettlebell", "start", "end", "left"], ["standing-split", "start", "end", "left"],
    ["reach", "start", "over", "left"], ["bridge", "bottom", "top", "right"], ["ball-wall", "start", "end", "right"], ["low-lunge", "hands-down", "twist", "left"]]) {
    const from = poses[`${exercise}-${first}`], to = poses[`${exercise}-${last}`];
    const heel = (pose) => place(forwardKinematics(pose.angles), `foot_${foot}`, onSide([-0.095, -0.9455, 0.083], foot));
    const still = heel(from);
    for (const t of [0.25, 0.5, 0.75]) {
      const pose = interpolate(from, to, t), [x, y] = heel(pose);
      assert.ok(Math.abs(x - still[0]) < 0.03, `${exercise} ${t}: heel slides ${((x - still[0]) * 1000).toFixed(0)} mm`);
      assert.ok(Math.abs(y) < 0.02, `${exercise} ${t}: heel at ${(y * 1000).toFixed(0)} mm`);
    }
  }
  for (const [from, to] of [["half-kneeling-start", "half-kneeling-end"], ["bridge-bottom", "bridge-top"], ["block-supine-start", "block-supine-end"],
    ["low-lunge-hands-down", "low-lunge-twist"], ["standing-split-start", "standing-split-end"], ["ball-wall-start", "ball-wall-end"], ["standing", "standing-split-start"]])
    for (const t of [0.2, 0.4, 0.6, 0.8]) {
      const low = lowest(interpolate(poses[from], poses[to], t));
      assert.ok(low > -0.012, `${from} ${t}: ${(low * 1000).toFixed(0)} mm`);
    }
});

test("free angles stand on the left foot, stay inside the joints' limits and refuse what is no number", () => {
  for (const hip of [-30, 0, 60, 120, 500])
    for (const tilt of [-20, 0, 20]) {
      const pose = poseFromAngles({ hip_flexion_deg: hip, pelvic_tilt_deg: tilt, knee_flexion_deg: 40 });
      assert.deepEqual(limitFaults(pose.angles), []);
      assert.equal(pose.angles.right.hip_flexion_deg, Math.min(hip, LIMB_LIMITS.hip_flexion_deg[1]));
      const low = lowest(pose);
      assert.ok(low > -0.006 && low < 0.006, `hip ${hip} tilt ${tilt}: ${(low * 1000).toFixed(1)} mm`);
    }
  assert.throws(() => poseFromAngles({ hip_flexion_deg: NaN }), /number of degrees/);
});

test("unknown views, sides, themes, props and labels are refused by name", () => {
  const pose = poses.standing;
  assert.throws(() => drawPose(pose, { view: "back" }), /Unknown view "back"/);
  assert.throws(() => drawPose(pose, { side: "both" }), /side must be/);
  assert.throws(() => drawPose(pose, { theme: "sepia" }), /Unknown theme/);
  assert.throws(() => drawPose({ ...pose, props: [{ kind: "hoop" }] }), /Unknown prop "hoop"/);
  assert.throws(() => drawPose(pose, { labels: ["wing"] }), /Unknown part "wing"/);
});

test("labels never cover one another, whatever they are attached to", () => {
  const gap = 15;
  for (let seed = 1; seed <= 200; seed++) {
    const wanted = Array.from({ length: 12 }, (_, i) => ((seed * 7919 * (i + 3)) % 300)).sort((a, b) => a - b);
    const got = spread(wanted, gap);
    for (let i = 1; i < got.length; i++) assert.ok(got[i] - got[i - 1] >= gap - 1e-9);
  }
  assert.deepEqual(spread([0, 100, 200], gap), [0, 100, 200]);
  for (const view of ["side", "front"]) {
    const svg = drawPose(poses.standing, { view, labels: Object.keys(PARTS) });
    const at = [...svg.matchAll(/<text x="(-?[\d.]+)" y="(-?[\d.]+)"/g)].map((m) => [+m[1], +m[2]]);
    assert.equal(at.length, Object.keys(PARTS).length);
    for (const [i, a] of at.entries()) for (const b of at.slice(i + 1)) assert.ok(a[0] !== b[0] || Math.abs(a[1] - b[1]) >= gap - 0.3);
  }
});

test("inline drawings take their colours from custom properties, standing ones carry them", () => {
  const inline = drawPose(poses["bridge-top"]), alone = drawPose(poses["bridge-top"], { theme: "dark", standalone: true });
  assert.match(inline, /var\(--ps-flesh,#[0-9a-f]{6}\)/);
  assert.doesNotMatch(alone, /var\(/);
});
