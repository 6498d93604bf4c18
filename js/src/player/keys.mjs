// Keys work only inside the widget, and never take a key from a field that needs it.
const FIELDS = "input, select, textarea";
const PRESSED = "button, summary, a";

/** @param {(name: string) => boolean} act returns true when it used the key */
export function listenToKeys(root, act) {
  let used = false;
  const onkey = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const target = event.composedPath()[0];
    const field = target.closest?.(FIELDS);
    const name = { " ": "space", ArrowLeft: "back", ArrowRight: "skip", m: "mute", M: "mute", f: "floor", F: "floor", Escape: "leave" }[event.key];
    if (!name || (field && name !== "leave")) return;
    if (name === "space" && target.closest?.(PRESSED)) return; // the button itself answers
    if (!event.repeat) used = act(name); // a key that is held down is pressed once
    if (used) event.preventDefault();
  };
  root.addEventListener("keydown", onkey);
  return () => root.removeEventListener("keydown", onkey);
}
