// The shared look: tokens, the parts every widget uses, and the one place that puts CSS into a page.
import base from "./base.css";
import tokens from "./tokens.css";

export { freshId, h, s, say, setAttr, setText } from "./dom.mjs";
export { badge, icon } from "./icons.mjs";
export { followTheme, groundTheme, luminance } from "./theme.mjs";

/** Put the tokens, the base and a widget's own CSS into the element's document or shadow root, once. */
export function useStyles(element, name, css = "") {
  const found = element.getRootNode();
  const root = found instanceof ShadowRoot ? found : document;
  const home = root instanceof ShadowRoot ? root : root.head;
  for (const [id, text] of [["base", tokens + base], [name, css]]) {
    if (!text || root.querySelector(`style[data-psoas="${id}"]`)) continue;
    const style = document.createElement("style");
    style.dataset.psoas = id;
    style.textContent = text;
    home.append(style);
  }
}
