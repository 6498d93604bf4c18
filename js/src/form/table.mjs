// A plain table that scrolls sideways by itself where it is too wide, and can be reached by keyboard.
import { h } from "../style/index.mjs";

export function makeTable({ caption, head, rows }) {
  return h("div", { class: "ftab", tabindex: "0", role: "group", "aria-label": caption, "data-lm-suppress-shortcuts": "true" },
    h("table", {},
      h("caption", { text: caption }),
      h("thead", {}, h("tr", {}, head.map((text) => h("th", { scope: "col", text })))),
      h("tbody", {}, rows.map((row) => h("tr", {}, row.map((text) => h("td", { text })))))));
}
