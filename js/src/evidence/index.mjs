// Two boards for reading evidence: the claims one by one, and the studies as a forest plot.
import { keeping } from "../question/keeping.mjs";
import { followTheme, h, useStyles } from "../style/index.mjs";
import { claimBoard } from "./claims.mjs";
import css from "./evidence.css";
import { trialBoard } from "./trials.mjs";

const memories = new WeakMap(); // what was decided survives while the page lives, also when the view is drawn again

function render({ model, el }) {
  const spec = model.get("spec");
  const box = keeping(model, spec.strings, (answer) => answer.mode === "claim");
  if (!memories.has(model)) memories.set(model, { said: { ...model.get("before"), ...box.earlier } });
  const keep = (name, decision, agreed) => box.put({ mode: "claim", question: name, right: String(agreed), hints_used: 0, ...decision });
  const board = spec.kind === "claims" ? claimBoard(spec, memories.get(model), keep) : trialBoard(spec);
  const root = h("section", { class: "ps ev", "aria-label": spec.title },
    h("div", { class: "in" }, h("p", { class: "title", text: spec.title }), board, box.node));
  el.append(root);
  useStyles(el, "evidence", css);
  const unfollow = followTheme(root);
  return () => {
    unfollow();
    box.close();
    root.remove();
  };
}

export default { render };
