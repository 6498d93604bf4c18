// The large view for the floor: the whole screen where the browser gives it, else the whole window.

export function makeFloor(root, onchange) {
  const on = () => root.classList.contains("floor");
  const changed = () => {
    if (on() && !document.fullscreenElement && root.dataset.floor === "screen") leave();
  };
  document.addEventListener("fullscreenchange", changed);

  async function enter() {
    root.classList.add("floor");
    root.dataset.floor = "window";
    try {
      await root.requestFullscreen();
      if (!on()) {
        document.exitFullscreen().catch(() => {}); // left before the browser had granted it
        return;
      }
      root.dataset.floor = "screen";
    } catch {
      if (!on()) return;
      // The top layer lifts the widget out of scrolling and clipping notebook cells.
      try {
        root.popover = "manual";
        root.showPopover();
      } catch {
        // Without it the class alone covers the window.
      }
    }
    onchange();
  }

  function leave() {
    root.classList.remove("floor");
    if (document.fullscreenElement === root) document.exitFullscreen().catch(() => {});
    if (root.popover) {
      root.hidePopover();
      root.removeAttribute("popover");
    }
    delete root.dataset.floor;
    onchange();
  }

  return {
    on,
    leave: () => on() && leave(),
    toggle: () => (on() ? leave() : enter()),
    close: () => document.removeEventListener("fullscreenchange", changed),
  };
}
