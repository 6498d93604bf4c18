// Rotations and points in three dimensions. Matrices are 3x3, row-major; angles are degrees.
const DEGREE = Math.PI / 180;

export const IDENTITY = [1, 0, 0, 0, 1, 0, 0, 0, 1];

export function rotX(deg) {
  const c = Math.cos(deg * DEGREE), s = Math.sin(deg * DEGREE);
  return [1, 0, 0, 0, c, -s, 0, s, c];
}
export function rotY(deg) {
  const c = Math.cos(deg * DEGREE), s = Math.sin(deg * DEGREE);
  return [c, 0, s, 0, 1, 0, -s, 0, c];
}
export function rotZ(deg) {
  const c = Math.cos(deg * DEGREE), s = Math.sin(deg * DEGREE);
  return [c, -s, 0, s, c, 0, 0, 0, 1];
}
export function multiply(a, b) {
  const out = new Array(9);
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++)
      out[3 * i + j] = a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j];
  return out;
}
export const chain = (...ms) => ms.reduce(multiply);
export const transpose = (m) => [m[0], m[3], m[6], m[1], m[4], m[7], m[2], m[5], m[8]];
export const apply = (m, p) => [
  m[0] * p[0] + m[1] * p[1] + m[2] * p[2],
  m[3] * p[0] + m[4] * p[1] + m[5] * p[2],
  m[6] * p[0] + m[7] * p[1] + m[8] * p[2],
];
export const add = (a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const sub = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a, b) => [
  a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0],
];
export const scale = (a, k) => [a[0] * k, a[1] * k, a[2] * k];
export const mix = (a, b, t) => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
export const unit = (a) => scale(a, 1 / (Math.hypot(a[0], a[1], a[2]) || 1));
export const flipZ = (p) => [p[0], p[1], -p[2]];

/** Smooth step from 0 at `from` to 1 at `to`. */
export function smooth(value, from, to) {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return t * t * (3 - 2 * t);
}

function quaternion(m) {
  const trace = m[0] + m[4] + m[8];
  if (trace > 0) {
    const s = Math.sqrt(trace + 1) * 2;
    return [s / 4, (m[7] - m[5]) / s, (m[2] - m[6]) / s, (m[3] - m[1]) / s];
  }
  if (m[0] > m[4] && m[0] > m[8]) {
    const s = Math.sqrt(1 + m[0] - m[4] - m[8]) * 2;
    return [(m[7] - m[5]) / s, s / 4, (m[1] + m[3]) / s, (m[2] + m[6]) / s];
  }
  if (m[4] > m[8]) {
    const s = Math.sqrt(1 + m[4] - m[0] - m[8]) * 2;
    return [(m[2] - m[6]) / s, (m[1] + m[3]) / s, s / 4, (m[5] + m[7]) / s];
  }
  const s = Math.sqrt(1 + m[8] - m[0] - m[4]) * 2;
  return [(m[3] - m[1]) / s, (m[2] + m[6]) / s, (m[5] + m[7]) / s, s / 4];
}

function fromQuaternion(q) {
  const n = Math.hypot(...q), [w, x, y, z] = q.map((v) => v / n);
  return [
    1 - 2 * (y * y + z * z), 2 * (x * y - w * z), 2 * (x * z + w * y),
    2 * (x * y + w * z), 1 - 2 * (x * x + z * z), 2 * (y * z - w * x),
    2 * (x * z - w * y), 2 * (y * z + w * x), 1 - 2 * (x * x + y * y),
  ];
}

/** The rotation a fraction `t` of the way from `from` to `to`, along the shortest arc. */
export function slerp(from, to, t) {
  if (t <= 0) return from;
  if (t >= 1) return to;
  const a = quaternion(from);
  let b = quaternion(to);
  let d = a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
  if (d < 0) {
    b = b.map((v) => -v);
    d = -d;
  }
  if (d > 0.9995) return fromQuaternion(a.map((v, i) => v + (b[i] - v) * t));
  const angle = Math.acos(Math.min(1, d)), s = Math.sin(angle);
  const u = Math.sin((1 - t) * angle) / s, v = Math.sin(t * angle) / s;
  return fromQuaternion(a.map((x, i) => u * x + v * b[i]));
}
