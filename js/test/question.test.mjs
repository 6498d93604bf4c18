import assert from "node:assert/strict";
import { createHash, createHmac, pbkdf2Sync } from "node:crypto";
import { test } from "node:test";
import { hmacWith, pbkdf2, sha256, utf8 } from "../src/question/sha256.mjs";
import { localIso, uuid } from "../src/question/time_id.mjs";

const hex = (bytes) => Buffer.from(bytes).toString("hex");

test("SHA-256 agrees with Node's for every length around the block size", () => {
  for (let n = 0; n < 200; n += 1) {
    const message = Uint8Array.from({ length: n }, (_, i) => (i * 37 + n) % 256);
    assert.equal(hex(sha256(message)), createHash("sha256").update(message).digest("hex"));
  }
});

test("HMAC agrees with Node's for short and for long keys", () => {
  for (const n of [0, 1, 32, 63, 64, 65, 200]) {
    const key = Uint8Array.from({ length: n }, (_, i) => (i * 91) % 256);
    assert.equal(hex(hmacWith(key)(utf8("psoas"))), createHmac("sha256", key).update("psoas").digest("hex"));
  }
});

test("PBKDF2 agrees with Node's", () => {
  for (const [secret, salt, rounds] of [["b", "salt", 1], ["a=1", "another", 2], ["t:lesser trochanter", "üß", 1000]]) {
    assert.equal(hex(pbkdf2(utf8(secret), utf8(salt), rounds)), pbkdf2Sync(secret, salt, rounds, 32, "sha256").toString("hex"));
  }
});

test("a moment is written with the offset of the clock and means the same moment", () => {
  const moment = new Date("2026-03-29T00:59:59Z");
  const text = localIso(moment);
  assert.match(text, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/);
  assert.equal(new Date(text).getTime(), moment.getTime());
});

test("ids are version-4 UUIDs and differ", () => {
  const ids = Array.from({ length: 100 }, uuid);
  assert.equal(new Set(ids).size, 100);
  for (const id of ids) assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
