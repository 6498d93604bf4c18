// What the widgets take from the model at one pose, in a fixed order, for comparison with Python.
import {
  PATHS,
  armMm,
  changeMm,
  fascicleLengthsMm,
  lengthMm,
  lumbarArmsMm,
  percentOfStanding,
  rectusMm,
} from "../src/body/index.mjs";

export function values(pose) {
  const hip = pose.slice(0, 3), knee = pose[3], spine = pose.slice(4);
  const found = [];
  for (const path of PATHS) {
    for (const muscle of ["psoas", "iliacus"])
      found.push(lengthMm(path, muscle, hip), ...[0, 1, 2].map((about) => armMm(path, muscle, hip, about)));
    const rectus = rectusMm(path, hip, knee);
    found.push(rectus.length, ...rectus.arms, ...Object.values(fascicleLengthsMm(path, hip, spine)));
  }
  const changes = changeMm("psoas", hip, { spine });
  found.push(...changes, ...percentOfStanding("psoas", changes));
  const arms = lumbarArmsMm(spine);
  return found.concat(Object.keys(arms).sort().map((joint) => arms[joint]));
}
