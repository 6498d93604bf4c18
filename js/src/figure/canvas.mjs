// Groups of outlines onto a 2-D canvas: what moves is painted here, what stands still becomes SVG.
function trace(context, shape) {
  context.beginPath();
  for (const loop of shape.loops) {
    const n = loop.length;
    if (shape.open) {
      context.moveTo(loop[0], loop[1]);
      for (let i = 2; i < n; i += 2) context.lineTo(loop[i], loop[i + 1]);
      continue;
    }
    if (shape.curve) {
      context.moveTo((loop[n - 2] + loop[0]) / 2, (loop[n - 1] + loop[1]) / 2);
      for (let i = 0; i < n; i += 2) {
        const j = (i + 2) % n;
        context.quadraticCurveTo(loop[i], loop[i + 1], (loop[i] + loop[j]) / 2, (loop[i + 1] + loop[j + 1]) / 2);
      }
    } else {
      context.moveTo(loop[0], loop[1]);
      for (let i = 2; i < n; i += 2) context.lineTo(loop[i], loop[i + 1]);
    }
    context.closePath();
  }
}

/** Paint groups, back to front; `colour(name)` gives a CSS colour. */
export function paintGroups(context, groups, colour) {
  context.lineJoin = "round";
  for (const group of groups) {
    context.globalAlpha = group.opacity;
    for (const shape of group.shapes) {
      const fill = shape.fill === undefined ? group.fill : shape.fill;
      const stroke = shape.stroke === undefined ? group.stroke : shape.stroke;
      trace(context, shape);
      if (stroke && shape.under) {
        context.lineWidth = shape.width ?? group.width;
        context.strokeStyle = colour(stroke);
        context.stroke();
      }
      if (fill) {
        context.fillStyle = colour(fill);
        context.fill();
      }
      if (stroke && !shape.under) {
        context.lineWidth = shape.width ?? group.width;
        context.strokeStyle = colour(stroke);
        context.stroke();
      }
    }
  }
  context.globalAlpha = 1;
}
