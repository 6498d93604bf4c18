// Light or dark is measured on the real ground, so third-party themes work too.

function channels(color) {
  const found = /rgba?\(([^)]+)\)/.exec(color);
  if (!found) return null;
  const [r, g, b, alpha = 1] = found[1].split(/[\s,/]+/).filter(Boolean).map(Number);
  return { r, g, b, alpha };
}

/** WCAG relative luminance of a CSS rgb() colour, 0 to 1; null when it is not one. */
export function luminance(color) {
  const c = channels(color);
  if (!c) return null;
  const linear = (v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
}

/** "dark" or "light": the first opaque ground from the element upwards decides. */
export function groundTheme(element) {
  for (let node = element; node; node = node.parentElement ?? node.getRootNode()?.host) {
    const color = getComputedStyle(node).backgroundColor;
    const c = channels(color);
    if (c && c.alpha > 0.5) return luminance(color) < 0.18 ? "dark" : "light";
  }
  return "light";
}

/** Keep data-theme of a widget's root in step with the page; returns the function that stops it. */
export function followTheme(root) {
  const measure = () => {
    const theme = groundTheme(root.parentElement ?? root);
    if (root.getAttribute("data-theme") !== theme) root.setAttribute("data-theme", theme);
  };
  const watch = new MutationObserver(() => requestAnimationFrame(measure));
  const options = { attributes: true, attributeFilter: ["class", "style", "data-theme", "data-jp-theme-name", "data-jp-theme-light"] };
  for (const node of [document.documentElement, document.body]) watch.observe(node, options);
  const media = matchMedia("(prefers-color-scheme: dark)");
  media.addEventListener("change", measure);
  const sized = new ResizeObserver(measure); // the first size is the first moment it stands in the page
  sized.observe(root);
  measure();
  return () => {
    watch.disconnect();
    sized.disconnect();
    media.removeEventListener("change", measure);
  };
}
