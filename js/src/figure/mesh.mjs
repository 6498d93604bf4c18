// Triangle meshes: neighbours across edges, mirror images, bone data out of JSON.

/**
 * Give a mesh what drawing needs: for every triangle its neighbour across each edge, and working arrays.
 * mesh: {name, V: rest coordinates, F: corner indices, segment | ring weights}.
 */
export function finish(mesh) {
  const { F, V } = mesh, faces = F.length / 3;
  const open = new Map(), across = new Int32Array(faces * 3).fill(-1);
  for (let i = 0; i < faces; i++)
    for (let k = 0; k < 3; k++) {
      const a = F[3 * i + k], b = F[3 * i + ((k + 1) % 3)], back = open.get(b * 65536 + a);
      if (back === undefined) open.set(a * 65536 + b, 3 * i + k);
      else {
        across[back] = i;
        across[3 * i + k] = (back / 3) | 0;
        open.delete(b * 65536 + a);
      }
    }
  const corners = V.length / 3;
  return Object.assign(mesh, {
    faces, across,
    X: new Float32Array(V.length), // posed, in the world
    P: new Float32Array(V.length), // projected: x, y on the page, z towards the viewer
    front: new Uint8Array(faces), lit: new Uint8Array(faces), normals: new Float32Array(V.length),
    head: new Int32Array(corners), next: new Int32Array(faces * 3),
    from: new Uint16Array(faces * 3), to: new Uint16Array(faces * 3),
  });
}

/** Turn every triangle over. */
export function turnOver(F) {
  for (let i = 0; i < F.length; i += 3) [F[i], F[i + 1]] = [F[i + 1], F[i]];
  return F;
}

/** Six times the enclosed volume; negative when the triangles face inward. */
export function signedVolume(V, F) {
  let sum = 0;
  for (let i = 0; i < F.length; i += 3) {
    const a = F[i] * 3, b = F[i + 1] * 3, c = F[i + 2] * 3;
    sum += V[a] * (V[b + 1] * V[c + 2] - V[b + 2] * V[c + 1])
      - V[a + 1] * (V[b] * V[c + 2] - V[b + 2] * V[c])
      + V[a + 2] * (V[b] * V[c + 1] - V[b + 1] * V[c]);
  }
  return sum;
}

/** The mirror image in the plane z = 0, with outward triangles. */
export function mirrorArrays({ V, F }) {
  const mirrored = Float32Array.from(V);
  for (let i = 2; i < mirrored.length; i += 3) mirrored[i] = -mirrored[i];
  return { V: mirrored, F: turnOver(F.slice()) };
}

function bytes(base64) {
  const text = atob(base64), out = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) out[i] = text.charCodeAt(i);
  return out.buffer;
}

/**
 * Bone meshes out of data/body/bones.json (format: see `format` in that file).
 * @returns {object[]} finished meshes; bones that come in pairs appear twice
 */
export function decodeBones(json) {
  const out = [];
  for (const [name, bone] of Object.entries(json.bones)) {
    const q = new Int16Array(bytes(bone.vertices)), raw = bytes(bone.faces);
    const F = Uint16Array.from(bone.vertex_count < 256 ? new Uint8Array(raw) : new Uint16Array(raw));
    const V = new Float32Array(q.length);
    for (let i = 0; i < q.length; i++) V[i] = (q[i] + bone.centre[i % 3]) / json.units_per_metre;
    if (!bone.paired) {
      out.push(finish({ name, segment: bone.segment, side: "", V, F }));
      continue;
    }
    const of = (side) => (bone.segment === "pelvis" ? "pelvis" : `${bone.segment}_${side}`);
    out.push(finish({ name, segment: of("right"), side: "right", V, F }));
    out.push(finish({ name, segment: of("left"), side: "left", ...mirrorArrays({ V, F }) }));
  }
  return out;
}
