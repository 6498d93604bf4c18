// What the two boards work out, without a page: which studies count, and what they show together.

/** The studies that pass every filter that is set. */
export function chosen(trials, { control = "all", weeks = false, stiff = false }) {
  return trials.filter((trial) =>
    (control === "all" || (control === "yes") === (trial.control === true)) && (!weeks || trial.weeks > 0) && (!stiff || trial.stiff));
}

/** How many studies, how many with degrees, from where to where, and how many stay within one person's error. */
export function summary(trials, limit_deg) {
  const degrees = trials.map((trial) => trial.degrees).filter((value) => value !== null);
  return {
    n: trials.length,
    measured: degrees.length,
    low: degrees.length ? Math.min(...degrees) : null,
    high: degrees.length ? Math.max(...degrees) : null,
    within: degrees.filter((value) => Math.abs(value) <= limit_deg).length,
  };
}

/** Where a value stands on an axis, in per cent of its length. */
export function place(value, { low, high }) {
  return (100 * (Math.min(Math.max(value, low), high) - low)) / (high - low);
}
