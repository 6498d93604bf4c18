// Camera positions and how they may change. Yaw 0 looks from the front, 90 from the person's right.
const CENTRE = [-0.058, 0.05, 0];

export const PRESETS = {
  front: { yaw_deg: 0, pitch_deg: 6, distance_m: 1.28, target: CENTRE, side: "both" },
  side: { yaw_deg: 90, pitch_deg: 4, distance_m: 1.28, target: CENTRE, side: "both" },
  back: { yaw_deg: 180, pitch_deg: 6, distance_m: 1.28, target: CENTRE, side: "both" },
  inside: { yaw_deg: -62, pitch_deg: 8, distance_m: 1.02, target: [-0.06, 0.03, 0.05], side: "right" },
};

const clamp = (v, low, high) => Math.min(high, Math.max(low, v));

export function turned(view, yaw_deg, pitch_deg) {
  return { ...view, yaw_deg: view.yaw_deg + yaw_deg, pitch_deg: clamp(view.pitch_deg + pitch_deg, -85, 85) };
}

export function zoomed(view, factor) {
  return { ...view, distance_m: clamp(view.distance_m * factor, 0.28, 2.2) };
}

// Move the target across the picture by shares of the distance.
export function moved(view, right, up) {
  const yaw = (view.yaw_deg * Math.PI) / 180;
  const k = view.distance_m * 0.35;
  const [x, y, z] = view.target;
  const target = [x + Math.sin(yaw) * right * k, y + up * k, z - Math.cos(yaw) * right * k];
  return { ...view, target: [clamp(target[0], -0.3, 0.3), clamp(target[1], -0.5, 0.35), clamp(target[2], -0.3, 0.3)] };
}

// Between two views, the short way round; t from 0 to 1, eased.
export function between(a, b, t) {
  const s = t * t * (3 - 2 * t);
  const turn = ((((b.yaw_deg - a.yaw_deg) % 360) + 540) % 360) - 180;
  const mix = (from, to) => from + (to - from) * s;
  return {
    yaw_deg: a.yaw_deg + turn * s,
    pitch_deg: mix(a.pitch_deg, b.pitch_deg),
    distance_m: mix(a.distance_m, b.distance_m),
    target: a.target.map((v, i) => mix(v, b.target[i])),
  };
}
