// Keeping a session on the device: one record in IndexedDB, and one tab that may write it.

const NAME = "ai-self-check-room";
const STORE = "kept";

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function store(mode, work) {
  const opening = indexedDB.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const base = await done(opening);
  try {
    return await done(work(base.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    base.close();
  }
}

export class Keeper {
  #owned = false;
  #release = () => {};
  #asking;
  #writing;
  #again;

  /** What is kept; `"other"` while another tab keeps; nothing if there is nothing. */
  async look() {
    if (await this.#elsewhere()) return "other";
    return this.read();
  }

  async #elsewhere() {
    if (this.#owned || !navigator.locks) return false;
    const { held } = await navigator.locks.query();
    return held.some(({ name }) => name === NAME);
  }

  /** Makes this tab the one that keeps, until it is closed or forgets; whether it is. */
  async own() {
    // Pages without a secure address have no locks: there, the last tab wins.
    if (this.#owned || !navigator.locks) return (this.#owned = true);
    // Asked twice at once, the second would find the first in its way.
    this.#asking ??= new Promise((resolve) => {
      navigator.locks.request(NAME, { ifAvailable: true }, (lock) => {
        resolve(Boolean(lock));
        return lock && new Promise((release) => (this.#release = release));
      }).catch(() => resolve(false));
    });
    this.#owned = await this.#asking;
    this.#asking = undefined;
    return this.#owned;
  }

  read() {
    return store("readonly", (kept) => kept.get("session"));
  }

  /** Keeps what `now` gives: the text, and how many codes are in it. While one is being written, the next waits. */
  async keep(now) {
    if (this.#writing) {
      this.#again = now;
      return this.#writing;
    }
    this.#writing = (async () => {
      for (let next = now; next; [next, this.#again] = [this.#again, undefined]) {
        if (!(await this.own())) return;
        const [text, codes] = next();
        await store("readwrite", (kept) => kept.put({ text, codes }, "session"));
      }
    })();
    try {
      await this.#writing;
    } finally {
      this.#writing = undefined;
    }
  }

  /** Forgets what is kept, unless another tab keeps it. */
  async forget() {
    this.#again = undefined;
    await this.#writing?.catch(() => {});
    if (!(await this.own())) return;
    await store("readwrite", (kept) => kept.delete("session"));
    this.#owned = false;
    this.#release();
  }
}
