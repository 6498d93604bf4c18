// Buttons and small parts that several screens share.
import { badge, h, icon, setAttr, setText } from "../../style/index.mjs";

/** A button with an icon and words. `kind`: "p" filled, "q" quiet, "i" icon only when narrow. */
export function button(name, text, onclick, kind = "") {
  const label = h("span", { text });
  const node = h("button", { type: "button", class: `b ${kind}`.trim(), onclick }, icon(name), label);
  let shown = name;
  return {
    node,
    set(nextIcon, nextText) {
      if (nextIcon !== shown) {
        node.firstChild.replaceWith(icon(nextIcon));
        shown = nextIcon;
      }
      setText(label, nextText);
    },
    enable(on) {
      setAttr(node, "aria-disabled", on ? null : "true");
    },
  };
}

/** The safety tick with its box. */
export function tickBox(text, checked, onchange) {
  const input = h("input", { type: "checkbox", checked, onchange: () => onchange(input.checked) });
  return { node: h("label", { class: "tick" }, input, h("span", { class: "box" }, icon("check")), h("span", { text })), input };
}

/** A side in words with its badge. */
export function sideLine(words, side, from = null) {
  if (!side) return [];
  return [
    from && from !== side ? [badge(from, words.letters(from), "off"), icon("arrow")] : null,
    badge(side, words.letters(side)),
    h("span", { text: words.side(side) }),
  ].flat().filter(Boolean);
}

/** What a list of the schedule holds: a sentence, or an entry with a sentence. */
export const sentence = (entry) => (typeof entry === "string" ? entry : (entry.short ?? entry.text ?? entry.name ?? ""));
