// Triangle meshes: unpack the packed bones, smooth them by Loop's subdivision, mirror them.

function bytes(text) {
  const raw = atob(text);
  const out = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) out[i] = raw.charCodeAt(i);
  return out.buffer;
}

// -> {position: Float32Array (3n), index: Uint32Array (3m)} in metres, pelvis frame
export function unpack(bone, unitsPerMetre) {
  const raw = new Int16Array(bytes(bone.v));
  const faces = bytes(bone.f);
  const position = new Float32Array(raw.length);
  for (let i = 0; i < raw.length; i++) position[i] = (raw[i] + bone.c[i % 3]) / unitsPerMetre;
  const index = Uint32Array.from(bone.nv < 256 ? new Uint8Array(faces) : new Uint16Array(faces));
  return { position, index };
}

// One round of Loop subdivision. An edge with anything but two faces is kept as a crease.
export function subdivide({ position, index }) {
  const n = position.length / 3;
  const edges = new Map();
  const edgeOf = (a, b, c) => {
    const key = a < b ? a * n + b : b * n + a;
    const edge = edges.get(key);
    if (edge) edge.opposite.push(c);
    else edges.set(key, { a, b, opposite: [c] });
  };
  for (let i = 0; i < index.length; i += 3) {
    const [a, b, c] = [index[i], index[i + 1], index[i + 2]];
    edgeOf(a, b, c);
    edgeOf(b, c, a);
    edgeOf(c, a, b);
  }
  const ring = Array.from({ length: n }, () => []);
  const crease = Array.from({ length: n }, () => []);
  for (const e of edges.values()) {
    ring[e.a].push(e.b);
    ring[e.b].push(e.a);
    if (e.opposite.length !== 2) {
      crease[e.a].push(e.b);
      crease[e.b].push(e.a);
    }
  }
  const out = new Float32Array(3 * (n + edges.size));
  const at = (i, k) => position[3 * i + k];
  for (let i = 0; i < n; i++) {
    const near = crease[i].length ? crease[i] : ring[i];
    const keep = crease[i].length ? (crease[i].length === 2 ? 0.75 : 1) : 1 - near.length * weight(near.length);
    const share = near.length ? (1 - keep) / near.length : 0;
    for (let k = 0; k < 3; k++) {
      let sum = keep * at(i, k);
      for (const j of near) sum += share * at(j, k);
      out[3 * i + k] = near.length ? sum : at(i, k);
    }
  }
  let next = n;
  for (const e of edges.values()) {
    for (let k = 0; k < 3; k++)
      out[3 * next + k] =
        e.opposite.length === 2
          ? 0.375 * (at(e.a, k) + at(e.b, k)) + 0.125 * (at(e.opposite[0], k) + at(e.opposite[1], k))
          : 0.5 * (at(e.a, k) + at(e.b, k));
    e.middle = next++;
  }
  const middle = (a, b) => edges.get(a < b ? a * n + b : b * n + a).middle;
  const faces = new Uint32Array(index.length * 4);
  let f = 0;
  for (let i = 0; i < index.length; i += 3) {
    const [a, b, c] = [index[i], index[i + 1], index[i + 2]];
    const [ab, bc, ca] = [middle(a, b), middle(b, c), middle(c, a)];
    faces.set([a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca], f);
    f += 12;
  }
  return { position: out, index: faces };
}

const weight = (n) => (n === 3 ? 3 / 16 : 3 / (8 * n));

// Subdivision pulls a coarse mesh inwards. Move its vertices out until their limit positions are where the
// bone was measured (a thin iliac blade would otherwise lose millimetres).
export function fitted({ position, index }, rounds = 8) {
  const n = position.length / 3;
  const ring = Array.from({ length: n }, () => new Set());
  for (let i = 0; i < index.length; i++) ring[index[i]].add(index[i % 3 === 2 ? i - 2 : i + 1]);
  for (let i = 0; i < index.length; i++) ring[index[i]].add(index[i % 3 === 0 ? i + 2 : i - 1]);
  const lists = ring.map((set) => [...set]);
  const moved = Float32Array.from(position);
  for (let round = 0; round < rounds; round++) {
    const now = Float32Array.from(moved);
    for (let i = 0; i < n; i++) {
      const near = lists[i];
      if (!near.length) continue;
      const share = 1 / (3 / (8 * weight(near.length)) + near.length);
      for (let k = 0; k < 3; k++) {
        let limit = (1 - near.length * share) * now[3 * i + k];
        for (const j of near) limit += share * now[3 * j + k];
        moved[3 * i + k] += position[3 * i + k] - limit;
      }
    }
  }
  return { position: moved, index };
}

export function mirrored({ position, index }) {
  const p = Float32Array.from(position);
  for (let i = 2; i < p.length; i += 3) p[i] = -p[i];
  const f = Uint32Array.from(index);
  for (let i = 0; i < f.length; i += 3) [f[i], f[i + 1]] = [f[i + 1], f[i]];
  return { position: p, index: f };
}

// All bones, both sides: [{id, side: "right" | "left" | "middle", seg, position, index}]
export function bones(packed) {
  const out = [];
  for (const [id, bone] of Object.entries(packed.bones)) {
    let mesh = unpack(bone, packed.scale);
    if (bone.smooth) mesh = fitted(mesh, bone.smooth > 1 ? 3 : 1);
    for (let i = 0; i < bone.smooth; i++) mesh = subdivide(mesh);
    out.push({ id, side: bone.mir ? "right" : "middle", seg: bone.seg, ...mesh });
    if (bone.mir) out.push({ id, side: "left", seg: bone.seg, ...mirrored(mesh) });
  }
  return out;
}
