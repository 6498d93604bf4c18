// From angles to the numbers that the explorer shows.
import { changeMm, flexionArmsMm, percentOfStanding } from "../body/index.mjs";
import { hipOf, spineOf, untipped } from "./state.mjs";

export const MUSCLES = ["psoas", "iliacus", "rectus_femoris"];

const sorted = (pair) => (pair[0] <= pair[1] ? pair : [pair[1], pair[0]]);

/** {change, percent, arm} of one muscle, each [low, high] over the two models, and raw in their order. */
export function reading(muscle, angles) {
  const hip = hipOf(angles), rest = { knee: angles.knee_flexion_deg, spine: spineOf(angles) };
  const change = changeMm(muscle, hip, rest);
  const arm = flexionArmsMm(muscle, hip, rest);
  return {
    change: sorted(change),
    percent: sorted(percentOfStanding(muscle, change)),
    arm: sorted(arm),
    raw: { change, arm }, // in the order of the models, for the marks on the curves
  };
}

export const readings = (angles) => Object.fromEntries(MUSCLES.map((muscle) => [muscle, reading(muscle, angles)]));

/** What tipping the pelvis since the pose was chosen did: degrees, mm, and the share of a stretch that is lost. */
export function tipEffect(state) {
  const before = untipped(state);
  if (!before.tipped) return null;
  const now = changeMm("psoas", hipOf(state.angles), { spine: spineOf(state.angles) });
  const then = changeMm("psoas", hipOf(before.angles), { spine: spineOf(before.angles) });
  const gained = sorted(now.map((value, index) => value - then[index]));
  const lost = then.every((value) => value > 0.5) ? sorted(now.map((value, index) => 1 - value / then[index])) : null;
  return { tipped: before.tipped, gained, lost };
}

/** Curves over the hip angle with everything else as it is: {x, change: [[...], [...]], arm: [[...], [...]]}. */
export function curves(muscle, angles, from, to, step) {
  const x = [], change = [[], []], arm = [[], []];
  const rest = { knee: angles.knee_flexion_deg, spine: spineOf(angles) };
  for (let flexion = from; flexion <= to; flexion += step) {
    const hip = [flexion, angles.hip_adduction_deg, angles.hip_rotation_deg];
    const changes = changeMm(muscle, hip, rest), arms = flexionArmsMm(muscle, hip, rest);
    x.push(flexion);
    for (const model of [0, 1]) {
      change[model].push(changes[model]);
      arm[model].push(arms[model]);
    }
  }
  return { x, change, arm };
}
