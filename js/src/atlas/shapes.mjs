// What the scene is made of: meshes of bones, pads and tubes with the part they belong to. Knows three.js, not the page.
import { BufferAttribute, BufferGeometry, Matrix4 } from "three";
import { curves, landmarks } from "./courses.mjs";
import { bones, mirrored } from "./mesh.mjs";
import { sample, tube, tubeIndex } from "./tube.mjs";
import { hipRotation } from "./vectors.mjs";

const MM = 0.001;

function geometryOf({ position, index }, normal) {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(position, 3));
  geometry.setIndex(new BufferAttribute(index, 1));
  if (normal) geometry.setAttribute("normal", new BufferAttribute(normal, 3));
  else geometry.computeVertexNormals();
  return geometry;
}

// A closed ellipsoid from a centre and three half axes (mm).
export function ellipsoid(centre, axes, rows = 10, columns = 18) {
  const position = [];
  const index = [];
  for (let i = 0; i <= rows; i++)
    for (let j = 0; j < columns; j++) {
      const [v, u] = [(Math.PI * i) / rows, (2 * Math.PI * j) / columns];
      const w = [Math.cos(v), Math.sin(v) * Math.cos(u), Math.sin(v) * Math.sin(u)];
      for (let d = 0; d < 3; d++) position.push((centre[d] + w[0] * axes[0][d] + w[1] * axes[1][d] + w[2] * axes[2][d]) * MM);
      if (i === rows) continue;
      const [a, b] = [i * columns + j, i * columns + ((j + 1) % columns)];
      index.push(a, a + columns, b, b, a + columns, b + columns);
    }
  const mesh = { position: Float32Array.from(position), index: Uint32Array.from(index) };
  return volume(mesh) < 0 ? { ...mesh, index: mesh.index.reverse() } : mesh;
}

export function volume({ position: p, index }) {
  let sum = 0;
  for (let i = 0; i < index.length; i += 3) {
    const [a, b, c] = [3 * index[i], 3 * index[i + 1], 3 * index[i + 2]];
    sum += p[a] * (p[b + 1] * p[c + 2] - p[b + 2] * p[c + 1]) - p[a + 1] * (p[b] * p[c + 2] - p[b + 2] * p[c]) + p[a + 2] * (p[b] * p[c + 1] - p[b + 1] * p[c]);
  }
  return sum / 6;
}

const sidesOf = (radius_mm) => (radius_mm > 2.9 ? 10 : 6);

// -> {solids: [{shape, side, seg, geometry}], strands: [...same, with .curve], marks: [{part, side, at}]}
export function build(packed, courses) {
  const solids = bones(packed).map((b) => ({ shape: b.id, side: b.side, seg: b.seg, geometry: geometryOf(b) }));
  for (const pad of courses.pads) {
    const mesh = ellipsoid(pad.centre, pad.axes);
    solids.push({ shape: pad.part, side: "right", seg: "pelvis", geometry: geometryOf(mesh) });
    solids.push({ shape: pad.part, side: "left", seg: "pelvis", geometry: geometryOf(mirrored(mesh)) });
  }
  const r = courses.pits.radius_mm;
  for (const at of courses.pits.points) {
    const mesh = ellipsoid(at, [[r * 0.45, r * 0.45, 0], [-r * 0.6, r * 0.6, 0], [0, 0, r]], 6, 12);
    solids.push({ shape: courses.pits.part, pit: true, side: "middle", seg: "pelvis", geometry: geometryOf(mesh) });
    solids.push({ shape: courses.pits.part, pit: true, side: "middle", seg: "pelvis", geometry: geometryOf(mirrored(mesh)) });
  }
  const strands = curves(courses).map((curve) => {
    const sides = sidesOf(Math.max(...curve.radii) / MM);
    const count = 3 * (curve.points.length * sides + 2);
    const geometry = geometryOf(
      { position: new Float32Array(count), index: tubeIndex(curve.points.length, sides) },
      new Float32Array(count),
    );
    return { shape: curve.part, side: curve.side, seg: "course", branch: curve.branch, sides, rings: curve.points.length, tendon: curve.tendon, bands: curve.bands, geometry };
  });
  return { solids, strands, marks: landmarks(courses) };
}

// Move everything into a pose; writes into the existing buffers.
export function pose({ strands, marks }, courses, angles) {
  const now = curves(courses, angles);
  strands.forEach((strand, i) => {
    const { position, normal } = strand.geometry.attributes;
    const { points, radii, flat, up } = now[i];
    tube(points, radii, { sides: strand.sides, flat, up }, position.array, normal.array);
    position.needsUpdate = true;
    normal.needsUpdate = true;
    strand.geometry.computeBoundingSphere();
  });
  landmarks(courses, angles).forEach((mark, i) => { marks[i].at = mark.at; });
}

// The matrix that carries a thigh with its bones.
export function thighMatrix(courses, angles, side) {
  const r = hipRotation(angles ?? {}, side);
  const h = courses.hip_mm.map((v) => v * MM);
  if (side === "left") h[2] = -h[2];
  const t = [0, 1, 2].map((i) => h[i] - (r[3 * i] * h[0] + r[3 * i + 1] * h[1] + r[3 * i + 2] * h[2]));
  return new Matrix4().set(r[0], r[1], r[2], t[0], r[3], r[4], r[5], t[1], r[6], r[7], r[8], t[2], 0, 0, 0, 1);
}

// Colour every vertex of a strand: tendon at the ends, bands along an artery. Colours are linear [r, g, b].
export function paint(strand, { fibre, tendon, band }) {
  const { rings, sides, geometry } = strand;
  const colour = new Float32Array(3 * (rings * sides + 2));
  for (let i = 0; i < rings * sides + 2; i++) {
    const ring = i < rings * sides ? Math.floor(i / sides) : i === rings * sides ? 0 : rings - 1;
    const share = ring / (rings - 1);
    const pale = strand.tendon ? Math.min(1, Math.max(0, sample(strand.tendon, share))) : 0;
    const dark = strand.bands && Math.floor(ring / 2) % 3 === 0 ? 1 : 0;
    for (let d = 0; d < 3; d++) {
      const base = fibre[d] + ((tendon?.[d] ?? fibre[d]) - fibre[d]) * pale;
      colour[3 * i + d] = dark ? band[d] : base;
    }
  }
  geometry.setAttribute("color", new BufferAttribute(colour, 3));
}
