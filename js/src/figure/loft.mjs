// Lofts: a stack of rounded rings joined into a closed surface. Skin and arm bones are lofts.
import { signedVolume, turnOver } from "./mesh.mjs";

/**
 * Join rings into a closed mesh.
 * @param {object[]} rings  {c: centre, u, v: axes, up, um, vp, vm: half-axes along +u, -u, +v, -v, e: roundness}
 * @param {number} n  corners per ring
 */
export function loft(rings, n) {
  const V = [], F = [], count = rings.length;
  for (const ring of rings) V.push(...ringPoints(ring, n));
  for (let k = 0; k < count - 1; k++)
    for (let i = 0; i < n; i++) {
      const a = k * n + i, b = k * n + ((i + 1) % n);
      F.push(a, b, a + n, b, b + n, a + n);
    }
  const cap = V.length / 3;
  V.push(...rings[0].c, ...rings[count - 1].c);
  for (let i = 0; i < n; i++)
    F.push(cap, (i + 1) % n, i, cap + 1, (count - 1) * n + i, (count - 1) * n + ((i + 1) % n));
  if (signedVolume(V, F) < 0) turnOver(F);
  return { V: Float32Array.from(V), F: Uint16Array.from(F), n, rings };
}

/** A superellipse with four half-axes: flatter or rounder as `e` says (2 = ellipse). */
export function ringPoints(ring, n) {
  const out = [], power = 2 / (ring.e ?? 2.2);
  for (let i = 0; i < n; i++) {
    const t = (2 * Math.PI * i) / n, c = Math.cos(t), s = Math.sin(t);
    const x = (c >= 0 ? ring.up : ring.um) * Math.sign(c) * Math.abs(c) ** power;
    const y = (s >= 0 ? ring.vp : ring.vm) * Math.sign(s) * Math.abs(s) ** power;
    for (let d = 0; d < 3; d++) out.push(ring.c[d] + ring.u[d] * x + ring.v[d] * y);
  }
  return out;
}

/** Resample a table of numbers along its column `s` with a cubic, about every `step` metres. */
export function resample(table, step) {
  const keys = Object.keys(table[0]), last = table.length - 1, out = [];
  const row = (i) => table[Math.max(0, Math.min(last, i))];
  const between = (key, i, t) => {
    const [p0, p1, p2, p3] = [row(i - 1), row(i), row(i + 1), row(i + 2)];
    const h = p2.s - p1.s;
    const m1 = i > 0 ? ((p2[key] - p0[key]) / (p2.s - p0.s)) * h : p2[key] - p1[key];
    const m2 = i + 2 <= last ? ((p3[key] - p1[key]) / (p3.s - p1.s)) * h : p2[key] - p1[key];
    const t2 = t * t, t3 = t2 * t;
    return (2 * t3 - 3 * t2 + 1) * p1[key] + (t3 - 2 * t2 + t) * m1 + (3 * t2 - 2 * t3) * p2[key] + (t3 - t2) * m2;
  };
  for (let i = 0; i < last; i++) {
    const parts = Math.max(1, Math.round(Math.abs(table[i + 1].s - table[i].s) / step));
    for (let j = 0; j < parts; j++) out.push(Object.fromEntries(keys.map((key) => [key, between(key, i, j / parts)])));
  }
  out.push({ ...table[last] });
  return out;
}

/** Loft a limb whose table rows are [height y, centre x, centre z, front, back, right, left, roundness]. */
export function limb(rows, step, n) {
  const table = rows.map(([s, x, z, up, um, vp, vm, e = 2.2]) => ({ s, x, z, up, um, vp, vm, e }));
  const rings = resample(table, step).map((o) => ({ ...o, c: [o.x, o.s, o.z], u: [1, 0, 0], v: [0, 0, 1] }));
  return loft(rings, n);
}
