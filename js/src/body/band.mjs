// A change of length from both published paths, as it is told; the twin of psoas_lib.body.band.Band.

/**
 * Which sentence tells a change, and its whole millimetres: {kind, low, high} with kind "same", "either",
 * "longer" or "shorter". For "either", low is how much shorter and high how much longer; else low <= high.
 */
export function tellChange([low, high]) {
  if (Math.round(low) === 0 && Math.round(high) === 0) return { kind: "same", low: 0, high: 0 };
  if (low < -0.5 && high > 0.5) return { kind: "either", low: Math.round(-low), high: Math.round(high) };
  const [first, last] = [Math.abs(low), Math.abs(high)].sort((a, b) => a - b);
  return { kind: low + high > 0 ? "longer" : "shorter", low: Math.round(first), high: Math.round(last) };
}
