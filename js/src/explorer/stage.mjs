// The explorer's close-up of trunk and thigh: a canvas while it moves, vectors when it rests.
import { paintGroups } from "../figure/canvas.mjs";
import { arrange, compose, drawPose } from "../figure/draw.mjs";

const STILL_AFTER_MS = 160, VECTOR_SCALE = 240;
// Left, top, right, bottom in metres round the pelvis; what the box cannot hold is cut off.
const FRAME_M = { side: [-0.55, -1.34, 0.37, -0.42], front: [-0.46, -1.34, 0.46, -0.42] };

/** Return {draw(pose, options, moving), stop()}; options are view and layers of the figure. */
export function makeStage(el) {
  const canvas = document.createElement("canvas");
  const holder = document.createElement("div");
  holder.className = "ps-figure";
  el.append(holder);
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
    draw(pose, options, moving) {
      clearTimeout(resting);
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
