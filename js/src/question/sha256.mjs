// SHA-256, HMAC and PBKDF2 in plain JavaScript. The browser's own crypto.subtle is missing on pages served
// over http from another computer, which is how many classrooms reach their notebooks.
const K = new Uint32Array(64);
const START = new Uint32Array(8);
for (let n = 2, found = 0; found < 64; n += 1) {
  let prime = true;
  for (let d = 2; d * d <= n; d += 1) if (n % d === 0) prime = false;
  if (!prime) continue;
  if (found < 8) START[found] = Math.floor((n ** 0.5 % 1) * 2 ** 32);
  K[found] = Math.floor((Math.cbrt(n) % 1) * 2 ** 32);
  found += 1;
}

const encoder = new TextEncoder();
const words = new Uint32Array(64);

function compress(state, view, at) {
  for (let i = 0; i < 16; i += 1) words[i] = view.getUint32(at + 4 * i);
  for (let i = 16; i < 64; i += 1) {
    const x = words[i - 15];
    const y = words[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    words[i] = (words[i - 16] + s0 + words[i - 7] + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i += 1) {
    const S1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + S1 + ((e & f) ^ (~e & g)) + K[i] + words[i]) | 0;
    const S0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (S0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d;
  state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

function finish(state, message, before) {
  const size = Math.ceil((message.length + 9) / 64) * 64;
  const padded = new Uint8Array(size);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(size - 4, (message.length + before) * 8);
  for (let at = 0; at < size; at += 64) compress(state, view, at);
  const out = new Uint8Array(32);
  const outView = new DataView(out.buffer);
  state.forEach((word, i) => outView.setUint32(4 * i, word));
  return out;
}

/** Text to UTF-8 bytes. */
export const utf8 = (text) => encoder.encode(text);

/** SHA-256 of bytes. */
export const sha256 = (message) => finish(START.slice(), message, 0);

/** A function that computes HMAC-SHA256 with one key; the key's two blocks are hashed once. */
export function hmacWith(key) {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? sha256(key) : key);
  const [inner, outer] = [0x36, 0x5c].map((pad) => {
    const state = START.slice();
    compress(state, new DataView(block.map((byte) => byte ^ pad).buffer), 0);
    return state;
  });
  return (message) => finish(outer.slice(), finish(inner.slice(), message, 64), 64);
}

/** PBKDF2-HMAC-SHA256, one block of 32 bytes. */
export function pbkdf2(secret, salt, iterations) {
  const hmac = hmacWith(secret);
  const first = new Uint8Array(salt.length + 4);
  first.set(salt);
  first[first.length - 1] = 1;
  let round = hmac(first);
  const out = round.slice();
  for (let i = 1; i < iterations; i += 1) {
    round = hmac(round);
    for (let j = 0; j < 32; j += 1) out[j] ^= round[j];
  }
  return out;
}
