// The 3-D scene: renders on demand, picks by an identity buffer, gives back every GL resource on dispose().
import {
  AmbientLight, BackSide, Color, DirectionalLight, GreaterDepth, HemisphereLight, Mesh, MeshBasicMaterial,
  MeshLambertMaterial, NearestFilter, NoColorSpace, PerspectiveCamera, Scene, ShaderMaterial, SphereGeometry, Vector3,
  WebGLRenderer, WebGLRenderTarget,
} from "three";
import { PALETTE } from "./palette.mjs";
import { build, paint, pose, thighMatrix } from "./shapes.mjs";

const FOV_DEG = 22;
const OUTLINE_PX = 1.1;
const DEG = Math.PI / 180;

const outline = () =>
  new ShaderMaterial({
    side: BackSide,
    uniforms: { width: { value: 0.001 }, tint: { value: new Color() } },
    vertexShader:
      "uniform float width; void main() { gl_Position = projectionMatrix * modelViewMatrix * vec4(position + normal * width, 1.0); }",
    fragmentShader: "uniform vec3 tint; void main() { gl_FragColor = vec4(tint, 1.0);\n#include <colorspace_fragment>\n}",
  });

export class AtlasScene {
  /**
   * @param {HTMLCanvasElement} canvas
   * @param {{packed: object, courses: object, parts: {id: string, layer: string, tint: string, shapes: string[]}[]}} content
   */
  constructor(canvas, { packed, courses, parts }) {
    this.courses = courses;
    this.renderer = new WebGLRenderer({ canvas, antialias: true, alpha: false, preserveDrawingBuffer: false });
    this.scene = new Scene();
    this.camera = new PerspectiveCamera(FOV_DEG, 1, 0.05, 10);
    this.view = { yaw_deg: 0, pitch_deg: 5, distance_m: 1.3, target: [-0.06, 0.05, 0] };
    this.hidden = new Set();
    this.side = "both";
    this.chosen = null;
    this.sheer = false;
    this.angles = {};
    this.partOf = new Map(parts.flatMap((p) => p.shapes.map((shape) => [shape, p])));
    this.parts = parts;
    this.#light();
    this.#make(packed);
    this.setPose({});
    this.setTheme("light");
  }

  #light() {
    this.sky = new HemisphereLight(0xffffff, 0xa8967c, 1.9);
    this.key = new DirectionalLight(0xffffff, 1.7);
    this.fill = new AmbientLight(0xffffff, 0.25);
    this.scene.add(this.sky, this.key, this.key.target, this.fill);
  }

  #make(packed) {
    this.shapes = build(packed, this.courses);
    this.items = [];
    this.materials = [];
    const ball = new SphereGeometry(0.0042, 14, 10);
    const add = (shape, side, geometry, extra) => {
      const part = this.partOf.get(shape);
      if (!part) return null;
      const translucent = part.tint === "bursa";
      const material = new MeshLambertMaterial({ vertexColors: Boolean(extra.strand), transparent: translucent, opacity: translucent ? 0.6 : 1 });
      const mesh = new Mesh(geometry, material);
      const edge = extra.pit || translucent ? null : new Mesh(geometry, outline());
      const item = { part, side, mesh, edge, ink: edge?.material, number: this.items.length + 1, ...extra };
      const id = new MeshBasicMaterial({ toneMapped: false });
      id.color.setRGB((item.number & 255) / 255, (item.number >> 8) / 255, 0, NoColorSpace);
      item.identity = id;
      item.paint = material;
      this.scene.add(mesh);
      if (edge) this.scene.add(edge);
      this.items.push(item);
      return item;
    };
    for (const s of this.shapes.solids) add(s.shape, s.side, s.geometry, { seg: s.seg, pit: s.pit });
    for (const s of this.shapes.strands) add(s.shape, s.side, s.geometry, { seg: s.seg, strand: s });
    for (const m of this.shapes.marks) add(m.part, m.side, ball, { seg: "mark", mark: m });
    this.depth = new MeshBasicMaterial({ colorWrite: false }); // a see-through muscle is one veil, not eleven
    this.ghost = new MeshBasicMaterial({ depthFunc: GreaterDepth, depthWrite: false, transparent: true, opacity: 0.5 });
    this.ghosts = [];
  }

  setTheme(name) {
    const colours = PALETTE[name] ?? PALETTE.light;
    this.colours = colours;
    this.scene.background = new Color(colours.ground);
    this.sky.groundColor.set(colours.floor);
    this.key.color.set(colours.key);
    const linear = (hex) => new Color(hex).toArray();
    for (const item of this.items) {
      const tint = colours[item.pit ? "pit" : item.part.tint] ?? colours.bone;
      if (item.mark) item.paint.color.set(colours.ink);
      else if (item.strand) paint(item.strand, { fibre: linear(tint), tendon: linear(colours.tendon), band: linear(colours.band) });
      else item.paint.color.set(tint);
      const lines = { psoas: colours.psoasLine, nerve: colours.nerveLine };
      item.line = lines[item.part.tint] ?? (item.mark ? colours.ground : colours.line);
      item.ink?.uniforms.tint.value.set(item.line);
    }
  }

  setPose(angles) {
    this.angles = angles;
    pose(this.shapes, this.courses, angles);
    for (const item of this.items) {
      if (item.mark) {
        for (const m of [item.mesh, item.edge]) m.position.set(...item.mark.at);
      } else if (item.seg === "femur") {
        for (const m of [item.mesh, item.edge]) {
          if (!m) continue;
          m.matrixAutoUpdate = false;
          m.matrix.copy(thighMatrix(this.courses, angles[item.side], item.side));
        }
      }
    }
  }

  setLayers(hidden) { this.hidden = new Set(hidden); }

  setSide(side) { this.side = side; }

  setSheer(on) { this.sheer = on; }

  // part id and side ("right", "left" or null for both)
  choose(part, side = null) { this.chosen = part ? { part, side } : null; }

  resize(width, height, ratio) {
    this.width = width;
    this.height = height;
    this.renderer.setPixelRatio(ratio);
    this.renderer.setSize(width, height, false);
    this.camera.aspect = width / height;
  }

  #place() {
    const { yaw_deg: yaw, pitch_deg: pitch, distance_m: distance, target } = this.view;
    // a narrow window steps back, so that nothing is cut off at the sides
    const away = distance * Math.max(1, 0.82 / this.camera.aspect);
    const [cp, sp] = [Math.cos(pitch * DEG), Math.sin(pitch * DEG)];
    const from = new Vector3(cp * Math.cos(yaw * DEG), sp, cp * Math.sin(yaw * DEG)).multiplyScalar(away);
    this.camera.position.set(...target).add(from);
    this.camera.lookAt(...target);
    this.camera.updateProjectionMatrix();
    this.camera.updateMatrixWorld();
    const right = new Vector3().setFromMatrixColumn(this.camera.matrixWorld, 0);
    const up = new Vector3().setFromMatrixColumn(this.camera.matrixWorld, 1);
    this.key.target.position.set(...target);
    this.key.position.set(...target).add(from.clone().normalize()).addScaledVector(up, 0.7).addScaledVector(right, -0.6);
    this.pixel_m = (2 * Math.tan((FOV_DEG * DEG) / 2) * away) / this.height;
  }

  shown(item) {
    if (this.hidden.has(item.part.layer)) return false;
    return this.side === "both" || item.side === "middle" || item.side === this.side;
  }

  isChosen(item) {
    const { chosen } = this;
    return Boolean(chosen) && item.part.id === chosen.part && (!chosen.side || item.side === "middle" || item.side === chosen.side);
  }

  // `coarse` leaves the outlines out: for moving pictures on slow machines
  render({ coarse = false } = {}) {
    if (!this.width) return;
    this.#place();
    for (const item of this.items) {
      const visible = this.shown(item);
      const chosen = this.isChosen(item);
      const sheer = this.sheer && item.part.kind === "muscle" && !chosen;
      item.mesh.visible = visible;
      item.mesh.material = item.paint;
      const clear = sheer || item.part.tint === "bursa";
      if (item.paint.transparent !== clear) item.paint.needsUpdate = true; // opaque shaders ignore opacity
      item.paint.transparent = clear;
      item.paint.opacity = sheer ? 0.3 : item.part.tint === "bursa" ? 0.6 : 1;
      item.mesh.renderOrder = sheer ? 2 : 0;
      item.paint.emissive.set(chosen ? this.colours.chosen : "#000000");
      item.paint.emissiveIntensity = chosen ? 0.16 : 0;
      if (item.edge) {
        item.edge.material = sheer ? this.depth : item.ink;
        item.edge.renderOrder = sheer ? 1 : 0;
        item.edge.visible = visible && (sheer || !coarse);
        const { width, tint } = item.ink.uniforms;
        width.value = this.pixel_m * (chosen ? 2.6 : OUTLINE_PX);
        tint.value.set(chosen ? this.colours.chosen : item.line);
      }
    }
    this.#haunt();
    this.renderer.setRenderTarget(null);
    this.renderer.render(this.scene, this.camera);
    this.identified = false;
  }

  // The chosen part shines through whatever lies in front of it. A muscle is large enough to be seen without,
  // and its own bundles would shine through each other.
  #haunt() {
    for (const g of this.ghosts) this.scene.remove(g);
    this.ghosts = [];
    if (!this.chosen) return;
    for (const item of this.items) {
      if (!this.isChosen(item) || !this.shown(item) || item.part.kind === "muscle") continue;
      const ghost = new Mesh(item.mesh.geometry, this.ghost);
      ghost.matrixAutoUpdate = item.mesh.matrixAutoUpdate;
      ghost.matrix.copy(item.mesh.matrix);
      ghost.position.copy(item.mesh.position);
      ghost.renderOrder = 5;
      this.ghost.color.set(this.colours[item.part.tint] ?? this.colours.bone);
      this.scene.add(ghost);
      this.ghosts.push(ghost);
    }
  }

  // Render who is where, once for each picture; later looks are array look-ups.
  #identify() {
    if (this.identified) return;
    const [w, h] = [Math.max(1, Math.round(this.width)), Math.max(1, Math.round(this.height))];
    if (!this.target || this.target.width !== w || this.target.height !== h) {
      this.target?.dispose();
      this.target = new WebGLRenderTarget(w, h, { minFilter: NearestFilter, magFilter: NearestFilter, samples: 0 });
      this.seen = new Uint8Array(4 * w * h);
    }
    this.#place();
    const background = this.scene.background;
    this.scene.background = new Color(0);
    for (const g of this.ghosts) g.visible = false;
    for (const item of this.items) {
      // sheer muscles are looked through, so they can be clicked through too
      item.mesh.visible = this.shown(item) && !(this.sheer && item.part.kind === "muscle");
      item.mesh.material = item.identity;
      if (item.edge) item.edge.visible = false;
    }
    this.renderer.setRenderTarget(this.target);
    this.renderer.clear();
    this.renderer.render(this.scene, this.camera);
    this.renderer.readRenderTargetPixels(this.target, 0, 0, w, h, this.seen);
    this.renderer.setRenderTarget(null);
    this.scene.background = background;
    for (const g of this.ghosts) g.visible = true;
    for (const item of this.items) item.mesh.material = item.paint;
    this.identified = true;
  }

  #at(x, y) {
    const { width: w, height: h } = this.target;
    if (x < 0 || y < 0 || x >= w || y >= h) return null;
    const k = 4 * ((h - 1 - y) * w + x);
    return this.items[this.seen[k] + 256 * this.seen[k + 1] - 1] ?? null;
  }

  // The item at a point (CSS pixels). Thin things win over thick ones within `reach_px`: fingers are not needles.
  pick(x, y, reach_px = 6) {
    this.#identify();
    const centre = this.#at(Math.round(x), Math.round(y));
    let best = centre;
    let nearest = Infinity;
    for (let dy = -reach_px; dy <= reach_px; dy++)
      for (let dx = -reach_px; dx <= reach_px; dx++) {
        const item = this.#at(Math.round(x) + dx, Math.round(y) + dy);
        const far = dx * dx + dy * dy;
        if (item && far < nearest && far <= reach_px * reach_px && (item.part.thin || !centre) && !centre?.part.thin) {
          best = item;
          nearest = far;
        }
      }
    return best ? { part: best.part.id, side: best.side } : null;
  }

  // For every part and side that can be seen: a pixel well inside it and how many pixels it has.
  anchors() {
    this.#identify();
    const { width: w, height: h } = this.target;
    const found = new Map();
    for (let y = 0; y < h; y += 2)
      for (let x = 0; x < w; x += 2) {
        const item = this.#at(x, y);
        if (!item) continue;
        const key = `${item.part.id}/${item.side}`;
        const a = found.get(key) ?? { part: item.part.id, side: item.side, count: 0, sx: 0, sy: 0, pixels: [] };
        a.count += 4;
        a.sx += x;
        a.sy += y;
        a.pixels.push(x, y);
        found.set(key, a);
      }
    return [...found.values()].map(({ part, side, count, sx, sy, pixels }) => {
      const n = pixels.length / 2;
      const [mx, my] = [sx / n, sy / n];
      let best = 0;
      let score = -Infinity;
      for (let i = 0; i < pixels.length; i += 2) {
        const [x, y] = [pixels[i], pixels[i + 1]];
        let inside = 0;
        for (const [dx, dy] of [[4, 0], [-4, 0], [0, 4], [0, -4], [8, 0], [-8, 0], [0, 8], [0, -8], [5, 5], [5, -5], [-5, 5], [-5, -5]]) {
          const item = this.#at(x + dx, y + dy);
          if (item && item.part.id === part && item.side === side) inside += 1;
        }
        const s = inside * 6 - Math.hypot(x - mx, y - my) * 0.35;
        if (s > score) { score = s; best = i; }
      }
      return { part, side, count, x: pixels[best], y: pixels[best + 1] };
    });
  }

  dispose() {
    for (const item of this.items) {
      item.mesh.geometry.dispose();
      item.paint.dispose();
      item.identity.dispose();
      item.ink?.dispose();
    }
    this.ghost.dispose();
    this.depth.dispose();
    this.target?.dispose();
    this.scene.clear();
    this.renderer.dispose();
    this.renderer.forceContextLoss();
  }
}
