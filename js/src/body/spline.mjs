// The cubic spline by which the published models describe a knee; psoas_lib/body/spline.py says where it is from.

function secondDifferences(x, y) {
  const n = x.length;
  const h = [], slope = [];
  for (let i = 0; i < n - 1; i += 1) {
    h.push(x[i + 1] - x[i]);
    slope.push((y[i + 1] - y[i]) / h[i]);
  }
  const diagonal = [-h[0]], right = [0];
  for (let i = 1; i < n - 1; i += 1) {
    diagonal.push(2 * (h[i - 1] + h[i]));
    right.push(slope[i] - slope[i - 1]);
  }
  diagonal.push(-h[n - 2]);
  right.push(0);
  if (n > 3) {
    const start = right[2] / (x[3] - x[1]) - right[1] / (x[2] - x[0]);
    const end = right[n - 2] / (x[n - 1] - x[n - 3]) - right[n - 3] / (x[n - 2] - x[n - 4]);
    right[0] = (start * h[0] ** 2) / (x[3] - x[0]);
    right[n - 1] = (-end * h[n - 2] ** 2) / (x[n - 1] - x[n - 4]);
  }
  for (let i = 1; i < n; i += 1) {
    const ratio = h[i - 1] / diagonal[i - 1];
    diagonal[i] -= ratio * h[i - 1];
    right[i] -= ratio * right[i - 1];
  }
  const found = new Array(n).fill(0);
  found[n - 1] = right[n - 1] / diagonal[n - 1];
  for (let i = n - 2; i >= 0; i -= 1) found[i] = (right[i] - h[i] * found[i + 1]) / diagonal[i];
  return found;
}

/** Return x -> [value, slope] through the knots of a law {angle_rad, value}, its values scaled. */
export function spline(law, scale = 1) {
  const x = law.angle_rad, y = law.value.map((value) => value * scale);
  const s = secondDifferences(x, y);
  const last = x.length - 2;
  const b = [], c = [], e = [];
  for (let i = 0; i <= last; i += 1) {
    const h = x[i + 1] - x[i];
    b.push((y[i + 1] - y[i]) / h - h * (s[i + 1] + 2 * s[i]));
    c.push(3 * s[i]);
    e.push((s[i + 1] - s[i]) / h);
  }
  return (at) => {
    const inside = Math.min(Math.max(at, x[0]), x[last + 1]);
    let i = 0;
    while (i < last && inside >= x[i + 1]) i += 1;
    const d = inside - x[i];
    const slope = b[i] + d * (2 * c[i] + d * 3 * e[i]);
    return [y[i] + d * (b[i] + d * (c[i] + d * e[i])) + slope * (at - inside), slope];
  };
}
