// The order of painting: a posed body becomes a list of groups of filled outlines, back to front.
// group: {layer, opacity, fill, stroke, width, shapes}; a shape without its own paint takes the group's.
import { loops, project, shadeMask } from "./contours.mjs";
import { MUSCLES } from "./muscles.mjs";
import { propShapes } from "./props.mjs";
import { apply, smooth } from "./rotation.mjs";
import { JOINTS, onSide, place } from "./skeleton.mjs";

const FLESH = { fill: "flesh", shade: "flesh-shade", stroke: "flesh-edge" };
const FAR_FLESH = { fill: "limb-far", shade: "limb-far-shade", stroke: "limb-far-edge" };
const BONE = { fill: "bone", shade: "bone-shade", stroke: "bone-edge" };
const FAR_BONE = { fill: "bone-far", shade: "bone-far-shade", stroke: "bone-far-edge" };

const SMALL = /^(phalanges|carpus|foot|toes)$/, BIG = /^(femur|tibia|skull|pelvis|humerus)$/;
// Inner outlines of these would look like cracks, so only the outer half of the stroke shows.
const CLOSED = /^(skull|jaw|sternum)$/;
const byDepth = (meshes) => [...meshes].sort((a, b) => a.depth - b.depth);

function painter(camera, layers, quick) {
  const k = camera.scale / 300; // strokes and thresholds are tuned at 300 px per metre
  const skin = (meshes, paint, opacity = 1) => {
    if (!layers.skin || !meshes.length) return [];
    const sorted = byDepth(meshes);
    const shade = sorted.flatMap((m) => (quick && m.name !== "torso" && m.name !== "leg" ? [] : loops(m, shadeMask(m, camera, 0.12), 40 * k)));
    return [{ layer: "skin", opacity, ...paint, width: 2.6 * k, shapes: [
      { loops: sorted.flatMap((m) => loops(m)), curve: true, under: true },
      { loops: shade, curve: !quick, relax: 3, tolerance: 2, fill: paint.shade, stroke: null },
    ] }];
  };
  const bones = (meshes, paint, weight, { opacity = 1, shaded = true } = {}) => {
    if (!layers.bones || !meshes.length) return [];
    const shapes = [];
    for (const m of byDepth(meshes)) {
      const small = SMALL.test(m.name), thoracic = /^T\d/.test(m.name);
      const minArea = (CLOSED.test(m.name) ? 10 : m.name === "cervical" ? 7 : thoracic ? 5 : small ? 3 : 2) * k;
      shapes.push({ loops: loops(m, m.front, minArea), curve: BIG.test(m.name) && !quick, tolerance: 1.2, ...(quick && small && { stroke: null }), under: CLOSED.test(m.name),
        width: weight * k * (CLOSED.test(m.name) ? 1.8 : small ? 0.5 : 1) });
      if (shaded && !small && !thoracic && (!quick || BIG.test(m.name)))
        shapes.push({ loops: loops(m, shadeMask(m, camera, 0.25), 12 * k), curve: true, relax: 1, tolerance: 1.5, fill: paint.shade, stroke: null });
    }
    return [{ layer: "bones", opacity, ...paint, width: weight * k, shapes }];
  };
  // Ribs are split half-way through the chest, so that the far half can lie behind everything else.
  const ribs = (mesh, middle, near) => {
    if (!layers.bones) return [];
    const { F, P, front, faces } = mesh, mask = new Uint8Array(faces);
    for (let i = 0; i < faces; i++) {
      const z = (P[3 * F[3 * i] + 2] + P[3 * F[3 * i + 1] + 2] + P[3 * F[3 * i + 2] + 2]) / 3;
      mask[i] = front[i] && z > middle === near ? 1 : 0;
    }
    return [{ layer: "bones", opacity: 1, ...(near ? BONE : FAR_BONE), width: 0.75 * k, shapes: [{ loops: loops(mesh, mask, 3 * k), tolerance: 1.2 }] }];
  };
  const outline = (meshes, opacity) => (layers.skin && !quick
    ? [{ layer: "skin", opacity, fill: null, stroke: "flesh-edge", width: 1.1 * k, shapes: [{ loops: meshes.flatMap((m) => loops(m)), curve: true }] }]
    : []);
  return { skin, bones, ribs, outline, k };
}

/** A muscle: every fascicle a tapered ribbon, one outline round all of them, a few fibres on top. */
function muscle(name, segments, side, camera, far) {
  const { fascicles, width, colour } = MUSCLES[name], k = camera.scale / 1000;
  const tone = colour === "psoas" && far ? "psoas-far" : colour;
  const curves = fascicles(segments, side).map((points) => points.map(camera.point));
  const ribbons = curves.map((points) => {
    const last = points.length - 1, one = [], other = [];
    points.forEach((p, i) => {
      const a = points[Math.max(0, i - 1)], b = points[Math.min(last, i + 1)];
      const dx = b[0] - a[0], dy = b[1] - a[1], l = Math.hypot(dx, dy) || 1, w = (width(i / last) * k) ;
      one.push(p[0] - (dy / l) * w, p[1] + (dx / l) * w);
      other.unshift(p[0] + (dy / l) * w, p[1] - (dx / l) * w);
    });
    return [...one, ...other];
  });
  const fibres = curves.filter((_, i) => i % 2 === 0).map((points) => points.flatMap((p) => [p[0], p[1]]));
  const s = camera.scale / 300;
  return { layer: name, opacity: far && tone !== "psoas-far" ? 0.6 : 1, fill: tone, stroke: `${tone}-edge`, width: (far ? 1.2 : 1.7) * s, shapes: [
    { loops: ribbons, tolerance: 0.4, under: true, round: true },
    { loops: fibres, open: true, tolerance: 0.4, fill: null, stroke: `${tone}-fibre`, width: 0.55 * s },
  ] };
}

/** Eye sockets and nose opening, painted where they face the viewer. */
function orbits(segments, camera) {
  const facing = (direction) => apply(camera.R, apply(segments.head.R, direction))[2];
  const disc = ([x, y, z], u, a, b) => Array.from({ length: 14 }, (_, i) => {
    const t = (i / 14) * 2 * Math.PI, p = a * Math.cos(t), q = b * Math.sin(t);
    return camera.point(place(segments, "head", [x + u[0] * p, y + q, z + u[2] * p])).slice(0, 2);
  }).flat();
  const out = [];
  for (const m of [1, -1])
    if (facing([0.75, 0, 0.66 * m]) > 0.25) out.push(disc([-0.04, 0.64, 0.032 * m], [-0.42, 0, 0.9 * m], 0.0185, 0.0165));
  if (facing([1, 0, 0]) > 0.35) out.push(disc([-0.024, 0.607, 0], [0, 0, 1], 0.0095, 0.0145));
  return { layer: "bones", opacity: 0.82, fill: "bone-edge", stroke: null, width: 0, shapes: [{ loops: out, curve: true, tolerance: 0.1 }] };
}

// The meshes never change, so each selection of them is made once.
const selections = new WeakMap();
function selection(meshes, key, wanted) {
  if (!selections.has(meshes)) selections.set(meshes, new Map());
  const known = selections.get(meshes);
  if (!known.has(key)) known.set(key, meshes.filter(wanted));
  return known.get(key);
}
const named = (meshes, pattern) => selection(meshes, String(pattern), (m) => pattern.test(m.name));
const of = (meshes, part, side) => selection(meshes, `${part} ${side}`, (m) => m.part === part && (side === undefined || m.side === side));

function muscleGroups(segments, side, camera, layers, far) {
  return ["iliacus", "psoasMinor", "psoas"].filter((name) => layers[name]).map((name) => muscle(name, segments, side, camera, far));
}
const rectus = (segments, side, camera, layers, far) => (layers.rectusFemoris ? [muscle("rectusFemoris", segments, side, camera, far)] : []);

/** The fold under the buttock: a line across the back of the thigh, gone when the hip bends. */
function buttockFold(body, segments, side, camera, layers) {
  const leg = of(body.skin, "leg", side).find((m) => m.name === "leg"), { n, rings, X } = leg;
  if (!layers.skin) return [];
  const forward = apply(segments.pelvis.R, [1, 0, 0]), thigh = apply(segments[`femur_${side}`].R, [0, -1, 0]);
  const strength = smooth(-(forward[0] * thigh[0] + forward[1] * thigh[1] + forward[2] * thigh[2]), -0.55, -0.05);
  const k = rings.reduce((best, ring, i) => (Math.abs(ring.c[1] + 0.152) < Math.abs(rings[best].c[1] + 0.152) ? i : best), 0);
  const at = (i) => camera.point([X[3 * (k * n + i)], X[3 * (k * n + i) + 1], X[3 * (k * n + i) + 2]]);
  const ring = Array.from({ length: n }, (_, i) => at(i)), middle = ring.reduce((sum, p) => sum + p[2], 0) / n;
  const line = ring.filter((p, i) => Math.cos((2 * Math.PI * i) / n) < -0.45 && p[2] > middle - 0.01).flatMap((p) => [p[0], p[1]]);
  if (strength < 0.1 || line.length < 6) return [];
  return [{ layer: "skin", opacity: 0.55 * strength, fill: null, stroke: "flesh-edge", width: (1.5 * camera.scale) / 300,
    shapes: [{ loops: [line], open: true, round: true, tolerance: 0.1 }] }];
}

function tintGroup(body, camera, layers, tint) {
  if (!tint || !layers.skin) return [];
  const meshes = of(body.skin, "leg", "right");
  return [{ layer: "tint", opacity: 0.3, fill: tint, stroke: null, width: 0, shapes: [{ loops: meshes.flatMap((m) => loops(m)), curve: true }] }];
}

function fromTheSide(body, segments, camera, layers, options) {
  const p = painter(camera, layers, options.quick), { skin, bones } = body, out = [];
  const far = "left", near = "right", rib = named(bones, /^ribs$/)[0];
  const middle = apply(camera.R, place(segments, "thorax", [-0.09, 0.36, 0]))[2];
  const axis = of(bones, "axis");
  const blades = (side) => named(axis, /^(scapula|clavicle)$/).filter((m) => m.side === side);
  out.push(...p.skin([...of(skin, "arm", far), ...of(skin, "armpit", far)], FAR_FLESH), ...p.bones(of(bones, "arm", far), FAR_BONE, 0.7, { shaded: false }));
  out.push(...p.skin(of(skin, "leg", far), FAR_FLESH), ...p.bones(of(bones, "leg", far), FAR_BONE, 0.8), ...rectus(segments, far, camera, layers, true));
  out.push(...p.skin(skin.filter((m) => m.part !== "arm" && !(m.side === far && /^(leg|armpit)$/.test(m.part))), FLESH));
  out.push(...tintGroup(body, camera, layers, options.tint), ...p.outline(of(skin, "leg", near), 0.3), ...buttockFold(body, segments, near, camera, layers));
  out.push(...p.bones([...named(axis, /^pelvis$/).filter((m) => m.side === far), ...blades(far)], FAR_BONE, 0.7), ...p.ribs(rib, middle, false));
  out.push(...muscleGroups(segments, far, camera, layers, true));
  out.push(...p.bones(named(axis, /^(sacrum|L\d|T\d+)$/), BONE, 0.8), ...p.bones(named(axis, /^(cervical|skull|jaw)$/), BONE, 0.8));
  if (layers.bones) out.push(orbits(segments, camera));
  out.push(...p.bones(named(axis, /^pelvis$/).filter((m) => m.side === near), BONE, 0.95), ...p.bones(of(bones, "leg", near), BONE, 0.95));
  out.push(...muscleGroups(segments, near, camera, layers, false), ...rectus(segments, near, camera, layers, false));
  out.push(...p.bones(named(axis, /^sternum$/), BONE, 0.8), ...p.ribs(rib, middle, true), ...p.bones(blades(near), BONE, 0.8, { opacity: 0.85 }));
  const ghost = camera.view === "side" ? 0.42 : 0.55;
  out.push(...options.inHand, ...p.skin(of(skin, "arm", near), FLESH, ghost), ...p.bones(of(bones, "arm", near), BONE, 0.8, { opacity: ghost, shaded: false }));
  return out;
}

/** Bones and muscles of a body seen from behind: what is in front of the spine is painted first. */
function backwards({ bones }, segments, camera, layers, p, rib, middle) {
  const axis = of(bones, "axis"), out = [];
  out.push(...p.bones(named(axis, /^(sternum|clavicle)$/), FAR_BONE, 0.7), ...p.ribs(rib, middle, false));
  for (const side of ["left", "right"])
    out.push(...muscleGroups(segments, side, camera, layers, side === "left"), ...rectus(segments, side, camera, layers, side === "left"));
  out.push(...p.bones(of(bones, "leg"), BONE, 0.95), ...p.bones(named(axis, /^pelvis$/), BONE, 0.95));
  out.push(...p.bones(named(axis, /^(cervical|skull|jaw)$/), BONE, 0.8));
  if (layers.bones) out.push(orbits(segments, camera));
  out.push(...p.bones(named(axis, /^(sacrum|T\d+|L\d)$/), BONE, 0.8), ...p.ribs(rib, middle, true));
  out.push(...p.bones(named(axis, /^scapula$/), BONE, 0.8, { opacity: 0.85 }), ...p.bones(of(bones, "arm"), BONE, 0.8, { shaded: false }));
  return out;
}

function fromTheFront(body, segments, camera, layers, options) {
  const p = painter(camera, layers, options.quick), { skin, bones } = body, out = [], top = camera.view === "top";
  const axis = of(bones, "axis"), chest = skin[0].depth, rib = named(bones, /^ribs$/)[0];
  const middle = apply(camera.R, place(segments, "thorax", [-0.09, 0.36, 0]))[2];
  const arms = ["right", "left"].map((side) => ({ side, meshes: of(skin, "arm", side) }))
    .map((arm) => ({ ...arm, depth: Math.max(...arm.meshes.map((m) => m.depth)) }));
  const behind = arms.filter((arm) => arm.depth < chest - 0.12), before = arms.filter((arm) => arm.depth > chest + 0.16);
  const beside = arms.filter((arm) => !behind.includes(arm) && !before.includes(arm));
  const depthOf = (segment, joint, side) => camera.point(place(segments, `${segment}_${side}`, onSide(joint, side)))[2];
  // A kneeling shank points away from the viewer: its bones lie behind the knee.
  const receding = (side) => (depthOf("femur", JOINTS.knee, side) - depthOf("foot", JOINTS.ankle, side)) / 0.4 > 0.6;
  const shank = (m) => m.part === "leg" && !top && !/^(femur|patella)_/.test(m.segment) && receding(m.side);
  for (const { side } of behind)
    out.push(...p.skin(of(skin, "arm", side), FAR_FLESH), ...p.bones(of(bones, "arm", side), FAR_BONE, 0.7, { shaded: false }));
  out.push(...p.skin(skin.filter((m) => m.part !== "arm" || beside.some((arm) => arm.side === m.side)), FLESH));
  out.push(...tintGroup(body, camera, layers, options.tint));
  for (const side of ["right", "left"]) {
    const hip = camera.point(place(segments, "pelvis", onSide(JOINTS.hip, side)))[2];
    out.push(...p.outline(of(skin, "leg", side), depthOf("femur", JOINTS.knee, side) - hip > 0.2 ? 0.75 : 0.22));
  }
  if (apply(camera.R, apply(segments.thorax.R, [1, 0, 0]))[2] < -0.3) {
    out.push(...backwards(body, segments, camera, layers, p, rib, middle));
    return out;
  }
  out.push(...p.bones(named(axis, /^scapula$/), FAR_BONE, 0.7), ...p.ribs(rib, middle, false));
  out.push(...p.bones(named(axis, /^(sacrum|T\d+|L\d)$/), BONE, 0.8), ...p.bones(named(axis, /^(cervical|skull|jaw)$/), BONE, 0.8));
  if (layers.bones) out.push(orbits(segments, camera));
  out.push(...p.bones(named(axis, /^pelvis$/), BONE, 0.95));
  out.push(...p.bones(bones.filter((m) => shank(m) && /^tibia_/.test(m.segment)), FAR_BONE, 0.7, { opacity: 0.3, shaded: false }));
  out.push(...p.bones(bones.filter((m) => m.part === "leg" && !shank(m)), BONE, 0.95));
  for (const side of ["left", "right"])
    out.push(...muscleGroups(segments, side, camera, layers, side === "left"), ...rectus(segments, side, camera, layers, side === "left"));
  out.push(...p.ribs(rib, middle, true), ...p.bones(named(axis, /^(sternum|clavicle)$/), BONE, 0.8));
  for (const { side } of beside) out.push(...p.bones(of(bones, "arm", side), BONE, 0.8, { shaded: false }));
  out.push(...options.inHand);
  for (const { side } of before) {
    const opacity = top ? 0.45 : 0.8;
    out.push(...p.skin(of(skin, "arm", side), FLESH, opacity), ...p.bones(of(bones, "arm", side), BONE, 0.8, { opacity, shaded: false }));
  }
  return out;
}

/** All groups of a posed body with its props, back to front. */
export function sceneGroups(body, pose, segments, camera, layers, options) {
  for (const mesh of body.skin) project(mesh, camera);
  for (const mesh of body.bones) project(mesh, camera);
  const props = propShapes(pose.props, camera, segments), k = camera.scale / 300;
  const propGroup = (shapes) => (shapes.length
    ? [{ layer: "props", opacity: 1, fill: "prop", stroke: "prop-edge", width: 1.4 * k, shapes: shapes.map((s) => ({ ...s, width: s.width * k })) }]
    : []);
  const facing = camera.view === "side" || camera.view === "threequarter" ? fromTheSide : fromTheFront;
  const inHand = propGroup(props.held);
  return [...propGroup(props.back), ...facing(body, segments, camera, layers, { ...options, inHand }), ...propGroup(props.front)];
}
