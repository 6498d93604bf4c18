// The browser's storage, which may be full, forbidden or spoilt; a caller never meets an exception.

export class Store {
  #storage;
  #memory = new Map();

  /** @param {Storage|null} storage localStorage, or null where the browser forbids it */
  constructor(storage) {
    this.#storage = storage;
  }

  /** Keep a value. False: it lives only as long as this page. */
  write(key, value) {
    const text = JSON.stringify(value);
    try {
      this.#storage.setItem(key, text);
      this.#memory.delete(key);
      return true;
    } catch {
      this.#memory.set(key, text);
      return false;
    }
  }

  /** Read a value; null when there is none or it cannot be read. */
  read(key) {
    try {
      return JSON.parse(this.#memory.get(key) ?? this.#storage.getItem(key));
    } catch {
      return null;
    }
  }

  remove(key) {
    this.#memory.delete(key);
    try {
      this.#storage.removeItem(key);
    } catch {
      // A forbidden storage holds nothing that could be removed.
    }
  }

  /** All keys that begin with a prefix. */
  keys(prefix) {
    const found = new Set([...this.#memory.keys()].filter((key) => key.startsWith(prefix)));
    try {
      for (let i = 0; i < this.#storage.length; i += 1) {
        const key = this.#storage.key(i);
        if (key.startsWith(prefix)) found.add(key);
      }
    } catch {
      // As above.
    }
    return [...found];
  }
}

const asked = (storage) => {
  try {
    return storage() ?? null;
  } catch {
    return null;
  }
};

/** The page's localStorage; null where even asking for it is an error. */
export const pageStorage = () => asked(() => globalThis.localStorage);

/** What one tab keeps over a reload, and forgets when it is closed. */
export const tabStorage = () => asked(() => globalThis.sessionStorage);
