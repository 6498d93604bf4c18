// A round of questions about parts. Knows nothing of the picture; every function returns a new state.

function shuffled(list, random) {
  const out = [...list];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j], out[i]];
  }
  return out;
}

/** Start a round of at most `count` questions about the given part ids. */
export function start(ids, { count = 10, random = Math.random } = {}) {
  const order = shuffled(ids, random).slice(0, count);
  return { order, at: 0, tries: 0, hints: 0, hinted: false, right: 0, solved: false, over: order.length === 0 };
}

export const asked = (state) => (state.over ? null : state.order[state.at]);

/** Answer with a part id, or null for empty ground. -> [state, "right" | "wrong" | "empty" | "shown" | "ignored"] */
export function answer(state, id) {
  if (state.over || state.solved) return [state, "ignored"];
  if (id === asked(state)) return [{ ...state, solved: true, right: state.right + (state.tries === 0 ? 1 : 0) }, "right"];
  const tries = state.tries + 1;
  if (tries >= 3) return [{ ...state, tries, solved: true }, "shown"];
  return [{ ...state, tries }, id === null ? "empty" : "wrong"];
}

/** A hint counts once a question. */
export function hint(state) {
  if (state.over || state.solved || state.hinted) return state;
  return { ...state, hinted: true, hints: state.hints + 1 };
}

/** Go on after a solved question; the last one ends the round. */
export function next(state) {
  if (state.over || !state.solved) return state;
  if (state.at + 1 >= state.order.length) return { ...state, over: true };
  return { ...state, at: state.at + 1, tries: 0, hinted: false, solved: false };
}
