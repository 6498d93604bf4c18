// What each pose is meant to be: start angles, which of them may give, what must touch what, and why.
// `node tools/solve_poses.mjs` solves the contacts and writes data/poses/poses.json.
import { place } from "../src/figure/skeleton.mjs";
import { ahead, ankle, heelPoint, knee, palm, prefers, touches, wishes } from "./contacts.mjs";

const MAT = { kind: "mat" };
const PLUS_MINUS = { hip_flexion_deg: 7, hip_adduction_deg: 5, hip_rotation_deg: 5, knee_flexion_deg: 8, lumbar_extension_deg: 7, lumbar_bend_right_deg: 5, lumbar_twist_left_deg: 5, pelvic_tilt_deg: 7 };
const arms = (extra = {}) => ({ shoulder_flexion_deg: -12, shoulder_abduction_deg: 9, elbow_flexion_deg: 12, hand: "relaxed", ...extra });
const leg = (hip, kneeDeg, ankleDeg, extra = {}) => ({ hip_flexion_deg: hip, knee_flexion_deg: kneeDeg, ankle_dorsiflexion_deg: ankleDeg, ...extra });
const limbs = (q, ...names) => names.map((name) => `${q}.${name}_deg`);
const ARM = ["shoulder_flexion", "shoulder_abduction", "shoulder_rotation", "elbow_flexion", "wrist_extension", "wrist_radial", "forearm_pronation"];
const WRIST_CALM = (side) => [...prefers(`${side}.wrist_extension_deg`, 0), ...prefers(`${side}.wrist_radial_deg`, 0, 0.0001), ...prefers(`${side}.forearm_pronation_deg`, 0), ...prefers(`${side}.shoulder_rotation_deg`, 0)];

export function poseIntents({ rests, lowest, outermost }) {
  const flatFoot = (side) => [rests("heel", side), rests("ball", side)];
  const onThigh = (side) => ({
    free: limbs(side, ...ARM),
    contacts: [...touches(side, `femur_${side}`, [0.027, -0.37, side === "right" ? 0.081 : -0.081]),
      ...wishes(side, "palm", `femur_${side}`, [-1, 0, 0]), ...wishes(side, "fingers", `femur_${side}`, [0, -1, 0]), ...WRIST_CALM(side)],
  });
  const onHip = (side) => ({
    free: limbs(side, ...ARM),
    contacts: [...touches(side, "pelvis", [-0.045, 0.07, side === "right" ? 0.152 : -0.152]),
      ...wishes(side, "palm", "pelvis", [0, 0, side === "right" ? -1 : 1]), ...wishes(side, "fingers", "pelvis", [0.8, -0.6, 0]), ...WRIST_CALM(side)],
  });
  const join = (...parts) => ({ free: parts.flatMap((p) => p.free), contacts: parts.flatMap((p) => p.contacts) });

  // Half-kneeling: right knee down, toes tucked under; left foot flat in front, its shank upright.
  const half = ({ tilt, hip, lumbar, name, why, alt, front = 0.0, arm = ["hip", "thigh"], trunk = {}, right = {}, left = {}, props = [MAT], tiptoe = true, extra = null, views }) => {
    const toes = tiptoe
      ? { free: limbs("right", "knee_flexion", "ankle_dorsiflexion", "toe_extension"), contacts: [rests("ball", "right"), rests("toes", "right"), ...prefers("right.toe_extension_deg", 52), ...prefers("right.ankle_dorsiflexion_deg", 8)] }
      : { free: [], contacts: [] };
    const hands = [];
    if (arm[0] === "hip") hands.push(onHip("right"));
    if (arm[1] === "thigh") hands.push(onThigh("left"));
    if (extra) hands.push(extra);
    return {
      name, alt, rationale: why, views: views ?? ["side", "front", "threequarter"], props, anchor: heelPoint("left"), anchorX: 0.3,
      start: {
        posture: "upright", pelvis_height_m: 0.55, pelvic_tilt_deg: tilt, lumbar_extension_deg: lumbar, thoracic_extension_deg: -2, neck_extension_deg: 2, ...trunk,
        right: { ...leg(hip, 92, 8, { toe_extension_deg: 52 }), ...arms(arm[0] === "hip" ? { shoulder_flexion_deg: -34, shoulder_abduction_deg: 42, elbow_flexion_deg: 80, hand: "flat" } : {}), ...right },
        left: { ...leg(84, 90, 4, { hip_adduction_deg: -2 }), ...arms(arm[1] === "thigh" ? { shoulder_flexion_deg: 28, elbow_flexion_deg: 40, hand: "flat" } : {}), ...left },
      },
      ...join(
        { free: ["pelvis_height_m", ...limbs("left", "hip_flexion", "knee_flexion", "ankle_dorsiflexion")], contacts: [rests("knee", "right"), ...flatFoot("left"), ahead(ankle("left"), knee("left"), front)] },
        toes, ...hands,
      ),
    };
  };
  // Lying on the back: upper back and head on the ground, at height `on`.
  const supine = (on, { head = true } = {}) => ({
    free: ["pelvis_height_m", "pelvic_tilt_deg", ...(head ? ["neck_extension_deg"] : [])],
    contacts: [rests("back", "right", on), ...(head ? [rests("skull", "right", on)] : [])],
  });
  const hugs = (side) => ({
    free: limbs(side, ...ARM),
    contacts: [...touches(side, "tibia_left", [0.0, -0.545, side === "right" ? -0.05 : -0.105]),
      ...wishes(side, "palm", "tibia_left", [-1, 0, 0]), ...wishes(side, "fingers", "tibia_left", [0, -0.3, side === "right" ? -0.95 : 0.95]), ...WRIST_CALM(side)],
  });
  const hugStart = { shoulder_flexion_deg: 70, shoulder_abduction_deg: 10, elbow_flexion_deg: 50, hand: "hook" };
  const bell = (side) => ({
    free: limbs(side, ...ARM),
    contacts: [...touches(side, "thorax", [0.12, 0.425, side === "right" ? 0.052 : -0.052]),
      ...wishes(side, "palm", "thorax", [0, 0, side === "right" ? -1 : 1]), ...wishes(side, "fingers", "thorax", [0.8, 0.45, side === "right" ? -0.4 : 0.4], 0.5), ...WRIST_CALM(side),
      ...prefers(`${side}.shoulder_abduction_deg`, 12, 0.0006)], // elbows beside the ribs, not crossed before them
  });
  const bellStart = { shoulder_flexion_deg: 15, shoulder_abduction_deg: 14, shoulder_rotation_deg: 20, elbow_flexion_deg: 125, hand: "grip" };
  const bells = { free: [...bell("right").free, ...bell("left").free], contacts: [...bell("right").contacts, ...bell("left").contacts] };
  const armsDown = (side, on = 0) => ({ free: limbs(side, "shoulder_flexion"), contacts: [rests("hand", side, on)] });

  const BENCH = 0.72; // height of the examination table (m)
  const PILLOW = 0.035; // a flat pillow under the head (m)
  const thomas = ({ tilt, hip, kneeDeg, lumbar, adduction = 0, rotation = 0, heldHip = 118, freeBack = false, name, why, alt, views = ["side", "top"] }) => ({
    name, alt, rationale: why, views, anchor: (s) => place(s, "pelvis", [-0.16, -0.1, 0]), anchorX: 0.02,
    props: [{ kind: "table", x_m: [-1.1, 0.05], z_m: [-0.33, 0.33], height_m: BENCH }, { kind: "pillow", base_m: BENCH, height_m: PILLOW, x_m: [-0.94, -0.7] }],
    start: {
      posture: "supine", pelvis_height_m: 0.85, pelvic_tilt_deg: tilt, lumbar_extension_deg: lumbar, thoracic_extension_deg: -2, neck_extension_deg: -6,
      right: { ...leg(hip, kneeDeg, -22, { hip_adduction_deg: adduction, hip_rotation_deg: rotation }), ...arms(hugStart) },
      left: { ...leg(heldHip, 124, -6, { hip_adduction_deg: 2 }), ...arms(hugStart) },
    },
    ...join({ free: ["pelvis_height_m", "thoracic_extension_deg", "neck_extension_deg", ...(freeBack ? ["lumbar_extension_deg"] : [])],
      contacts: [...(freeBack ? [...prefers("lumbar_extension_deg", lumbar, 0.0001), ...prefers("thoracic_extension_deg", -6, 0.0001)] : []), rests("sacrum", "right", BENCH), rests("back", "right", BENCH), rests("skull", "right", BENCH + PILLOW)] }, hugs("right"), hugs("left")),
  });

  const BLOCK = 0.075; // a foam yoga block on its broad face (m)
  const onBlock = (extra) => ({
    views: ["side", "top"], anchor: (s) => place(s, "pelvis", [-0.19, -0.03, 0]), anchorX: 0,
    props: [{ kind: "mat", x_m: [-0.85, 1.0] }, { kind: "block", x_m: [-0.075, 0.075], height_m: BLOCK }], ...extra,
  });
  const lying = { posture: "supine", pelvis_height_m: 0.28, pelvic_tilt_deg: -8, thoracic_extension_deg: -3, neck_extension_deg: -10 };

  const BALL = 0.06, PRESS = 0.004;
  // The ball is pushed along the wall's normal against the part of the hip that stands out most, at its height.
  const hipBall = (s, a, roll = 0) => {
    const height = place(s, "pelvis", [0, -0.095, 0.15])[1] + roll, out = outermost("right", height, s, a);
    return [out[0], height, out[2] + BALL - PRESS];
  };
  const ballWall = ({ bend, name, why, alt, roll }) => ({
    name, alt, rationale: why, views: ["front", "threequarter"], anchor: (s) => heelPoint("right")(s), anchorX: 0,
    props: (s, a) => {
      const centre = hipBall(s, a, roll);
      return [{ kind: "wall", x_m: [-0.45, 0.55], z_m: [centre[2] + BALL, centre[2] + BALL + 0.05], height_m: 1.85 }, { kind: "ball", centre_m: centre, radius_m: BALL }];
    },
    start: {
      posture: "upright", pelvis_height_m: 0.94, pelvis_turn_left_deg: -38, pelvis_lean_right_deg: 1, neck_extension_deg: -2, neck_twist_left_deg: 18,
      right: { ...leg(bend * 0.5, bend, bend * 0.5), ...arms({ shoulder_flexion_deg: 5, shoulder_abduction_deg: 15, shoulder_rotation_deg: -45, elbow_flexion_deg: 130, wrist_extension_deg: 30, forearm_pronation_deg: 80, hand: "flat" }) },
      left: { ...leg(bend * 0.5, bend, bend * 0.5), ...arms() },
    },
    ...join(
      { free: ["pelvis_height_m", ...limbs("right", "ankle_dorsiflexion"), ...limbs("left", "ankle_dorsiflexion", "hip_flexion")], contacts: [...flatFoot("right"), ...flatFoot("left")] },
      { free: limbs("right", ...ARM), contacts: [...touches("right", null, (s, a) => { const c = hipBall(s, a, roll); return [c[0] - 0.02, 1.38 - bend * 0.002, c[2] + BALL - 0.012]; }),
        ...wishes("right", "palm", null, [0, 0, 1], 6), ...wishes("right", "fingers", null, [0.2, 0.98, 0], 3), ...WRIST_CALM("right")] },
    ),
  });

  const P = {};
  P.standing = {
    name: "Standing", alt: "A person stands upright, arms at the sides, both feet flat.", rationale: "The reference: hips, knees and low back at zero, as in the muscle models.",
    views: ["side", "front", "threequarter"], props: [], anchor: heelPoint("right"), anchorX: -0.09, sure: true,
    start: {
      posture: "upright", pelvis_height_m: 0.945, thoracic_extension_deg: -1, neck_extension_deg: -2,
      right: { ...leg(0, 0, 0, { foot_turnout_deg: 5 }), ...arms({ shoulder_flexion_deg: -15 }) }, left: { ...leg(0, 0, 0, { foot_turnout_deg: 5 }), ...arms({ shoulder_flexion_deg: -15 }) },
    },
    free: ["pelvis_height_m"], contacts: [rests("heel", "right")],
  };
  P.sitting = {
    name: "Sitting", alt: "A person sits upright on a chair, hips and knees bent to about 90 degrees, hands on the thighs.",
    rationale: "Office sitting: thighs level, shanks upright, low back a little bent.", views: ["side", "front", "threequarter"], anchor: heelPoint("right"), anchorX: 0.3,
    props: (s, a) => [{ kind: "chair", x_m: [-0.28, 0.17], height_m: Math.round(Math.min(lowest("thigh", "right", s, a), lowest("sacrum", "right", s, a)) * 1000) / 1000 }],
    start: {
      posture: "upright", pelvis_height_m: 0.56, pelvic_tilt_deg: -12, lumbar_extension_deg: -22, thoracic_extension_deg: 4, neck_extension_deg: 6,
      right: { ...leg(80, 90, 0), ...arms({ shoulder_flexion_deg: 20, elbow_flexion_deg: 60, hand: "flat" }) }, left: { ...leg(80, 90, 0), ...arms({ shoulder_flexion_deg: 20, elbow_flexion_deg: 60, hand: "flat" }) },
    },
    ...join(
      { free: ["pelvis_height_m", ...limbs("right", "knee_flexion", "ankle_dorsiflexion"), ...limbs("left", "knee_flexion", "ankle_dorsiflexion")],
        contacts: [...flatFoot("right"), ...flatFoot("left"), ahead(ankle("right"), knee("right"), -0.01), ahead(ankle("left"), knee("left"), -0.01)] },
      onThigh("right"), onThigh("left"),
    ),
  };
  const bridge = ({ hip, lumbar, tilt, name, why, alt, contacts, free }) => ({
    name, alt, rationale: why, views: ["side", "top", "threequarter"], props: [{ kind: "mat", x_m: [-0.95, 0.75] }], anchor: heelPoint("right"), anchorX: 0.42,
    start: {
      posture: "supine", pelvis_height_m: 0.3, pelvic_tilt_deg: tilt, lumbar_extension_deg: lumbar, thoracic_extension_deg: -4, neck_extension_deg: -22,
      right: { ...leg(hip, 98, 0), ...arms({ shoulder_flexion_deg: -30, shoulder_abduction_deg: 14, elbow_flexion_deg: 4, hand: "flat", forearm_pronation_deg: 70 }) },
      left: { ...leg(hip, 98, 0), ...arms({ shoulder_flexion_deg: -30, shoulder_abduction_deg: 14, elbow_flexion_deg: 4, hand: "flat", forearm_pronation_deg: 70 }) },
    },
    ...join(supine(0), { free, contacts: [...flatFoot("right"), ...flatFoot("left"), ...contacts] }, armsDown("right"), armsDown("left")),
  });
  P["bridge-bottom"] = bridge({
    hip: 48, lumbar: -6, tilt: -6, name: "Bridge, down", alt: "A person lies on the back on a mat, knees bent, both feet flat, arms beside the body, hips on the floor.",
    why: "Sacrum on the floor, feet where they stay during the lift.",
    free: [...limbs("right", "knee_flexion", "hip_flexion", "ankle_dorsiflexion"), ...limbs("left", "knee_flexion", "hip_flexion", "ankle_dorsiflexion"), "thoracic_extension_deg"],
    contacts: [rests("sacrum", "right"), ahead(heelPoint("right"), (s) => place(s, "thorax", [-0.2, 0.4, 0]), 0.87), ahead(heelPoint("left"), (s) => place(s, "thorax", [-0.2, 0.4, 0]), 0.87)],
  });
  P["bridge-top"] = bridge({
    hip: -8, lumbar: -5, tilt: -26, name: "Bridge, up", alt: "A person lies on the upper back on a mat, feet flat and knees bent, hips lifted so that knees, hips and chest make one line.",
    why: "Hip about 8 degrees beyond straight and knee about 100: from knee to shoulder the body makes one line, ribs down.",
    free: [...limbs("right", "knee_flexion", "ankle_dorsiflexion"), ...limbs("left", "knee_flexion", "ankle_dorsiflexion")],
    contacts: [ahead(heelPoint("right"), (s) => place(s, "thorax", [-0.2, 0.4, 0]), 0.87), ahead(heelPoint("left"), (s) => place(s, "thorax", [-0.2, 0.4, 0]), 0.87)],
  });
  P["half-kneeling-start"] = half({ tilt: 4, hip: 3, lumbar: 2, name: "Half-kneeling, start", why: "Both knees about 90 degrees, trunk tall, pelvis not yet tucked; toes of the rear foot tucked under, as the article says.", alt: "A person kneels on the right knee with the toes tucked under, left foot flat in front, both knees bent to 90 degrees, trunk tall." });
  P["half-kneeling-end"] = half({ tilt: -10, hip: -20, lumbar: -5, front: -0.05, name: "Half-kneeling, tucked and forward", why: "Hip about 20 degrees beyond straight with the pelvis tucked about 10: the thigh slopes 10 degrees behind upright.", alt: "A person kneels on the right knee, pelvis tucked and glided forward, the right thigh sloping back from the hip; left foot flat in front." });
  P["half-kneeling-pelvis-tipped"] = half({ tilt: 5, hip: -5, lumbar: 10, front: -0.05, name: "Half-kneeling, pelvis tipped forward", why: "The thigh as in the tucked pose, the pelvis 15 degrees further forward: the hip loses what the back gains.", alt: "A person kneels on the right knee with the thigh sloping back, but the pelvis tips forward and the low back arches." });
  const split = ({ tilt, hip, kneeDeg, lumbar, name, why, alt, frontHip, frontKnee, heelDown }) => ({
    name, alt, rationale: why, views: ["side", "front", "threequarter"], props: [], anchor: heelPoint("left"), anchorX: 0.22,
    start: {
      posture: "upright", pelvis_height_m: 0.9, pelvic_tilt_deg: tilt, lumbar_extension_deg: lumbar,
      right: { ...leg(hip, kneeDeg, 12, { toe_extension_deg: 25 }), ...arms({ hand: "flat" }) }, left: { ...leg(frontHip, frontKnee, 5), ...arms({ hand: "flat" }) },
    },
    ...join(
      { free: ["pelvis_height_m", ...limbs("left", "knee_flexion", "ankle_dorsiflexion"), ...limbs("right", "ankle_dorsiflexion", heelDown ? "knee_flexion" : "toe_extension")],
        contacts: [...flatFoot("left"), rests("ball", "right"), rests(heelDown ? "heel" : "toes", "right")] },
      onHip("right"), onHip("left"),
    ),
  });
  P["standing-split-start"] = split({ tilt: 3, hip: -3, kneeDeg: 4, lumbar: 2, frontHip: 14, frontKnee: 14, heelDown: false, name: "Split stance, start", why: "A short step, the pelvis still at rest.", alt: "A person stands in a short split stance, right foot behind on its ball, hands on the hips, trunk tall." });
  P["standing-split-end"] = split({ tilt: -6, hip: -18, kneeDeg: 15, lumbar: 0, frontHip: 24, frontKnee: 30, heelDown: false, name: "Split stance, tucked", why: "Right hip about 18 degrees beyond straight, knee soft at 15, pelvis tucked.", alt: "A person stands in a long split stance, right leg behind with the heel up and the knee almost straight, pelvis tucked, hands on the hips." });
  const lunge = ({ tilt, hip, kneeDeg, lumbar, trunk, name, why, alt, rightArm, leftArm, hands, frontHip }) => ({
    name, alt, rationale: why, views: ["side", "threequarter"], props: [{ kind: "mat", x_m: [-1.0, 0.62] }], anchor: heelPoint("left"), anchorX: 0.32,
    start: {
      posture: "upright", pelvis_height_m: 0.45, pelvic_tilt_deg: tilt, lumbar_extension_deg: lumbar, ...trunk,
      right: { ...leg(hip, kneeDeg, 5, { toe_extension_deg: 50 }), ...arms(rightArm) }, left: { ...leg(frontHip, 95, 8, { hip_adduction_deg: -4 }), ...arms(leftArm) },
    },
    ...join(
      { free: ["pelvis_height_m", ...limbs("left", "hip_flexion", "knee_flexion", "ankle_dorsiflexion"), ...limbs("right", "ankle_dorsiflexion", "knee_flexion", "toe_extension")],
        contacts: [rests("knee", "right"), ...flatFoot("left"), ahead(ankle("left"), knee("left"), -0.1), rests("ball", "right"), rests("toes", "right")] },
      { free: ["pelvic_tilt_deg", "thoracic_extension_deg", "lumbar_extension_deg", "right.hip_flexion_deg"],
        contacts: [...prefers("pelvic_tilt_deg", tilt), ...prefers("thoracic_extension_deg", trunk.thoracic_extension_deg, 0.0003), ...prefers("lumbar_extension_deg", lumbar, 0.0003), ...prefers("right.hip_flexion_deg", hip, 0.0006), ...prefers("right.toe_extension_deg", 52)] },
      ...hands,
    ),
  });
  const FINGERTIPS = 0.066; // height of the palm when the hand stands on its fingers (m)
  const handDown = (side, x, z) => ({
    free: limbs(side, ...ARM),
    contacts: [...touches(side, null, (s) => { const foot = heelPoint("left")(s); return [foot[0] + x, FINGERTIPS, foot[2] + z]; }),
      ...wishes(side, "palm", null, [-0.57, -0.82, 0], 4), ...wishes(side, "fingers", null, [0.82, -0.57, 0], 4), ...prefers(`${side}.shoulder_rotation_deg`, 0), ...prefers(`${side}.wrist_radial_deg`, 0, 0.0001)],
  });
  const handFloor = { shoulder_flexion_deg: 70, shoulder_abduction_deg: 5, elbow_flexion_deg: 20, wrist_extension_deg: 60, forearm_pronation_deg: 60, hand: "flat" };
  P["low-lunge-hands-down"] = lunge({
    tilt: 26, hip: -10, kneeDeg: 62, lumbar: -38, frontHip: 115, trunk: { thoracic_extension_deg: -14, neck_extension_deg: 12 }, rightArm: handFloor, leftArm: handFloor,
    hands: [handDown("right", 0.12, 0.2), handDown("left", 0.12, -0.13)], name: "Low lunge, hands down", why: "Rear knee down, both hands on the floor beside the front foot; trunk leans forward to reach it.",
    alt: "A person is in a low lunge, right knee down far behind, left foot flat in front, both hands on the floor beside the front foot.",
  });
  P["low-lunge-twist"] = lunge({
    tilt: 18, hip: -20, kneeDeg: 60, lumbar: -22, frontHip: 112, trunk: { lumbar_twist_left_deg: 15, thoracic_twist_left_deg: 30, thoracic_extension_deg: -6, neck_twist_left_deg: 25, thoracic_bend_right_deg: 8, lumbar_bend_right_deg: 8 },
    rightArm: handFloor, leftArm: { shoulder_flexion_deg: 40, shoulder_abduction_deg: 100, elbow_flexion_deg: 6, hand: "flat" }, hands: [handDown("right", 0.1, 0.2)], name: "Low lunge, twist",
    why: "Twist towards the front leg with that arm to the ceiling, the other hand on the floor; the rear hip is less open than in an upright lunge because the trunk leans.",
    alt: "A person is in a low lunge, right knee down behind, right hand on the floor, the chest turned to the left and the left arm reaching to the ceiling.",
  });
  P["reach-start"] = half({ tilt: -8, hip: -17, lumbar: -4, front: -0.04, arm: [null, "thigh"], name: "Half-kneeling reach, start", why: "As the tucked half-kneeling, before the arm rises.", alt: "A person kneels on the right knee, pelvis tucked, left hand on the left thigh, right arm hanging." });
  const over = { lumbar_bend_right_deg: -20, thoracic_bend_right_deg: -10, neck_bend_right_deg: -10 };
  const overArm = { shoulder_flexion_deg: 14, shoulder_abduction_deg: 166, elbow_flexion_deg: 14, hand: "flat" };
  P["reach-over"] = half({ tilt: -8, hip: -18, lumbar: -4, front: -0.05, arm: [null, "thigh"], trunk: over, right: { ...overArm, hip_adduction_deg: 3 }, name: "Half-kneeling reach, over", views: ["front", "side", "threequarter"], why: "Side bend of about 20 degrees away from the kneeling side, arm up and over; hip about 18 degrees beyond straight.", alt: "A person kneels on the right knee, right arm raised up and over to the left, the trunk bent to the left." });
  P["reach-foot-raised"] = {
    ...half({ tilt: -7, hip: -18, lumbar: -3, front: -0.03, arm: [null, "thigh"], trunk: over, right: { ...overArm, knee_flexion_deg: 128, ankle_dorsiflexion_deg: -30, toe_extension_deg: 0, hip_adduction_deg: 3 }, tiptoe: false, name: "Half-kneeling reach, foot raised", views: ["side", "front", "threequarter"], why: "As the reach, the rear foot on a low bench: knee about 128 degrees, which adds the rectus femoris.", alt: "A person kneels on the right knee with the right foot raised on a low bench behind, right arm up and over to the left." }),
    props: (s, a) => {
      const foot = place(s, "foot_right", [0.02, -0.905, 0.083]), top = Math.round(lowest("instep", "right", s, a) * 1000) / 1000;
      return [{ kind: "mat", x_m: [-0.45, 0.55] }, { kind: "bench", x_m: [foot[0] - 0.32, foot[0] + 0.1], z_m: [-0.08, 0.3], height_m: top }];
    },
  };
  P["ball-wall-start"] = ballWall({ bend: 4, roll: 0, name: "Ball at the wall, start", why: "Standing tall, ball between the wall and the outer front of the hip, below the bony point; pressure, not stretch.", alt: "A person stands beside a wall, turned a little towards it, a ball between the wall and the outer front of the right hip, right hand on the wall." });
  P["ball-wall-end"] = ballWall({ bend: 34, roll: 0.035, name: "Ball at the wall, knees bent", why: "Knees bend a little; the ball rolls up the hip by half of what the body sinks.", alt: "A person beside a wall bends both knees a little; the ball rolls a few centimetres upward on the outer front of the right hip." });
  const bellAt = { arm: [null, null], right: bellStart, left: bellStart, extra: bells, props: [MAT, { kind: "kettlebell" }] };
  P["kettlebell-start"] = half({ ...bellAt, tilt: 3, hip: 2, lumbar: 1, name: "Half-kneeling with a weight, start", why: "As half-kneeling, a kettlebell held by the handle at the chest.", alt: "A person kneels on the right knee, left foot flat in front, holding a kettlebell at the chest with both hands." });
  P["kettlebell-end"] = half({ ...bellAt, tilt: -10, hip: -20, lumbar: -5, front: -0.05, name: "Half-kneeling with a weight, tucked and forward", why: "As the tucked half-kneeling, with the weight.", alt: "A person kneels on the right knee with a kettlebell at the chest, pelvis tucked and glided forward." });
  P["block-supine-start"] = onBlock({
    name: "Lying on a block, start", alt: "A person lies on the back, a block under the sacrum, both knees bent, hands holding the left knee, right foot flat.", rationale: "Pelvis level on the block, before the right leg slides away.",
    start: { ...lying, lumbar_extension_deg: -10, right: { ...leg(45, 88, 0), ...arms(hugStart) }, left: { ...leg(122, 124, 0), ...arms(hugStart) } },
    ...join(supine(0), { free: limbs("right", "hip_flexion", "ankle_dorsiflexion"), contacts: [rests("sacrum", "right", BLOCK), ...flatFoot("right")] }, hugs("right"), hugs("left")),
  });
  P["block-supine-end"] = onBlock({
    name: "Lying on a block, leg long", alt: "A person lies on the back with a block under the sacrum, hands holding the left knee to the chest, the right leg long with its heel on the floor.", rationale: "The heel comes down to the floor behind a raised pelvis: hip about 10 degrees beyond straight, knee almost straight.",
    start: { ...lying, lumbar_extension_deg: -10, right: { ...leg(-12, 10, -14), ...arms(hugStart) }, left: { ...leg(120, 122, 0), ...arms(hugStart) } },
    ...join(supine(0), { free: limbs("right", "hip_flexion"), contacts: [rests("sacrum", "right", BLOCK), rests("heel", "right")] }, hugs("right"), hugs("left")),
  });
  P["prone-hip-extension"] = {
    name: "Prone hip extension", alt: "A person lies face down on a table, head turned, the right leg straight and lifted from the hip.", rationale: "The test of active hip extension: pelvis on the table, the thigh rises about 14 degrees.",
    views: ["side", "top"], anchor: (s) => place(s, "pelvis", [0, 0, 0]), anchorX: 0, props: [{ kind: "table", x_m: [-0.82, 0.86], z_m: [-0.34, 0.34], height_m: BENCH }],
    start: {
      posture: "prone", pelvis_height_m: 0.83, pelvic_tilt_deg: 0, lumbar_extension_deg: 2, thoracic_extension_deg: 2, neck_extension_deg: 4, neck_twist_left_deg: -70,
      right: { ...leg(-14, 4, -40), ...arms({ shoulder_flexion_deg: -8, shoulder_abduction_deg: 14, hand: "relaxed" }) }, left: { ...leg(-1, 0, -45), ...arms({ shoulder_flexion_deg: -8, shoulder_abduction_deg: 14, hand: "relaxed" }) },
    },
    ...join({ free: ["pelvis_height_m", "thoracic_extension_deg", "neck_extension_deg", ...limbs("left", "hip_flexion"), "pelvic_tilt_deg"], contacts: [rests("belly", "right", BENCH), rests("chest", "right", BENCH), rests("skull", "right", BENCH), rests("knee", "left", BENCH), ...prefers("pelvic_tilt_deg", 0), ...prefers("thoracic_extension_deg", 0)] }),
  };
  P["thomas-normal"] = thomas({ tilt: -6, hip: -14, kneeDeg: 80, lumbar: -10, name: "Modified Thomas test, usual finding", why: "Pelvis held flat; the thigh hangs about 8 degrees below the table and the knee about 80.", alt: "Modified Thomas test: a person lies at the table's edge holding the left knee; the right thigh hangs just below the table's level, knee bent to about 80 degrees." });
  P["thomas-short-psoas"] = thomas({ tilt: -6, hip: 10, kneeDeg: 96, lumbar: -10, name: "Modified Thomas test, short one-joint flexors", why: "The thigh stays about 16 degrees above the table while the knee bends freely past 90: the one-joint flexors are short.", alt: "Modified Thomas test: holding the left knee, the right thigh stays well above the table's level, the knee hangs freely, bent past 90 degrees." });
  P["thomas-short-rectus"] = thomas({ tilt: -6, hip: -12, kneeDeg: 42, lumbar: -10, name: "Modified Thomas test, short rectus femoris", why: "The thigh comes down but the knee stays at about 42 degrees: the two-joint muscle is short.", alt: "Modified Thomas test: holding the left knee, the right thigh comes down to the table's level but the knee stays far from 90 degrees, the shank pointing forward." });
  P["thomas-short-tfl"] = thomas({ tilt: -6, hip: -8, kneeDeg: 68, lumbar: -10, adduction: -20, rotation: 4, views: ["top", "side"], name: "Modified Thomas test, thigh drifts outward", why: "As the thigh comes down it drifts outward about 20 degrees: a sign for the tensor fasciae latae.", alt: "Modified Thomas test from above: holding the left knee, the right thigh drifts outward, away from the body's middle, as it hangs." });
  P["thomas-pelvis-free"] = thomas({ tilt: 4, hip: -4, kneeDeg: 80, lumbar: 6, heldHip: 125, freeBack: true, name: "Modified Thomas test, pelvis not held", why: "The thigh hangs as in the usual finding, but the pelvis has tipped forward 10 degrees and the low back arches: the hip itself is only about 4 degrees beyond straight.", alt: "Modified Thomas test gone wrong: the left knee is held loosely, the low back arches off the table, so the right thigh looks low although the hip is not extended." });
  void palm;
  return { intents: P, uncertainty: PLUS_MINUS };
}
