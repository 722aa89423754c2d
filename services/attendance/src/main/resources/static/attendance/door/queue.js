/**
 * The marks of this device that no server has acknowledged yet. Every entry has its own key, so that two windows never
 * overwrite each other, and survives a reload, an empty battery or an expired login until it is sent.
 */
const PREFIX = 'ibasho.door/';
const LARGEST_BATCH = 100;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30000;
const PATIENCE_MS = 15000;
/** Refusals that waiting does not change. Any other failure is tried again. */
const FINAL = new Set([400, 403, 404, 413, 415, 422]);
const FINAL_CONFLICTS = new Set(['door-closed', 'door-not-open', 'gathering-cancelled']);

const memory = new Map();
const storage = usableStorage();

/** Without storage (a private window) the queue still works, as long as the page stays open. */
function usableStorage() {
  try {
    localStorage.setItem(PREFIX, '');
    localStorage.removeItem(PREFIX);
    return localStorage;
  } catch {
    return null;
  }
}

function write(key, entry) {
  const text = JSON.stringify(entry);
  try {
    if (storage) {
      storage.setItem(key, text);
      return;
    }
  } catch {
    // full: kept in memory below
  }
  memory.set(key, text);
}

function remove(key) {
  memory.delete(key);
  storage?.removeItem(key);
}

function keys() {
  return [...(storage ? Object.keys(storage) : []), ...memory.keys()].filter((key) => key.startsWith(PREFIX)).sort();
}

function read(key) {
  try {
    return JSON.parse(storage?.getItem(key) ?? memory.get(key));
  } catch {
    return null;
  }
}

/** A random UUID, also where the page is not in a secure context. */
export function newId() {
  if (crypto.randomUUID) {
    return crypto.randomUUID();
  }
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The gatherings for which something waits on this device. */
export function waitingGatherings() {
  return [...new Set(keys().map((key) => key.split('/')[1]))];
}

/** What waits for one gathering, in the order in which it was noted. */
export class Queue {
  constructor(gathering) {
    this.gathering = gathering;
    this.prefix = `${PREFIX}${gathering}/`;
  }

  entries() {
    return keys()
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => ({ key, ...read(key) }))
      .filter((entry) => entry.mark || entry.undo);
  }

  get length() {
    return this.entries().length;
  }

  /** How many people are still to be told of; not 0 while anything is still to be sent. */
  get waiting() {
    const entries = this.entries();
    const undone = new Set(entries.map((entry) => entry.undo));
    const here = new Set(entries.map((entry) => entry.mark?.id));
    const open = entries.filter((entry) => (entry.mark ? !undone.has(entry.mark.id) : !here.has(entry.undo)));
    return Math.max(open.length, Math.min(entries.length, 1));
  }

  /** Marks less undone ones: what the server does not know of yet. */
  get people() {
    return this.entries().reduce((sum, entry) => sum + (entry.mark ? 1 : -1), 0);
  }

  mark(mark) {
    write(this.#nextKey(), { mark });
  }

  /** A mark that was never sent just goes; one that may have arrived is taken back after it. */
  undo(id) {
    const unsent = this.entries().find((entry) => entry.mark?.id === id);
    if (unsent && !unsent.attempted) {
      remove(unsent.key);
    } else {
      write(this.#nextKey(), { undo: id });
    }
  }

  /** The first entries that can go in one request: marks up to a limit, or a single undo. */
  next() {
    const entries = this.entries();
    const firstUndo = entries.findIndex((entry) => entry.undo);
    const batch = firstUndo === 0 ? entries.slice(0, 1) : entries.slice(0, firstUndo < 0 ? undefined : firstUndo);
    return batch.slice(0, LARGEST_BATCH);
  }

  /** From now on the server may know of these, whatever comes back. */
  attempt(batch) {
    batch
      .filter((entry) => entry.mark && !entry.attempted)
      .forEach(({ key, mark }) => write(key, { mark, attempted: true }));
  }

  remove(batch) {
    batch.forEach((entry) => remove(entry.key));
  }

  /** Never smaller than a key before it, even if the device's clock is set back; never that of another window. */
  #nextKey() {
    const last = keys().filter((key) => key.startsWith(this.prefix)).at(-1);
    const after = last ? parseInt(last.slice(this.prefix.length), 10) + 1 : 0;
    const order = String(Math.max(Date.now() * 1000, after)).padStart(17, '0');
    return `${this.prefix}${order}-${newId().slice(0, 8)}`;
  }
}

/** Sends a gathering's queue, one request at a time, until it is empty or sending makes no sense for now. */
export class Sender {
  /**
   * @param {(state: string, detail: object) => void} told called for every change: sent, waiting, offline,
   *     signed-out, refused
   */
  constructor(queue, told) {
    this.queue = queue;
    this.told = told;
    this.url = `/api/gatherings/${queue.gathering}/door`;
    this.retryMs = FIRST_RETRY_MS;
    addEventListener('online', () => this.wake());
    document.addEventListener('visibilitychange', () => document.hidden || this.wake());
  }

  /** Sends now whatever waits, unless it is being sent already. */
  async wake() {
    clearTimeout(this.timer);
    if (this.running) {
      return;
    }
    this.running = true;
    try {
      while (this.queue.length > 0 && (await this.#send(this.queue.next())));
    } finally {
      this.running = false;
    }
    if (this.queue.length === 0) {
      this.told('sent', {});
    }
  }

  async #send(batch) {
    this.queue.attempt(batch);
    let response;
    try {
      response = await this.#request(batch);
    } catch {
      return this.#later();
    }
    if (response.ok || (batch[0].undo && response.status === 404)) {
      const tally = response.status === 200 ? await response.json().catch(() => ({})) : {};
      this.queue.remove(batch);
      this.retryMs = FIRST_RETRY_MS;
      this.told('waiting', { total: tally.total, undone: batch[0].undo && response.ok ? 1 : 0 });
      return true;
    }
    if (response.status === 401) {
      this.told('signed-out', {});
      return false;
    }
    const problem = await response.json().catch(() => ({}));
    if (FINAL.has(response.status) || (response.status === 409 && FINAL_CONFLICTS.has(problem.code))) {
      this.told('refused', { problem });
      return false;
    }
    return this.#later();
  }

  #request(batch) {
    const options = { signal: AbortSignal.timeout(PATIENCE_MS), headers: { Accept: 'application/json' } };
    return batch[0].undo
      ? fetch(`${this.url}/marks/${batch[0].undo}`, { ...options, method: 'DELETE' })
      : fetch(`${this.url}/marks`, {
          ...options,
          method: 'POST',
          headers: { ...options.headers, 'Content-Type': 'application/json' },
          body: JSON.stringify({ marks: batch.map((entry) => entry.mark) }),
        });
  }

  #later() {
    this.timer = setTimeout(() => this.wake(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
    this.told('offline', {});
    return false;
  }

  /** The server's tally; null while it cannot be had. */
  async tally() {
    try {
      const response = await fetch(this.url, {
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: { Accept: 'application/json' },
      });
      if (response.status === 401) {
        this.told('signed-out', {});
      }
      return response.ok ? await response.json() : null;
    } catch {
      return null;
    }
  }
}
