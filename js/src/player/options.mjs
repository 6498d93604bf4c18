// The learner's own tempo, applied to a schedule without asking the kernel.
export const OPTIONS = {
  get_ready_s: null, // null: as the routine has it
  rest_s: null,
  hold_scale: 1,
  rep_scale: 1,
  move_scale: 1, // time to read, to move and to change sides
  rounds: 1,
};

function duration(segment, options) {
  switch (segment.kind) {
    case "ready": return options.get_ready_s ?? segment.duration_s;
    case "rest": return options.rest_s ?? segment.duration_s;
    case "hold": return segment.duration_s * options.hold_scale;
    case "rep": return segment.duration_s * options.rep_scale;
    case "move":
    case "switch": return segment.duration_s * options.move_scale;
    default: return segment.duration_s;
  }
}

const toMs = (seconds) => Math.round(seconds * 1000) / 1000;

/** A new schedule with the learner's lengths; the one passed in stays as it is. */
export function applyOptions(data, given = {}) {
  const options = { ...OPTIONS, ...given };
  const first = data.segments.filter((segment) => segment.kind !== "done");
  const ended = data.segments.at(-1);
  const body = first.filter((segment) => segment.kind !== "ready");
  const all = [...first];
  for (let round = 2; round <= options.rounds; round += 1) {
    const rest = {
      ...body[0], kind: "rest", text: "", cue: "", rep: null, reps: null, round,
      duration_s: options.rest_s ?? 30, pose_from: body.at(-1).pose_to, pose_to: body[0].pose_from,
    };
    all.push(rest, ...body.map((segment) => ({ ...segment, round })));
  }
  let at = 0;
  const segments = [];
  for (const segment of all) {
    const length = toMs(duration(segment, options));
    if (length <= 0) continue;
    segments.push({ ...segment, index: segments.length, start_s: toMs(at), duration_s: length });
    at += length;
  }
  segments.push({ ...ended, index: segments.length, start_s: toMs(at), duration_s: 0 });
  return { ...data, total_s: toMs(at), segments };
}
