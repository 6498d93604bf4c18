// Three-component vectors and 3x3 row-major rotations. Frame: x forward, y up, z to the person's right; metres.

export const add = (a, b) => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const sub = (a, b) => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a, k) => [a[0] * k, a[1] * k, a[2] * k];
export const dot = (a, b) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a, b) => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const length = (a) => Math.hypot(a[0], a[1], a[2]);
export const unit = (a) => {
  const l = length(a);
  return l > 0 ? scale(a, 1 / l) : [0, 1, 0];
};
export const mix = (a, b, t) => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
export const mirror = (a) => [a[0], a[1], -a[2]];

export const multiply = (a, b) => {
  const out = new Array(9);
  for (let i = 0; i < 3; i++)
    for (let j = 0; j < 3; j++) out[3 * i + j] = a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j];
  return out;
};
export const apply = (r, p) => [
  r[0] * p[0] + r[1] * p[1] + r[2] * p[2],
  r[3] * p[0] + r[4] * p[1] + r[5] * p[2],
  r[6] * p[0] + r[7] * p[1] + r[8] * p[2],
];

const DEG = Math.PI / 180;

// Hip of the right leg: flexion about z, then adduction about x, then internal rotation about y, as in the
// published models. The left leg is the mirror image.
export function hipRotation({ flexion_deg: f = 0, adduction_deg: a = 0, rotation_deg: r = 0 }, side = "right") {
  const m = side === "left" ? -1 : 1;
  const [cf, sf, ca, sa, cr, sr] = [
    Math.cos(f * DEG), Math.sin(f * DEG), Math.cos(a * m * DEG), Math.sin(a * m * DEG), Math.cos(r * m * DEG), Math.sin(r * m * DEG),
  ];
  return multiply([cf, -sf, 0, sf, cf, 0, 0, 0, 1], multiply([1, 0, 0, 0, ca, -sa, 0, sa, ca], [cr, 0, sr, 0, 1, 0, -sr, 0, cr]));
}
