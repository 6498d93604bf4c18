// Colours by name. Inline drawings use CSS custom properties (--ps-<name>), so one SVG serves light and dark
// pages; a drawing that stands alone carries the colours of one theme.
export const LIGHT = {
  paper: "#fbf8f4", ink: "#150f09", floor: "#b9b0a3",
  flesh: "#ecd9c6", "flesh-shade": "#dfc6b0", "flesh-edge": "#8b6f5a",
  "limb-far": "#dcc9b6", "limb-far-shade": "#cfb9a4", "limb-far-edge": "#a08d7b",
  bone: "#fffcf3", "bone-shade": "#e3d8c2", "bone-edge": "#5d5245",
  "bone-far": "#efe7d8", "bone-far-shade": "#ddd2bf", "bone-far-edge": "#9c8f7f",
  psoas: "#a8322a", "psoas-edge": "#74201a", "psoas-fibre": "#dd948a",
  "psoas-far": "#d0908a", "psoas-far-edge": "#a8665f", "psoas-far-fibre": "#eab5ab",
  muscle: "#b58a6c", "muscle-edge": "#6d4b33", "muscle-fibre": "#d9b99f",
  "muscle-2": "#c9a67a", "muscle-2-edge": "#7b5c34", "muscle-2-fibre": "#e6d0b0",
  "tint-right": "#f2b63c", "tint-left": "#3f7fc0",
  mat: "#b9cfcb", prop: "#7fa3a8", "prop-shade": "#5f868c", "prop-edge": "#3e5f65",
  wood: "#d3b58c", "wood-shade": "#b8976a", "wood-edge": "#7a5f3c", wall: "#e4e0d8", "wall-edge": "#8f8a80",
  iron: "#4a5058", "iron-edge": "#23272c",
};
export const DARK = {
  paper: "#272523", ink: "#f5efe6", floor: "#6a655f",
  flesh: "#544c45", "flesh-shade": "#453e38", "flesh-edge": "#b09a88",
  "limb-far": "#3f3a35", "limb-far-shade": "#36322e", "limb-far-edge": "#8a7c70",
  bone: "#f1e9d8", "bone-shade": "#c9bda4", "bone-edge": "#2d2721",
  "bone-far": "#a39a8a", "bone-far-shade": "#8a8172", "bone-far-edge": "#37312b",
  psoas: "#ea6c5e", "psoas-edge": "#2a1210", "psoas-fibre": "#8e2b22",
  "psoas-far": "#a0564e", "psoas-far-edge": "#2a1210", "psoas-far-fibre": "#6d322c",
  muscle: "#a07c62", "muscle-edge": "#2b1d13", "muscle-fibre": "#6b4d38",
  "muscle-2": "#b3935f", "muscle-2-edge": "#2b2010", "muscle-2-fibre": "#7a6038",
  "tint-right": "#f2b63c", "tint-left": "#5b9be0",
  mat: "#2f4a4b", prop: "#4f7378", "prop-shade": "#3c5a5f", "prop-edge": "#8fb3b8",
  wood: "#7d6546", "wood-shade": "#64503a", "wood-edge": "#c2a57c", wall: "#3a3835", "wall-edge": "#8f8a80",
  iron: "#6b737d", "iron-edge": "#c8d0d8",
};

const table = { light: LIGHT, dark: DARK };
const THEMES = ["css", ...Object.keys(table)];

/** A function from a colour's name to what is written for it: a custom property, or the theme's own colour. */
export function paints(theme = "css") {
  if (!THEMES.includes(theme)) throw new RangeError(`Unknown theme "${theme}"; expected one of ${THEMES.join(", ")}.`);
  if (theme === "css") return (name) => `var(--ps-${name},${LIGHT[name]})`;
  return (name) => table[theme][name];
}

const rules = (colours) => Object.entries(colours)
  .filter(([name]) => name !== "paper" && name !== "ink") // the page owns these two
  .map(([name, value]) => `--ps-${name}:${value}`).join(";");

/** The style sheet that gives the custom properties their light and dark values. */
export const figureCss = `.ps-figure{${rules(LIGHT)}}
[data-theme="dark"] .ps-figure,[data-theme="dark"].ps-figure{${rules(DARK)}}`;
