// Mat, pillow, block, ball, wall, table, chair, bench, kettlebell, dumbbell: boxes, balls and lofts in the world.
import { loft } from "./loft.mjs";
import { finish } from "./mesh.mjs";
import { loops, project } from "./contours.mjs";
import { add, apply, mix } from "./rotation.mjs";
import { onSide, place } from "./skeleton.mjs";

const corners = ([x0, x1], [y0, y1], [z0, z1]) => [
  [x0, y0, z0], [x1, y0, z0], [x0, y1, z0], [x1, y1, z0], [x0, y0, z1], [x1, y0, z1], [x0, y1, z1], [x1, y1, z1],
];

/** Convex hull on the page, as a flat loop. */
function hull(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const turn = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  const half = (list) => {
    const out = [];
    for (const p of list) {
      while (out.length > 1 && turn(out.at(-2), out.at(-1), p) <= 0) out.pop();
      out.push(p);
    }
    out.pop();
    return out;
  };
  return [...half(sorted), ...half(sorted.reverse())].flatMap((p) => [p[0], p[1]]);
}

function box(camera, x, y, z, fill, stroke) {
  return { loops: [hull(corners(x, y, z).map(camera.point))], fill, stroke, width: 1.4 };
}
function ball(camera, centre, radius, fill, stroke) {
  const [x, y] = camera.point(centre), r = radius * camera.scale, loop = [];
  for (let i = 0; i < 48; i++) loop.push(x + r * Math.cos((i * Math.PI) / 24), y + r * Math.sin((i * Math.PI) / 24));
  return { loops: [loop], fill, stroke, width: 1.4, curve: true };
}

const ring = (c, u, v, r) => ({ c, u, v, up: r, um: r, vp: r, vm: r, e: 2 });
function lathe(rows) { // rows: [height, radius], around the y axis
  return loft(rows.map(([y, r]) => ring([0, y, 0], [1, 0, 0], [0, 0, 1], r)), 20);
}
function kettlebellMeshes() {
  const body = lathe([[-0.2, 0.03], [-0.197, 0.05], [-0.17, 0.076], [-0.13, 0.084], [-0.09, 0.072], [-0.062, 0.045], [-0.055, 0.02]]);
  const arc = Array.from({ length: 13 }, (_, i) => {
    const t = -0.35 + (i / 12) * (Math.PI + 0.7);
    const out = [0, Math.sin(t), Math.cos(t)];
    return ring([0, -0.055 + 0.055 * Math.sin(t), 0.058 * Math.cos(t)], [1, 0, 0], out, 0.0145);
  });
  return [body, loft(arc, 8)];
}
function dumbbellMeshes() {
  const along = (rows) => loft(rows.map(([z, r]) => ring([0, 0, z], [1, 0, 0], [0, 1, 0], r)), 16);
  const plate = (s) => along([[s * 0.062, 0.03], [s * 0.066, 0.052], [s * 0.118, 0.052], [s * 0.122, 0.03]]);
  return [along([[-0.07, 0.0135], [0.07, 0.0135]]), plate(-1), plate(1)];
}

/** A weight held in both hands: between the palms, upright with the chest. */
const weights = {};
function held(camera, segments, kind, build) {
  const meshes = (weights[kind] ??= build().map(finish));
  const palms = ["right", "left"].map((side) => place(segments, `hand_${side}`, onSide([-0.0985, -0.152, 0.158], side)));
  const { R } = segments.thorax, t = mix(palms[0], palms[1], 0.5);
  return meshes.map((m) => {
    for (let i = 0; i < m.V.length; i += 3) m.X.set(add(apply(R, [m.V[i], m.V[i + 1], m.V[i + 2]]), t), i);
    project(m, camera);
    return { loops: loops(m), fill: "iron", stroke: "iron-edge", width: 1.2, curve: true };
  });
}

const four = (x, z, half) => [[x[0], z[0]], [x[1], z[0]], [x[0], z[1]], [x[1], z[1]]].map(([a, b]) => [[a - half, a + half], [b - half, b + half]]);
function tableShapes(camera, { x, z, top, thickness }) {
  const legs = four([x[0] + 0.08, x[1] - 0.08], [z[0] + 0.06, z[1] - 0.06], 0.03)
    .map(([lx, lz]) => box(camera, lx, [0, top - thickness], lz, "wood-shade", "wood-edge"));
  return { legs, board: (fill, edge) => box(camera, x, [top - thickness, top], z, fill, edge) };
}

const DRAW = {
  mat: (p, camera) => ({ back: [box(camera, p.x_m, [-0.012, 0], p.z_m ?? [-0.31, 0.31], "mat", "prop-shade")] }),
  pillow: (p, camera) => ({ back: [box(camera, p.x_m, [p.base_m, p.base_m + p.height_m], p.z_m ?? [-0.2, 0.2], "mat", "prop-shade")] }),
  block: (p, camera) => ({ back: [box(camera, p.x_m, [0, p.height_m], p.z_m ?? [-0.115, 0.115], "prop", "prop-edge")] }),
  ball: (p, camera) => ({ [p.in_front ? "front" : "back"]: [ball(camera, p.centre_m, p.radius_m, "prop", "prop-edge")] }),
  wall: (p, camera) => ({ back: [box(camera, p.x_m, [0, p.height_m ?? 1.9], p.z_m, "wall", "wall-edge")] }),
  bench: (p, camera) => {
    const { legs, board } = tableShapes(camera, { x: p.x_m, z: p.z_m, top: p.height_m, thickness: 0.05 });
    return { back: [...legs, board("wood", "wood-edge")] };
  },
  table: (p, camera) => {
    const { legs, board } = tableShapes(camera, { x: p.x_m, z: p.z_m, top: p.height_m, thickness: 0.065 });
    return { back: [...legs, board(camera.view === "top" ? "mat" : "prop", "prop-edge")] };
  },
  chair: (p, camera) => {
    const z = [-0.22, 0.22], { legs, board } = tableShapes(camera, { x: p.x_m, z, top: p.height_m, thickness: 0.035 });
    const back = box(camera, [p.x_m[0], p.x_m[0] + 0.03], [p.height_m, p.height_m + 0.42], z, "wood", "wood-edge");
    return { back: camera.view === "front" ? [back, ...legs, board("wood", "wood-edge")] : [...legs, board("wood", "wood-edge"), back] };
  },
  kettlebell: (p, camera, segments) => ({ held: held(camera, segments, "kettlebell", kettlebellMeshes) }),
  dumbbell: (p, camera, segments) => ({ held: held(camera, segments, "dumbbell", dumbbellMeshes) }),
};
export const PROP_KINDS = Object.keys(DRAW);

/** Shapes of all props: behind the body, in its hands, in front of it. */
export function propShapes(props, camera, segments) {
  const out = { back: [], held: [], front: [] };
  for (const prop of props ?? []) {
    if (!DRAW[prop.kind]) throw new RangeError(`Unknown prop "${prop.kind}"; expected one of ${PROP_KINDS.join(", ")}.`);
    const shapes = DRAW[prop.kind](prop, camera, segments);
    for (const place of Object.keys(out)) out[place].push(...(shapes[place] ?? []));
  }
  return out;
}
