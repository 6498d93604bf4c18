// Names round a picture: two columns, leaders that do not cross, no two names on top of each other.

// Break a long name into two lines near its middle.
export function lines(name, longest = 19) {
  if (name.length <= longest) return [name];
  const words = name.split(" ");
  let best = [name];
  let width = Infinity;
  for (let i = 1; i < words.length; i++) {
    const pair = [words.slice(0, i).join(" "), words.slice(i).join(" ")];
    const wide = Math.max(pair[0].length, pair[1].length);
    if (wide < width) [best, width] = [pair, wide];
  }
  return best;
}

// Push boxes apart along y inside [top, bottom]; keeps their order. Boxes: {y, height}.
export function spread(boxes, top, bottom, gap) {
  let floor = top;
  for (const box of boxes) {
    box.at = Math.max(box.y - box.height / 2, floor);
    floor = box.at + box.height + gap;
  }
  let ceiling = bottom;
  for (let i = boxes.length - 1; i >= 0; i--) {
    const box = boxes[i];
    box.at = Math.min(box.at, ceiling - box.height);
    ceiling = box.at - gap;
  }
  return boxes;
}

/**
 * @param {{key: string, name: string, rank: number, spots: {x: number, y: number}[]}[]} wanted one entry a part;
 *   spots are where it can be pointed at (one a side)
 * @returns {{key, lines, column: "left"|"right", x, y, at, height, spot}[]} `at` is the top of the text, in px
 */
export function layout(wanted, { width, height, line_px = 15, gap_px = 5, top_px = 8, bottom_px = 8 }) {
  const room = height - top_px - bottom_px;
  const columns = { left: [], right: [] };
  const used = { left: 0, right: 0 };
  for (const part of [...wanted].sort((a, b) => a.rank - b.rank)) {
    const text = lines(part.name);
    const tall = text.length * line_px;
    const choices = part.spots
      .map((spot) => ({ spot, column: spot.x < width / 2 ? "left" : "right" }))
      .filter(({ column }) => used[column] + tall + gap_px <= room)
      .sort((a, b) => used[a.column] - used[b.column]);
    if (!choices.length) continue;
    const { spot, column } = choices[0];
    used[column] += tall + gap_px;
    columns[column].push({ key: part.key, lines: text, column, y: spot.y, height: tall, spot });
  }
  return Object.entries(columns).flatMap(([column, boxes]) => {
    boxes.sort((a, b) => a.y - b.y);
    return spread(boxes, top_px, height - bottom_px, gap_px).map((box) => ({ ...box, x: column === "left" ? 8 : width - 8 }));
  });
}
