// The log of a page as the files that `pl.restore_log` takes, and as one archive of them.
import { csv, reflectionsCsv, sessionsCsv } from "../player/download.mjs";

const ANSWER = ["answer_id", "answered_at", "question", "objective", "mode", "answer", "right", "confidence_pct", "hints_used"];

export const answersCsv = (answers) => csv(ANSWER, answers);

/** The files that have something in them: [name, text]. */
export function logFiles({ sessions, reflections, answers }) {
  return [
    ["sessions.csv", sessions, sessionsCsv],
    ["reflections.csv", reflections, reflectionsCsv],
    ["answers.csv", answers, answersCsv],
  ].filter(([, rows]) => rows.length).map(([name, rows, text]) => [name, text(rows)]);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(bytes) {
  let c = 0xffffffff;
  for (const byte of bytes) c = TABLE[(c ^ byte) & 0xff] ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}

const le = (...fields) => fields.flatMap(([value, size]) => Array.from({ length: size }, (_, i) => (value >>> (8 * i)) & 0xff));
// Version 2.0, names in UTF-8, nothing compressed, the first day that the format knows.
const common = (data, name) => le([20, 2], [0x800, 2], [0, 2], [0, 2], [0x21, 2], [crc32(data), 4], [data.length, 4], [data.length, 4], [name.length, 2], [0, 2]);

/** A ZIP archive of texts: [[name, text]] -> bytes. */
export function zip(files) {
  const bytes = [];
  const directory = [];
  for (const [title, text] of files) {
    const [name, data] = [title, text].map((one) => new TextEncoder().encode(one));
    const head = common(data, name);
    directory.push(...le([0x02014b50, 4], [20, 2]), ...head, ...le([0, 2], [0, 2], [0, 2], [0, 4], [bytes.length, 4]), ...name);
    bytes.push(...le([0x04034b50, 4]), ...head, ...name);
    for (const byte of data) bytes.push(byte); // a spread of a long log would overflow the stack
  }
  const end = le([0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [directory.length, 4], [bytes.length, 4], [0, 2]);
  return Uint8Array.from([...bytes, ...directory, ...end]);
}
