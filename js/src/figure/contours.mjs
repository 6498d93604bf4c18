// Exact outlines. The boundary edges of the triangles that face the viewer, chained into loops and filled
// with the nonzero rule, are the silhouette of a mesh, holes included: no polygon clipping is needed.

/** Project a posed mesh; afterwards mesh.P holds page x, page y and depth towards the viewer. */
export function project(mesh, camera) {
  const { X, P, F, front, faces } = mesh, { R: r, scale: s, left, top } = camera;
  let depth = 0;
  for (let i = 0; i < X.length; i += 3) {
    const x = X[i], y = X[i + 1], z = X[i + 2], d = r[6] * x + r[7] * y + r[8] * z;
    P[i] = left + s * (r[0] * x + r[1] * y + r[2] * z);
    P[i + 1] = top - s * (r[3] * x + r[4] * y + r[5] * z);
    P[i + 2] = d;
    depth += d;
  }
  mesh.depth = depth / (X.length / 3);
  for (let i = 0; i < faces; i++) {
    const a = F[3 * i] * 3, b = F[3 * i + 1] * 3, c = F[3 * i + 2] * 3;
    front[i] = (P[b] - P[a]) * (P[c + 1] - P[a + 1]) - (P[b + 1] - P[a + 1]) * (P[c] - P[a]) < 0 ? 1 : 0;
  }
}

const LIGHT = [-0.45, 0.75, 0.5].map((v) => v / Math.hypot(0.45, 0.75, 0.5)); // from above left, a little in front

/** Mark the visible triangles that the light leaves in shade; the normals are smoothed over corners. */
export function shadeMask(mesh, camera, threshold) {
  const { F, P, front, faces, lit, normals: N } = mesh, s = camera.scale;
  N.fill(0);
  for (let i = 0; i < faces; i++) {
    const a = F[3 * i] * 3, b = F[3 * i + 1] * 3, c = F[3 * i + 2] * 3;
    const ux = P[b] - P[a], uy = P[a + 1] - P[b + 1], uz = (P[b + 2] - P[a + 2]) * s;
    const vx = P[c] - P[a], vy = P[a + 1] - P[c + 1], vz = (P[c + 2] - P[a + 2]) * s;
    const nx = uy * vz - uz * vy, ny = uz * vx - ux * vz, nz = ux * vy - uy * vx;
    N[a] += nx; N[a + 1] += ny; N[a + 2] += nz;
    N[b] += nx; N[b + 1] += ny; N[b + 2] += nz;
    N[c] += nx; N[c + 1] += ny; N[c + 2] += nz;
  }
  for (let i = 0; i < N.length; i += 3) {
    const l = Math.sqrt(N[i] * N[i] + N[i + 1] * N[i + 1] + N[i + 2] * N[i + 2]) || 1;
    N[i] /= l; N[i + 1] /= l; N[i + 2] /= l;
  }
  for (let i = 0; i < faces; i++) {
    lit[i] = 0;
    if (!front[i]) continue;
    const a = F[3 * i] * 3, b = F[3 * i + 1] * 3, c = F[3 * i + 2] * 3;
    const x = N[a] + N[b] + N[c], y = N[a + 1] + N[b + 1] + N[c + 1], z = N[a + 2] + N[b + 2] + N[c + 2];
    const l = Math.sqrt(x * x + y * y + z * z) || 1;
    if ((x * LIGHT[0] + y * LIGHT[1] + z * LIGHT[2]) / l < threshold) lit[i] = 1;
  }
  return lit;
}

let scratch = new Float64Array(4096);

/**
 * Boundary loops of the marked triangles, each a flat array x, y, x, y ... on the page.
 * Loops that enclose less than `minArea` are left out: most are specks where a mesh folds.
 */
export function loops(mesh, mask = mesh.front, minArea = 1) {
  const { F, P, across, faces, head, next, from, to } = mesh;
  head.fill(-1);
  let edges = 0;
  for (let i = 0, h = 0; i < faces; i++, h += 3) {
    if (!mask[i]) continue;
    for (let k = 0; k < 3; k++) {
      const other = across[h + k];
      if (other >= 0 && mask[other]) continue;
      const a = F[h + k];
      from[edges] = a;
      to[edges] = F[h + (k === 2 ? 0 : k + 1)];
      next[edges] = head[a];
      head[a] = edges++;
    }
  }
  if (scratch.length < 2 * edges + 2) scratch = new Float64Array(4 * edges);
  const out = [];
  for (let q = 0; q < edges; q++) {
    const start = from[q];
    while (head[start] >= 0) {
      let n = 0, doubled = 0, a = start;
      for (let e = head[a]; e >= 0; e = head[a]) {
        head[a] = next[e];
        const x = P[3 * a], y = P[3 * a + 1];
        if (n) doubled += scratch[n - 2] * y - x * scratch[n - 1];
        scratch[n++] = x;
        scratch[n++] = y;
        a = to[e];
        if (a === start) break;
      }
      if (n < 6) continue;
      doubled += scratch[n - 2] * scratch[1] - scratch[0] * scratch[n - 1];
      if (Math.abs(doubled) < 2 * minArea) continue;
      const loop = []; // a plain array: thousands of small typed arrays a frame keep the collector busy
      for (let i = 0; i < n; i++) loop.push(scratch[i]);
      out.push(loop);
    }
  }
  return out;
}

/** Signed area of a loop. */
export function area(loop) {
  let sum = 0;
  for (let i = 0, n = loop.length; i < n; i += 2) {
    const j = (i + 2) % n;
    sum += loop[i] * loop[j + 1] - loop[j] * loop[i + 1];
  }
  return sum / 2;
}

/** A loop with each point replaced by the mean of itself and its four neighbours. */
export function relax(loop) {
  const n = loop.length, out = new Array(n);
  for (let i = 0; i < n; i++)
    out[i] = (loop[(i + n - 4) % n] + loop[(i + n - 2) % n] + loop[i] + loop[(i + 2) % n] + loop[(i + 4) % n]) / 5;
  return out;
}

/** Ramer-Douglas-Peucker on a closed loop: drop points that lie within `tolerance` of the kept outline. */
export function simplify(loop, tolerance) {
  const n = loop.length / 2;
  if (n < 5) return loop;
  const keep = new Uint8Array(n);
  let far = 0, best = -1;
  for (let i = 1; i < n; i++) {
    const d = (loop[2 * i] - loop[0]) ** 2 + (loop[2 * i + 1] - loop[1]) ** 2;
    if (d > best) [best, far] = [d, i];
  }
  keep[0] = keep[far] = 1;
  const spans = [[0, far], [far, n]];
  while (spans.length) {
    const [i, j] = spans.pop(), e = j % n;
    const x0 = loop[2 * i], y0 = loop[2 * i + 1], dx = loop[2 * e] - x0, dy = loop[2 * e + 1] - y0;
    const length = Math.hypot(dx, dy) || 1e-9;
    let worst = tolerance, at = -1;
    for (let k = i + 1; k < j; k++) {
      const d = Math.abs((loop[2 * k] - x0) * dy - (loop[2 * k + 1] - y0) * dx) / length;
      if (d > worst) [worst, at] = [d, k];
    }
    if (at >= 0) {
      keep[at] = 1;
      spans.push([i, at], [at, j]);
    }
  }
  const out = [];
  for (let i = 0; i < n; i++) if (keep[i]) out.push(loop[2 * i], loop[2 * i + 1]);
  return out;
}
