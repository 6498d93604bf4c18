// Contacts: bend the free joints until heels, shins and palms meet what they rest on.
// Damped Gauss-Newton on residuals in metres; every step stays inside the joint limits.
import { clamp, limitsOf } from "./limits.mjs";
import { forwardKinematics } from "./skeleton.mjs";

const DEGREES_PER_METRE = 60; // one unit of a length variable weighs about as much as this many degrees

const read = (angles, path) => path.split(".").reduce((o, key) => o?.[key], angles) ?? 0;
function write(angles, path, value) {
  const keys = path.split("."), last = keys.pop();
  keys.reduce((o, key) => (o[key] ??= {}), angles)[last] = value;
}
const isLength = (path) => path.endsWith("_m");

/** Solve a small dense system by Gauss-Jordan elimination with pivoting. */
function solveLinear(A, b) {
  const n = b.length, M = A.map((row, i) => [...row, b[i]]);
  for (let i = 0; i < n; i++) {
    let pivot = i;
    for (let k = i + 1; k < n; k++) if (Math.abs(M[k][i]) > Math.abs(M[pivot][i])) pivot = k;
    [M[i], M[pivot]] = [M[pivot], M[i]];
    for (let k = 0; k < n; k++) {
      if (k === i) continue;
      const f = M[k][i] / M[i][i];
      for (let c = i; c <= n; c++) M[k][c] -= f * M[i][c];
    }
  }
  return M.map((row, i) => row[n] / row[i]);
}

/** Does a step push an angle further into the limit that it already stands at? */
function pressesOut(path, value, step) {
  const limits = isLength(path) ? null : limitsOf(path);
  return Boolean(limits) && ((value >= limits[1] && step > 0) || (value <= limits[0] && step < 0));
}

/** The damped Gauss-Newton step; angles that stand at a limit are left out, so that the others do the work. */
function stepWithin(columns, r, damping, held) {
  const fixed = new Set();
  for (;;) {
    const used = columns.map((c, j) => (fixed.has(j) ? c.map(() => 0) : c));
    const normal = used.map((a, i) => used.map((b, j) => a.reduce((s, v, k) => s + v * b[k], 0) + (i === j ? damping : 0)));
    const move = solveLinear(normal, used.map((a) => -a.reduce((s, v, k) => s + v * r[k], 0)));
    const more = move.findIndex((v, j) => !fixed.has(j) && held(j, v));
    if (more < 0) return move.map((v, j) => (fixed.has(j) ? 0 : v));
    fixed.add(more);
  }
}

/**
 * Move the angles named in `free` until all residuals vanish, or as near as the limits allow.
 * @param {object} angles  start values; not changed
 * @param {string[]} free  paths such as "right.knee_flexion_deg" or "pelvis_height_m"
 * @param {Function[]} residuals  each takes the segments and the angles and gives metres
 * @returns {{angles: object, residual_m: number}}
 */
export function solveContacts(angles, free, residuals, iterations = 80) {
  const solved = structuredClone(angles);
  const unit = (path) => (isLength(path) ? DEGREES_PER_METRE : 1);
  let x = free.map((path) => read(solved, path) * unit(path));
  const at = (values) => {
    free.forEach((path, i) => write(solved, path, values[i] / unit(path)));
    const segments = forwardKinematics(solved);
    return residuals.map((residual) => residual(segments, solved));
  };
  const inside = (values) => values.map((v, i) => {
    const limits = isLength(free[i]) ? null : limitsOf(free[i]);
    return limits ? clamp(v, limits) : v;
  });
  const size = (r) => r.reduce((sum, v) => sum + v * v, 0);
  let r = at(x), damping = 1e-8;
  for (let step = 0; step < iterations && Math.max(...r.map(Math.abs)) > 1e-6; step++) {
    const columns = x.map((v, j) => {
      const nudged = x.slice();
      nudged[j] += v + 0.05 > (limitsOf(free[j])?.[1] ?? Infinity) && !isLength(free[j]) ? -0.05 : 0.05;
      const h = nudged[j] - v;
      return at(nudged).map((value, i) => (value - r[i]) / h);
    });
    const move = stepWithin(columns, r, damping, (j, v) => pressesOut(free[j], x[j], v));
    const next = inside(x.map((v, i) => v + clamp(move[i], [-12, 12]))), tried = at(next);
    if (size(tried) < size(r) || damping > 1) [x, r, damping] = [next, tried, Math.max(1e-9, damping / 4)];
    else damping *= 8;
  }
  r = at(x);
  return { angles: solved, residual_m: Math.max(...r.map(Math.abs)) };
}
