// How long the psoas is in the pose as drawn, against standing: a quiet line under the figure.
import { tellChange } from "../../body/band.mjs";
import { psoasChangeMm } from "../../body/pose.mjs";
import { h } from "../../style/index.mjs";

export function makeLength(words) {
  const node = h("p", { class: "len" });
  let told = "";

  /** Tell of a pose and the side it is drawn for; without either the line is empty and keeps its place. */
  function show(drawn, side) {
    const pose = side ? drawn : null;
    const { kind, low, high } = pose ? tellChange(psoasChangeMm(pose)) : {};
    const key = pose ? `${side} ${kind} ${low} ${high}` : "";
    if (key === told) return;
    told = key;
    if (!pose) {
      node.replaceChildren();
      return;
    }
    const values = {
      psoas: words.t(`psoas_${side}`),
      mm: low === high ? words.t("mm", { n: low }) : words.t("mm_range", { low, high }),
      shorter: words.t("mm", { n: low }),
      longer: words.t("mm", { n: high }),
    };
    const parts = words.t(`psoas_${kind}`, { psoas: values.psoas }).split(/\{(\w+)\}/);
    node.replaceChildren(...parts.map((part, i) => (i % 2 ? h("b", { text: values[part] }) : part)));
  }

  return { node, show };
}
