// A session as a file, for the day on which no kernel can be had: the same columns as sessions.csv.
const COLUMNS = ["session_id", "started_at", "ended_at", "routine", "mode", "status", "interruptions", "exercise", "side", "planned_s", "done_s"];

// What a spreadsheet would run as a formula, wherever it may see a cell begin, gets an apostrophe, which reading
// the log takes away again; see psoas_lib/csvdialect.py.
const FORMULA = /(?:^|(?<=[;,\t\r\n]))(?='*[-=+@\t\r\n\uff1d\uff0b\uff0d\uff20])/g;
const guard = (value) => (typeof value === "string" ? value.replace(FORMULA, "'") : value);

const field = (value) => {
  const text = value === null || value === undefined ? "" : String(guard(value));
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A file with its header, a line for each row; lines end in LF. */
export const csv = (columns, rows) => [columns.join(","), ...rows.map((row) => columns.map((name) => field(row[name])).join(",")), ""].join("\n");

/** Rows of sessions.csv, one for each exercise and side. */
export function sessionRows(session) {
  return session.items.map((item) => COLUMNS.map((name) => field({ ...session, ...item }[name])).join(","));
}

/** A whole file with its header; lines end in LF. */
export function sessionsCsv(sessions) {
  return [COLUMNS.join(","), ...sessions.flatMap(sessionRows), ""].join("\n");
}

const REFLECTION = ["session_id", "recorded_at", "sensation_0_10", "pain_0_10", "note"];

export function reflectionsCsv(reflections) {
  return csv(REFLECTION, reflections);
}

/** Hand a text, or bytes, to the browser's downloads. */
export function saveFile(name, text, type = "text/csv;charset=utf-8") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

export function downloadSession(session, reflection) {
  const day = session.ended_at.slice(0, 16).replace(/[:T]/g, "-");
  saveFile(`sessions-${day}.csv`, sessionsCsv([session]));
  if (reflection) saveFile(`reflections-${day}.csv`, reflectionsCsv([reflection]));
}
