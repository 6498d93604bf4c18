// From events to what was really done, in seconds per exercise and side.
const OPENS = new Set(["start", "resume", "jump"]);
const WORK = new Set(["hold", "rep"]);

/** Stretches of time in which the routine ran: [from, to] in milliseconds of the routine. */
export function spans(events, untilMs) {
  const out = [];
  let from = null;
  for (const event of events) {
    if (from !== null && event.type !== "cross") {
      const to = event.type === "jump" ? event.from_ms : event.place_ms;
      if (to > from) out.push([from, to]);
      from = null;
    }
    if (event.type === "cross") continue;
    if (OPENS.has(event.type) && event.running !== false) from = event.place_ms;
  }
  if (from !== null && untilMs > from) out.push([from, untilMs]);
  return out;
}

/** How often the routine stood still before its end: pauses, sleep, a closed page. */
export function interruptions(events) {
  let running = false;
  let count = 0;
  for (const event of events) {
    if (event.type === "pause" || event.type === "interrupted") {
      if (running) count += 1;
      running = false;
    } else if (event.type === "start" || event.type === "resume") running = true;
  }
  return count;
}

/** One item per exercise and side in the order of the routine, planned and done, in seconds. */
export function items(schedule, events, untilMs) {
  const ran = spans(events, untilMs);
  const found = new Map();
  for (const segment of schedule.segments) {
    if (!WORK.has(segment.kind)) continue;
    const key = `${segment.exercise}/${segment.side}`;
    if (!found.has(key)) found.set(key, { exercise: segment.exercise, side: segment.side, planned: 0, done: 0 });
    const item = found.get(key);
    item.planned += segment.endMs - segment.startMs;
    for (const [from, to] of ran) {
      item.done += Math.max(0, Math.min(to, segment.endMs) - Math.max(from, segment.startMs));
    }
  }
  const seconds = (ms) => Math.round(ms / 100) / 10;
  return [...found.values()].map(({ exercise, side, planned, done }) => ({
    exercise, side, planned_s: seconds(planned), done_s: seconds(done),
  }));
}

/** The record of one session, as psoas_lib.RomLog.append_session takes it. */
export function sessionRecord({ id, schedule, events, status, startedAt, endedAt, placeMs }) {
  return {
    session_id: id,
    routine: schedule.data.routine.id,
    mode: schedule.data.routine.mode,
    started_at: startedAt,
    ended_at: endedAt,
    status,
    interruptions: interruptions(events),
    items: items(schedule, events, placeMs),
  };
}
