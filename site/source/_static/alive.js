// Bring the widgets of a page to life: the modules that run in a notebook, with a model that has no kernel.
// Until one lives, and on paper, its stand-in is shown.
const here = new URL("./", import.meta.url);

/** The part of anywidget's model that the explorer, the atlas and the Thomas test use; they keep nothing. */
class Still {
  constructor(traits) {
    this.traits = traits;
    this.heard = new Map();
  }

  get(name) {
    return this.traits[name];
  }

  set(name, value) {
    this.traits[name] = value;
    for (const run of this.heard.get(`change:${name}`) ?? []) run();
  }

  on(name, run) {
    this.heard.set(name, [...(this.heard.get(name) ?? []), run]);
  }

  off(name, run) {
    this.heard.set(name, (this.heard.get(name) ?? []).filter((one) => one !== run));
  }

  save_changes() {}

  send() {}
}

const load = (name) => import(new URL(`widgets/${name}.js`, here));
// These two are parts of another one's module.
const MODULE = { standing: "page", preview: "player" };

async function start(place) {
  const { widget: kind, traits: from } = place.dataset;
  const [module, page, answer] = await Promise.all([load(MODULE[kind] ?? kind), load("page"), fetch(new URL(from, here))]);
  if (!answer.ok) throw new Error(`${from}: ${answer.status}`);
  const widget = module.default;
  const traits = await answer.json();
  const el = document.createElement("div");
  el.className = "alive-live";
  place.append(el);
  place.classList.add("lives"); // first: a widget measures the ground it stands on
  try {
    if (kind === "standing") page.standingPage(el, traits);
    else if (kind === "preview") module.preview(el, traits);
    else if (kind === "player") page.host(widget, el, traits);
    else if (kind === "question" || kind === "evidence") page.ask(widget, el, traits);
    else await widget.render({ model: new Still(traits), el });
  } catch (error) {
    el.remove();
    place.classList.remove("lives");
    throw error;
  }
  nameApart(el);
}

const named = (one) => one.getAttribute("aria-label") ?? document.getElementById(one.getAttribute("aria-labelledby"))?.textContent.trim();

/** Regions of one name on a page get numbers, so that a list of landmarks tells them apart. */
function nameApart(el) {
  const all = [...document.querySelectorAll("section[aria-label], section[aria-labelledby], [role='region'][aria-label]")];
  for (const one of all.filter((each) => el.contains(each))) {
    const name = named(one);
    const same = all.filter((other) => other !== one && named(other)?.startsWith(name));
    if (same.length) one.setAttribute("aria-label", `${name} (${same.length + 1})`);
    if (same.length) one.removeAttribute("aria-labelledby");
  }
}

// Widgets are large; one starts when it comes near.
const near = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    start(target).catch((error) => console.warn("The stand-in stays:", error));
  }
}, { rootMargin: "800px" });
for (const place of document.querySelectorAll(".alive")) near.observe(place);

// What is wider than the screen is moved inside its frame, also with the keyboard.
const frames = [...document.querySelectorAll(".cell_output figure")];
const reach = () => {
  for (const frame of frames) {
    if (frame.scrollWidth > frame.clientWidth + 1) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  }
};
const sized = new ResizeObserver(reach);
for (const frame of frames) sized.observe(frame);

// The theme names this control other than it reads; what it reads is the better name.
for (const one of document.querySelectorAll('summary[aria-label="Toggle hidden content"]')) one.removeAttribute("aria-label");

// Sphinx's search shows a page's text without the gaps between the cells of a table: "01iliacusThe muscle".
if (typeof Search === "object" && Search.htmlToText) {
  const { htmlToText } = Search;
  Search.htmlToText = (html, anchor) => htmlToText(html.replace(/<\/(?:t[dh]|li|d[td]|p|summary|caption|option|h\d)>/g, " $&"), anchor);
}
