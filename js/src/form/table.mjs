// A plain table that scrolls sideways by itself where it is too wide, and can be reached by keyboard. In a narrow
// column each row's last cell goes below the others; roles keep it a table for a screen reader then.
import { h } from "../style/index.mjs";

export function makeTable({ caption, head, rows }) {
  return h("div", { class: "ftab", tabindex: "0", role: "group", "aria-label": caption, "data-lm-suppress-shortcuts": "true" },
    h("table", { role: "table" },
      h("caption", { text: caption }),
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, head.map((text) => h("th", { scope: "col", role: "columnheader", text })))),
      h("tbody", { role: "rowgroup" }, rows.map((row) => h("tr", { role: "row" }, row.map((text) => h("td", { role: "cell", text })))))));
}
