// Tubes along smooth curves: what a muscle strand, a nerve or an artery looks like. Pure geometry.

import { add, cross, dot, length, scale, sub, unit } from "./vectors.mjs";

// Centripetal Catmull-Rom through all points, `steps` samples a span: no loops where points lie close together.
export function spline(points, steps) {
  const out = [];
  const n = points.length;
  const knot = (a, b) => Math.max(1e-6, Math.sqrt(length(sub(b, a))));
  for (let i = 0; i < n - 1; i++) {
    const p1 = points[i];
    const p2 = points[i + 1];
    const p0 = i > 0 ? points[i - 1] : sub(scale(p1, 2), p2);
    const p3 = i + 2 < n ? points[i + 2] : sub(scale(p2, 2), p1);
    const [d01, d12, d23] = [knot(p0, p1), knot(p1, p2), knot(p2, p3)];
    const m1 = [0, 1, 2].map((k) => d12 * ((p1[k] - p0[k]) / d01 - (p2[k] - p0[k]) / (d01 + d12) + (p2[k] - p1[k]) / d12));
    const m2 = [0, 1, 2].map((k) => d12 * ((p2[k] - p1[k]) / d12 - (p3[k] - p1[k]) / (d12 + d23) + (p3[k] - p2[k]) / d23));
    for (let s = 0; s < steps; s++) {
      const t = s / steps;
      const [a, b, c, d] = [2 * t ** 3 - 3 * t * t + 1, t ** 3 - 2 * t * t + t, -2 * t ** 3 + 3 * t * t, t ** 3 - t * t];
      out.push([0, 1, 2].map((k) => a * p1[k] + b * m1[k] + c * p2[k] + d * m2[k]));
    }
  }
  out.push(points[n - 1]);
  return out;
}

// Linear table lookup at share 0..1.
export function sample(table, share) {
  const x = Math.min(Math.max(share, 0), 1) * (table.length - 1);
  const i = Math.min(Math.floor(x), table.length - 2);
  return table.length === 1 ? table[0] : table[i] + (table[i + 1] - table[i]) * (x - i);
}

// Push inner points out to the surface of a ball: tendon over the front of the hip. The ends stay where they are.
export function keepOutside(points, centre, radius) {
  return points.map((p, i) => {
    if (i === 0 || i === points.length - 1) return p;
    const away = sub(p, centre);
    const l = length(away);
    if (l >= radius || l === 0) return p;
    // fade towards the insertion, which lies on the bone itself
    const fade = Math.min(1, (points.length - 1 - i) / (points.length * 0.18));
    return add(centre, scale(away, (l + (radius - l) * fade) / l));
  });
}

// Fill `position` and `normal` (Float32Array, rings * sides + 2 vertices) with a closed tube round `points`.
// `radius` and `flat`: half width, and its ratio to half thickness; `up` says where the flat side looks at the start.
export function tube(points, radii, { sides = 8, flat = 1, up = [1, 0, 0] }, position, normal) {
  const n = points.length;
  let frame = null;
  for (let i = 0; i < n; i++) {
    const along = unit(sub(points[Math.min(n - 1, i + 1)], points[Math.max(0, i - 1)]));
    // carry the frame along without twist
    const seed = frame ?? (Math.abs(dot(up, along)) > 0.95 ? [0, 0, 1] : up);
    const out = unit(sub(seed, scale(along, dot(seed, along))));
    frame = out;
    const sideways = cross(along, out);
    const r = radii[i];
    for (let j = 0; j < sides; j++) {
      const angle = (2 * Math.PI * j) / sides;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const k = 3 * (i * sides + j);
      const ring = unit(add(scale(out, c), scale(sideways, s * flat)));
      for (let d = 0; d < 3; d++) {
        position[k + d] = points[i][d] + out[d] * c * r * flat + sideways[d] * s * r;
        normal[k + d] = ring[d];
      }
    }
  }
  for (const [slot, at, from] of [[n * sides, 0, 1], [n * sides + 1, n - 1, n - 2]]) {
    const outwards = unit(sub(points[at], points[from]));
    for (let d = 0; d < 3; d++) {
      position[3 * slot + d] = points[at][d] + outwards[d] * radii[at] * 0.4;
      normal[3 * slot + d] = outwards[d];
    }
  }
}

// Faces of such a tube; they never change with the pose.
export function tubeIndex(rings, sides) {
  const index = [];
  for (let i = 0; i < rings - 1; i++)
    for (let j = 0; j < sides; j++) {
      const [a, b] = [i * sides + j, i * sides + ((j + 1) % sides)];
      index.push(a, b, a + sides, b, b + sides, a + sides);
    }
  for (let j = 0; j < sides; j++) {
    const [a, b] = [j, (j + 1) % sides];
    const last = (rings - 1) * sides;
    index.push(rings * sides, b, a, rings * sides + 1, last + a, last + b);
  }
  return Uint32Array.from(index);
}
