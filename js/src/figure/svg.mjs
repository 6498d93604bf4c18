// Groups of outlines to SVG text. Coordinates are tenths of a pixel, relative, so the text stays short.
import { relax, simplify } from "./contours.mjs";

const TOLERANCE = 0.3; // px: the outline may stray this far from the exact silhouette
const tenths = (v) => Math.round(v * 10);
const number = (v) => String(Math.round(v * 10) / 10);
const tight = (text) => text.replace(/ -/g, "-");

function straight(points, closed) {
  let x = tenths(points[0]), y = tenths(points[1]), d = `M${x} ${y}l`;
  for (let i = 2; i < points.length; i += 2) {
    const nx = tenths(points[i]), ny = tenths(points[i + 1]);
    d += `${i > 2 ? " " : ""}${nx - x} ${ny - y}`;
    [x, y] = [nx, ny];
  }
  return tight(closed ? `${d}z` : d);
}

/** Quadratic curves through the middles of the sides: a smooth outline from few points. */
function curved(points) {
  const n = points.length;
  let x = tenths((points[n - 2] + points[0]) / 2), y = tenths((points[n - 1] + points[1]) / 2), d = `M${x} ${y}q`;
  for (let i = 0; i < n; i += 2) {
    const j = (i + 2) % n, cx = tenths(points[i]), cy = tenths(points[i + 1]);
    const ex = tenths((points[i] + points[j]) / 2), ey = tenths((points[i + 1] + points[j + 1]) / 2);
    d += `${i ? " " : ""}${cx - x} ${cy - y} ${ex - x} ${ey - y}`;
    [x, y] = [ex, ey];
  }
  return tight(`${d}z`);
}

function pathData(shape) {
  const tolerance = TOLERANCE * (shape.tolerance ?? 1);
  let d = "";
  for (const loop of shape.loops) {
    if (shape.open) {
      d += straight(loop, false);
      continue;
    }
    let points = loop;
    for (let i = 0; i < (shape.relax ?? 0); i++) points = relax(points);
    points = simplify(points, tolerance);
    if (points.length >= 6) d += shape.curve ? curved(points) : straight(points, true);
  }
  return d;
}

function style(paint, given, inherited = {}) {
  const rules = [];
  for (const key of ["fill", "stroke"])
    if (given[key] !== undefined && given[key] !== inherited[key])
      rules.push(`${key}:${given[key] === null ? "none" : paint(given[key])}`);
  if (given.width !== undefined && given.stroke !== null && given.width !== inherited.width)
    rules.push(`stroke-width:${number(given.width * 10)}`);
  if (given.under) rules.push("paint-order:stroke");
  if (given.round) rules.push("stroke-linecap:round");
  return rules.length ? ` style="${rules.join(";")}"` : "";
}

/** @returns {string} the groups as SVG elements, colours written by `paint(name)` */
export function groupsToSvg(groups, paint) {
  return groups.map((group) => {
    const paths = group.shapes.map((shape) => {
      const d = pathData(shape);
      return d && `<path d="${d}"${style(paint, shape, group)}/>`;
    }).join("");
    if (!paths) return "";
    const opacity = group.opacity < 1 ? ` opacity="${Math.round(group.opacity * 100) / 100}"` : "";
    const { fill, stroke, width } = group;
    return `<g class="ps-${group.layer}" transform="scale(.1)" stroke-linejoin="round"${opacity}${style(paint, { fill, stroke, width })}>${paths}</g>`;
  }).join("");
}

/** Text made safe for an element or an attribute. */
export const escapeXml = (text) => String(text).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
