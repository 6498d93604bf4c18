// A routine as timed segments: where each starts, which one runs at a time, which ones a step crosses.

/** Read the schedule that psoas_lib.timeline makes; times become whole milliseconds. */
export function makeSchedule(data) {
  if (data?.version !== 1) {
    throw new Error(`This player reads schedules of version 1, got ${JSON.stringify(data?.version)}.`);
  }
  const segments = data.segments.map((segment) => ({
    ...segment,
    startMs: Math.round(segment.start_s * 1000),
    endMs: Math.round((segment.start_s + segment.duration_s) * 1000),
  }));
  if (segments.length < 2 || segments.at(-1).kind !== "done") {
    throw new Error("A schedule has at least one segment and ends with a segment of the kind done.");
  }
  segments.reduce((end, segment) => {
    if (segment.startMs !== end) {
      throw new Error(`Segment ${segment.index} starts at ${segment.startMs} ms, expected ${end} ms.`);
    }
    return segment.endMs;
  }, 0);
  return { data, segments, totalMs: segments.at(-1).endMs, gates: findGates(segments) };
}

/** The index of the segment that runs at a time; the last one at and after the end. */
export function indexAt({ segments }, ms) {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (segments[middle].startMs <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Indices of all segments that start after `fromMs` and not after `toMs`: one tick may cross several. */
export function crossings({ segments }, fromMs, toMs) {
  return segments.filter((s) => s.startMs > fromMs && s.startMs <= toMs).map((s) => s.index);
}

/** The start of the next segment after a time, or null at the end. */
export function nextBoundary({ segments }, ms) {
  return segments.find((segment) => segment.startMs > ms)?.startMs ?? null;
}

/** How far a player that waits before each exercise runs from a place: to the next gate, or to the end. */
export function limitAfter({ segments, gates, totalMs }, ms) {
  return gates.map((index) => segments[index].startMs).find((start) => start > ms) ?? totalMs;
}

const sameBlock = (a, b) =>
  a.kind === "rep" && b.kind === "rep" && a.exercise === b.exercise && a.side === b.side && a.round === b.round;

/** Repetitions in a row are one block: Skip and Back move by blocks, not by single repetitions. */
export function blockStart({ segments }, index) {
  let first = index;
  while (first > 0 && sameBlock(segments[first - 1], segments[first])) first -= 1;
  return first;
}

/** The first segment after the block that `index` stands in. */
export function blockEnd({ segments }, index) {
  let next = index + 1;
  while (next < segments.length && sameBlock(segments[next - 1], segments[next])) next += 1;
  return Math.min(next, segments.length - 1);
}

const BETWEEN = new Set(["ready", "rest", "done"]);

/** Where a new exercise begins: the places at which "wait for me between exercises" waits. */
function findGates(segments) {
  const gates = [];
  let last = null;
  for (const segment of segments) {
    if (BETWEEN.has(segment.kind)) continue;
    const mark = `${segment.round}/${segment.exercise_number ?? segment.exercise}`;
    if (last !== null && mark !== last) gates.push(segment.index);
    last = mark;
  }
  return gates;
}

/** The segment whose pose and name the learner prepares for: itself, or what follows a rest. */
export function subject({ segments }, index) {
  const here = segments[index];
  if (!BETWEEN.has(here.kind)) return here;
  return segments.slice(index + 1).find((segment) => !BETWEEN.has(segment.kind)) ?? here;
}
