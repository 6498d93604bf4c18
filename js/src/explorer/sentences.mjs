// Numbers into words. Every sentence comes from the catalogue; values arrive with their sign and unit.
import { tellChange } from "../body/band.mjs";
import { say } from "../style/dom.mjs";

const NBSP = "\u00a0", MINUS = "\u2212";

export const signed = (value) => {
  const number = Math.round(value);
  return `${number > 0 ? "+" : number < 0 ? MINUS : ""}${Math.abs(number)}`;
};
export const plain = (value) => `${Math.round(value) < 0 ? MINUS : ""}${Math.abs(Math.round(value))}`;

/** "8 to 13", or one number when both round to the same. */
export function span([low, high], words, show = plain) {
  const first = show(low), last = show(high);
  return first === last ? first : say(words.range, { low: first, high: last });
}

/** An angle in its own words, such as "20° extension". */
export function angleText(name, value, words) {
  const amount = `${Math.abs(Math.round(value))}°`;
  const side = Math.round(value) === 0 ? "zero" : value > 0 ? "plus" : "minus";
  return say(words[`${name}_${side}`] ?? "{angle}", { angle: amount });
}

/** "8 to 13 mm longer", "shorter", "as long as": the change of one muscle. */
export function changeText(change, words) {
  const { kind, low, high } = tellChange(change);
  if (kind === "same") return words.same;
  if (kind === "either") return say(words.either, { shorter: low, longer: high });
  return say(words[kind], { mm: `${span([low, high], words)}${NBSP}mm` });
}

/** The headline as parts: [text, emphasis], emphasis "" | "b" | "red". */
export function headline(muscle, reading, angles, words) {
  const values = {
    angle: [angleText("headline", angles.hip_flexion_deg, words), "b"],
    muscle: [words[`the_${muscle}`], ""],
    change: [changeText(reading.change, words), muscle === "psoas" ? "red" : "b"],
    arm: [`${span(reading.arm, words)}${NBSP}mm`, "b"],
  };
  return words.headline.split(/(\{\w+\})/).filter(Boolean).map((part) => values[part.slice(1, -1)] ?? [part, ""]);
}

/** What tipping the pelvis did, or "" when it has not tipped. */
export function tipSentence(effect, words) {
  if (!effect) return "";
  const { tipped, gained, lost } = effect;
  const angle = `${Math.abs(tipped)}°`;
  if (tipped > 0 && lost && lost[0] >= 1) return say(words.tip_all, { angle });
  if (tipped > 0 && lost)
    return say(words.tip_lost, { angle, percent: `${span(lost.map((share) => share * 100), words)}${NBSP}%` });
  const mm = `${span(gained.map(Math.abs).sort((a, b) => a - b), words)}${NBSP}mm`;
  return say(tipped > 0 ? words.tip_shorter : words.tuck_longer, { angle, mm });
}

/** The difference to a held pose, and the share of its psoas stretch that is gone. */
export function compareSentence(name, now, held, words) {
  const difference = (muscle) => {
    const gaps = now[muscle].change.map((value, index) => value - held[muscle].change[index]);
    return `${span(gaps.sort((a, b) => a - b), words, signed)}${NBSP}mm`;
  };
  const values = { name, psoas: difference("psoas"), rectus: difference("rectus_femoris") };
  const [then, here] = [held.psoas.raw.change, now.psoas.raw.change];
  const lost = then.map((value, index) => 1 - here[index] / value).sort((a, b) => a - b);
  if (then.some((value) => value <= 0.5) || lost[0] < 0.05) return say(words.compared, values);
  if (lost[0] >= 1) return say(words.compared_all, values);
  return say(words.compared_lost, { ...values, percent: `${span(lost.map((share) => 100 * share), words)}${NBSP}%` });
}

/** A note where a model leaves its ground. */
export function noteFor(muscle, angles, limited, words) {
  if (limited) return words.note_knee;
  if (muscle !== "rectus_femoris" && angles.hip_flexion_deg > 95) return words.note_straight;
  return "";
}
