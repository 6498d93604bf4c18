// Mark an answer without knowing the key of the question: look into the drawers that the answer opens.
// The same rules as psoas_lib.check.answer_keys and .marking; a test compares the two on many answers.
import { hmacWith, pbkdf2, utf8 } from "./sha256.mjs";

const NUMBER = /^\s*([+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+))\s*([^0-9\s.,+-][^0-9]*?)?\s*$/u;
const UNITS = {
  "°": "deg", "º": "deg", degree: "deg", degrees: "deg", percent: "%",
  minute: "min", minutes: "min", second: "s", seconds: "s", sec: "s",
};

const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const fromBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));

function open(key, closed) {
  const data = fromBase64(closed);
  const hmac = hmacWith(key);
  for (let at = 0, i = 0; at < data.length; at += 32, i += 1) {
    const stream = hmac(utf8(`stream ${i}`));
    for (let j = 0; j < 32 && at + j < data.length; j += 1) data[at + j] ^= stream[j];
  }
  return JSON.parse(new TextDecoder().decode(data));
}

/** Hints, solution, sources and the general reply. */
export const openCommon = (question) => open(fromHex(question.salt), question.open);

/** The reply to one key of an answer, or null when nothing is known about it. */
function reply(question, secret) {
  const key = pbkdf2(utf8(secret), fromHex(question.salt), question.iterations);
  const closed = question.drawers[hex(hmacWith(key)(utf8("name"))).slice(0, 24)];
  return closed ? open(key, closed) : null;
}

export function normalise(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, " ").trim().split(" ").filter(Boolean);
  return (words.length > 1 && ["the", "a", "an"].includes(words[0]) ? words.slice(1) : words).join(" ");
}

export function readNumber(text) {
  const found = NUMBER.exec(text.replaceAll("\u2212", "-").replaceAll("\u00a0", " "));
  if (!found) return null;
  const unit = (found[2] ?? "").trim();
  return { number: Number(found[1].replace(",", ".")), unit: UNITS[unit.toLowerCase()] ?? unit };
}

/** The keys of an answer, or null when it is not complete. */
export function answerKeys(question, answer) {
  const letters = question.options.map((option) => option.letter);
  const given = answer.toLowerCase().match(/[^\s,;<>]+/g) ?? [];
  const fits = given.every((letter) => letters.includes(letter)) && new Set(given).size === given.length;
  switch (question.kind) {
    case "single":
      return fits && given.length === 1 ? given : null;
    case "multiple":
      return fits && given.length ? letters.map((letter) => `${letter}=${Number(given.includes(letter))}`) : null;
    case "order":
      if (!fits || given.length !== letters.length) return null;
      return given.flatMap((a, i) => given.slice(i + 1).map((b) => `${a}<${b}`));
    case "label": {
      const placed = new Map((answer.toLowerCase().match(/[^\s,;]+=[^\s,;]+/g) ?? []).map((pair) => {
        const cut = pair.indexOf("=");
        return [pair.slice(0, cut), pair.slice(cut + 1)];
      }));
      const keys = question.points.map(({ number }) => `${number}=${placed.get(number)}`);
      return question.points.every(({ number }) => letters.includes(placed.get(number))) ? keys : null;
    }
    case "number": {
      const read = readNumber(answer);
      if (!read) return null;
      const unit = read.unit || (question.units.length === 1 ? question.units[0] : "");
      if (question.units.length && !question.units.includes(unit)) return null;
      const keys = question.targets.map((t, i) => `n${i}:${Math.floor((read.number - t.offset) / t.step)}`);
      return question.units.length ? [...keys, `u:${unit}`] : keys;
    }
    default: {
      const said = normalise(answer);
      return said ? [`t:${said}`] : null;
    }
  }
}

/**
 * Mark an answer. What was not chosen and should have been is kept apart: whoever tries for the first time
 * is not told it.
 * @returns {{state: "incomplete"|"right"|"wrong", replies: string[], missing: string[], sources: string[]}}
 */
export function mark(question, answer) {
  const keys = answerKeys(question, answer);
  if (!keys) return { state: "incomplete", replies: [], missing: [], sources: [] };
  const { otherwise, solution, sources } = openCommon(question);
  let found = keys.map((key) => [key, reply(question, key)]).filter(([, told]) => told);
  if (question.kind === "number" && !found.some(([key]) => key.startsWith("n"))) found = [];
  if (!found.length) return { state: "wrong", replies: [otherwise], missing: [], sources };
  const right = found.every(([, told]) => told.right);
  const said = found.filter(([, told]) => told.text && told.right === right);
  const leftOut = ([key]) => question.kind === "multiple" && !right && key.endsWith("=0");
  const texts = (list) => [...new Set(list.map(([, told]) => told.text))];
  const missing = texts(said.filter(leftOut));
  const replies = texts(said.filter((one) => !leftOut(one)));
  const silent = !replies.length && !missing.length;
  return { state: right ? "right" : "wrong", replies: silent ? [right ? solution : otherwise] : replies, missing, sources };
}
