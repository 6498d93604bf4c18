// What an examiner reads, and why. Degrees; hip extension is positive here, as in the log.

/** A small generator with a seed, so that a class can measure the same person (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A value of the normal distribution with mean 0 and standard deviation 1 (Box and Muller). */
export function normal(next) {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** The person on the table and the two examiners; nobody is told. */
export function person(seed, { mean_deg, sd_deg, rater_deg }) {
  const next = random(seed);
  const extension_deg = Math.round(mean_deg + sd_deg * normal(next));
  return { extension_deg, raters: { a: 0, b: rater_deg * (next() < 0.5 ? -1 : 1) }, next };
}

/** One reading in whole degrees, with the parts it is made of. */
export function read(who, { tilt_deg, landmark_deg, rater }, noise_deg) {
  const parts = { hip: who.extension_deg, pelvis: tilt_deg, landmark: landmark_deg, rater: who.raters[rater], chance: noise_deg * normal(who.next) };
  return { angle_deg: Math.round(Object.values(parts).reduce((sum, part) => sum + part, 0)), parts };
}

/** The middle of the readings; of two middle ones, their mean. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b), half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
