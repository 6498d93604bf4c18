// What a browser, its storage and a hasty hand can do to a player.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Claims } from "../src/player/claim.mjs";
import { makeFloor } from "../src/player/floor.mjs";
import { listenToKeys } from "../src/player/keys.mjs";
import { Voice } from "../src/player/voice.mjs";
import { WakeLock } from "../src/player/wakelock.mjs";
import { FakeLocks, FakeStorage, FakeTime, settle, world } from "./fakes.mjs";

/** A player that was closed in the middle of its session. */
async function leftAfter(ms) {
  const one = world();
  one.player.start();
  one.time.advance(ms);
  one.player.close();
  await settle();
  return one;
}

test("settings that are no settings at all fall back, whatever they are", () => {
  for (const spoilt of ["5", '"loud"', "true", "[1]", "null", "{"]) {
    const storage = new FakeStorage();
    storage.setItem("psoas:settings", spoilt);
    assert.equal(world({ storage }).player.settings.volume, 0.6, spoilt);
  }
});

test("a spoilt entry of the outbox is neither offered nor thrown away", () => {
  const storage = new FakeStorage();
  for (const [i, session] of [{ session_id: "a" }, { session_id: "b", items: "none" }, { session_id: 7, items: [] },
    { session_id: "c", items: [null] }, { session_id: "d", items: [{ exercise: "bridge", side: "both", done_s: "30" }] }].entries()) {
    storage.setItem(`psoas:outbox:five-stretches:${i}`, JSON.stringify({ session }));
  }
  const { player } = world({ storage });
  assert.deepEqual(player.offers.unsaved, []);
  assert.equal(storage.length, 5);
});

test("a place that cannot be gone on with hides no sound one behind it", async () => {
  const first = await leftAfter(40_000);
  const { storage, time } = first;
  const place = JSON.parse(storage.getItem([...storage.map.keys()].find((key) => key.startsWith("psoas:run:"))));
  const plan = JSON.parse(storage.getItem(`psoas:plan:${place.id}`));
  const spoil = {
    "no-plan": [{}, {}],
    "other-version": [{}, { ...plan, version: 2 }],
    "no-segments": [{}, { ...plan, segments: "none" }],
    "no-place": [{ place_ms: null }, plan],
    "no-time": [{ saved_ms: "yesterday" }, plan],
    "no-events": [{ events: [null, 7] }, plan],
  };
  for (const [id, [more, bad]] of Object.entries(spoil)) {
    storage.setItem(`psoas:run:${plan.routine.id}:${id}`, JSON.stringify({ ...place, saved_ms: time.wallMs + 1000, ...more, id }));
    storage.setItem(`psoas:plan:${id}`, JSON.stringify(bad));
  }
  const second = world({ storage, time, locks: first.locks });
  assert.equal(await second.player.restore(), true);
  assert.equal(second.player.placeMs, 40_000);
  assert.deepEqual([...first.locks.held.keys()], [`psoas:${place.id}`], "and keeps hold of nothing else");
});

test("a view that is closed while it asks for a session leaves the session to the next one", async () => {
  const first = await leftAfter(40_000);
  const shared = { storage: first.storage, time: first.time, locks: first.locks };
  const hasty = world(shared);
  const asked = hasty.player.restore({ own: true });
  hasty.player.close();
  await asked;
  await settle();
  assert.equal(first.locks.held.size, 0);
  assert.equal(await world(shared).player.restore({ own: true }), true);
});

test("a session that is given back while its lock is still on the way is not held for ever", async () => {
  const locks = new FakeLocks();
  const claims = new Claims(locks);
  const taken = claims.take("a");
  claims.giveAll();
  assert.equal(await taken, false);
  await settle();
  assert.equal(locks.held.size, 0);
});

test("with the calendar set back, the place is still kept every five seconds", () => {
  const { player, time, storage, data } = world();
  player.start();
  const hold = data.segments.find((segment) => segment.kind === "hold" && segment.duration_s >= 20);
  time.advance(hold.start_s * 1000 + 2000);
  time.wallMs -= 3_600_000;
  const place = () => JSON.parse(storage.getItem([...storage.map.keys()].find((key) => key.startsWith("psoas:run:")))).place_ms;
  const before = place();
  time.advance(12_000);
  assert.ok(player.placeMs - place() <= 5100, `${before} ${place()} ${player.placeMs}`);
});

test("a storage that filled up on the way still keeps the finished session, in the room of its plan", () => {
  const { player, time, storage, model, data } = world();
  model.mode = "deaf";
  player.start();
  const room = () => [...storage.map].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  const most = room();
  const write = storage.setItem.bind(storage);
  storage.setItem = (key, value) => {
    if (room() - (storage.getItem(key)?.length ?? -key.length) + value.length > most) throw new Error("QuotaExceededError");
    write(key, value);
  };
  time.advance(data.total_s * 1000 + 10);
  assert.equal(player.phase, "finished");
  assert.ok([...storage.map.keys()].some((key) => key.startsWith("psoas:outbox:")), "it outlives the page");
  assert.equal(player.kept, true);
});

test("a voice that fails in any way stops no routine", () => {
  const broken = (more) => ({ getVoices: () => [{ lang: "en", localService: true }], speak() {}, cancel() {}, ...more });
  const fail = () => { throw new Error("no voice today"); };
  for (const speech of [broken({ speak: fail }), broken({ cancel: fail }), broken({ getVoices: fail })]) {
    const { player, time, data } = world({ speech });
    player.set("voice", true);
    player.start();
    player.speak("Hold.");
    time.advance(data.total_s * 1000 + 10);
    assert.equal(player.phase, "finished");
  }
});

test("only a voice of this computer is asked: others send what they say to a server", () => {
  const spoken = [];
  const here = { lang: "de-DE", localService: true };
  const away = { lang: "en-US", localService: false };
  const speech = (voices) => ({ getVoices: () => voices, speak: (words) => spoken.push(words.voice), cancel() {} });
  const voice = (voices) => new Voice(speech(voices), (text) => ({ text }), "en");
  voice([away]).say("Hold.");
  assert.equal(voice([away]).available, false);
  assert.deepEqual(spoken, []);
  voice([away, here]).say("Hold.");
  assert.deepEqual(spoken, [here], "never the browser's own choice");
});

test("the screen is let go at the end, however hastily it was asked for", async () => {
  let held = 0;
  const wake = new WakeLock({ request: async () => { held += 1; return { addEventListener() {}, release() { held -= 1; } }; } });
  wake.hold();
  wake.drop();
  wake.hold();
  wake.hold();
  await settle();
  assert.equal(held, 1);
  wake.drop();
  await settle();
  assert.equal(held, 0);
});

test("a player that comes back from the browser's memory leaves its session to who has taken it up", async () => {
  const first = world();
  first.player.start();
  first.time.advance(60_000);
  first.player.release();
  await settle();
  const second = world({ storage: first.storage, time: first.time, locks: first.locks, model: first.model, playerKey: "b" });
  assert.equal(await second.player.restore(), true);
  await first.player.reclaim();
  assert.equal(first.player.phase, "cover");
  second.player.resume();
  second.time.advance(second.data.total_s * 1000);
  const [session] = second.model.log.values();
  assert.equal(second.model.log.size, 1);
  for (const item of session.items) assert.equal(item.done_s, item.planned_s);
});

test("time in the browser's memory is nobody's stretching", async () => {
  const { player, time } = world();
  player.start();
  time.advance(60_000);
  player.release();
  time.freeze(60_000); // another page; nothing of this one runs
  await player.reclaim();
  assert.equal(player.phase, "paused");
  assert.equal(player.placeMs, 60_000);
});

const key = (name, more = {}) => ({ key: name, composedPath: () => [{ closest: () => null }], prevented: false, preventDefault() { this.prevented = true; }, ...more });

test("a key that is held down acts once, and does not scroll the page either", () => {
  const root = new EventTarget();
  let fire;
  root.addEventListener = (_type, fn) => { fire = fn; };
  const done = [];
  listenToKeys(root, (name) => done.push(name));
  const held = key(" ", { repeat: true });
  fire(key(" "));
  fire(held);
  assert.deepEqual(done, ["space"]);
  assert.equal(held.prevented, true);
});

test("left before the browser has filled the screen, the floor view leaves the screen alone", async () => {
  const classes = new Set();
  const page = { fullscreenElement: null, exits: 0, addEventListener() {}, removeEventListener() {},
    async exitFullscreen() { this.exits += 1; this.fullscreenElement = null; } };
  let grant;
  const root = { dataset: {}, classList: { add: (c) => classes.add(c), remove: (c) => classes.delete(c), contains: (c) => classes.has(c) },
    requestFullscreen: () => new Promise((done) => { grant = () => { page.fullscreenElement = root; done(); }; }) };
  globalThis.document = page;
  try {
    const floor = makeFloor(root, () => {});
    floor.toggle();
    floor.toggle();
    grant();
    await settle();
    assert.equal(floor.on(), false);
    assert.equal(page.fullscreenElement, null);
    assert.equal(root.dataset.floor, undefined);
  } finally {
    delete globalThis.document;
  }
});
