// The explorer's close-up of trunk and thigh: a canvas while it moves, vectors when it rests.
import { paintGroups } from "../figure/canvas.mjs";
import { arrange, compose, drawPose } from "../figure/draw.mjs";
import { PARTS } from "../figure/labels.mjs";
import { apply } from "../figure/rotation.mjs";
import { JOINTS, forwardKinematics, place } from "../figure/skeleton.mjs";
import { s, setAttr, setText } from "../style/dom.mjs";

const STILL_AFTER_MS = 160, VECTOR_SCALE = 240;
// Left, top, right, bottom in metres round the pelvis; what the box cannot hold is cut off.
const FRAME_M = { side: [-0.55, -1.34, 0.37, -0.42], front: [-0.46, -1.34, 0.46, -0.42] };

const LABEL_OF = { psoas: "psoas", iliacus: "iliacus", rectus_femoris: "rectus-femoris" };

/** Names and the moment arm over the side view, in millimetres round the pelvis, to the drawing's scale. */
function makeLabels(el) {
  const arm = s("path", { class: "ma" }), centre = s("circle", { class: "hc", r: 7 });
  const leads = [s("path", { class: "ld" }), s("path", { class: "ld" })];
  const name = s("text", { class: "xl m" }), value = s("text", { class: "xl" });
  const [x0, y0, x1, y1] = FRAME_M.side.map((v) => v * 1000);
  const svg = s("svg", { class: "over", viewBox: `${x0} ${y0} ${x1 - x0} ${y1 - y0}`,
    preserveAspectRatio: "xMidYMid slice", "aria-hidden": "true" }, leads, arm, centre, name, value);
  el.append(svg);
  return (pose, view, label) => {
    svg.style.display = view === "side" ? "" : "none";
    if (view !== "side") return;
    const segments = forwardKinematics(pose.angles), page = ([x, y]) => [x * 1000, -y * 1000];
    const [segment, local] = PARTS[LABEL_OF[label.muscle]];
    const anchor = page(place(segments, segments[segment] ? segment : `${segment}_right`, local));
    const hip = page(place(segments, "pelvis", JOINTS.hip));
    const [dx, dy] = apply(segments.pelvis.R, [...label.armVector, 0]), end = [hip[0] + dx, hip[1] - dy];
    const scale = Math.max(el.clientWidth / (x1 - x0), el.clientHeight / (y1 - y0)) || 1;
    const edge = (x0 + x1) / 2 + el.clientWidth / scale / 2 - 6 / scale, size = Math.round(13 / scale);
    const write = (text, said, y) => {
      setText(text, said);
      setAttr(text, "x", edge.toFixed(0));
      setAttr(text, "y", y.toFixed(0));
      setAttr(text, "font-size", size);
      return edge - said.length * size * 0.52 - 8;
    };
    const nameY = anchor[1] - 40, armY = Math.max(end[1] + 60, nameY + 3 * size);
    const nameX = write(name, label.name, nameY), armX = write(value, label.arm, armY);
    const lead = (from, to, y) => `M${from.map((v) => v.toFixed(0)).join(" ")}L${to.toFixed(0)} ${(y - size * 0.35).toFixed(0)}`;
    setAttr(leads[0], "d", lead(anchor, nameX, nameY));
    setAttr(leads[1], "d", lead(end, armX, armY));
    setAttr(arm, "d", `M${hip[0].toFixed(1)} ${hip[1].toFixed(1)}L${end[0].toFixed(1)} ${end[1].toFixed(1)}`);
    setAttr(centre, "cx", hip[0].toFixed(1));
    setAttr(centre, "cy", hip[1].toFixed(1));
  };
}

/** Return {draw(pose, options, label, moving), stop()}; options are view and layers of the figure. */
export function makeStage(el) {
  const canvas = document.createElement("canvas");
  const holder = document.createElement("div");
  holder.className = "ps-figure";
  el.append(holder);
  const label = makeLabels(el);
  let resting = 0, colours = null;

  function colour(name) {
    colours ??= { style: getComputedStyle(holder), known: {} };
    return (colours.known[name] ??= colours.style.getPropertyValue(`--ps-${name}`).trim());
  }

  function paint(pose, options) {
    if (canvas.parentNode !== holder) holder.replaceChildren(canvas);
    const ratio = Math.min(2, devicePixelRatio || 1), [x0, y0, x1, y1] = FRAME_M[options.view];
    const width = Math.max(1, Math.round(el.clientWidth * ratio)), height = Math.max(1, Math.round(el.clientHeight * ratio));
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const scale = Math.max(width / (x1 - x0), height / (y1 - y0)), context = canvas.getContext("2d");
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.setTransform(1, 0, 0, 1, width / 2 - (scale * (x0 + x1)) / 2, height / 2 - (scale * (y0 + y1)) / 2);
    const arranged = arrange(pose, "right", "middle");
    paintGroups(context, compose(pose, { ...options, region: "middle", scale, quick: true, tint: false }, arranged).groups, colour);
  }

  function settle(pose, options) {
    colours = null; // the page may have changed its theme since
    holder.innerHTML = drawPose(pose, {
      ...options, region: "middle", frame: FRAME_M[options.view], scale: VECTOR_SCALE, tint: false,
    });
    holder.firstElementChild.setAttribute("preserveAspectRatio", "xMidYMid slice");
  }

  return {
    draw(pose, options, marked, moving) {
      clearTimeout(resting);
      label(pose, options.view, marked);
      if (!moving) {
        settle(pose, options);
        return;
      }
      paint(pose, options);
      resting = setTimeout(() => settle(pose, options), STILL_AFTER_MS);
    },
    stop: () => clearTimeout(resting),
  };
}
