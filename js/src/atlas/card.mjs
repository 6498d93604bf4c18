// What is known of one part, with its sources.
import { h } from "../style/index.mjs";

const FIELDS = ["from", "to", "nerve", "action", "relations", "note"];

export function card(part, side, { sentences, sources }) {
  if (!part) return h("div", { class: "card" }, h("p", { class: "hint2", text: sentences.card_empty }));
  const rows = FIELDS.filter((field) => part[field]).map((field) => h("div", {}, h("dt", { text: sentences[field] }), h("dd", { text: part[field] })));
  const marks = [part.schematic && sentences.schematic, part.certainty.startsWith("B") && sentences.certainty_B].filter(Boolean);
  return h("div", { class: "card" },
    h("h3", { class: "partname" }, part.name, side && side !== "middle" ? h("span", { class: "hint", text: `, ${sentences[`side_${side}`]}` }) : null),
    h("p", { class: "latin", lang: "la", text: part.latin }),
    h("dl", {}, rows),
    marks.length ? h("p", { class: "marks" }, marks.map((text) => h("span", { class: "mark", text }))) : null,
    h("details", { class: "src" }, h("summary", { text: `${sentences.sources} (${part.sources.length})` }), h("ul", {}, part.sources.map((key) => h("li", { text: sources[key] ?? key })))));
}

// One sentence for the live region.
export const spoken = (part) => [part.from, part.to, part.relations].filter(Boolean)[0] ?? "";
