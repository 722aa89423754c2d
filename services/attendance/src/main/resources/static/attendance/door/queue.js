/** The waiting entries of one gathering, as the page shows them: an up-to-date copy of the store's. */

const CHANGES = new BroadcastChannel('ibasho.door');

/** Tells the other tabs that the entries of a gathering changed. */
export function tellTabs(gathering, detail = {}) {
  CHANGES.postMessage({ gathering, ...detail });
}

/** Calls the listener when another tab has changed entries. */
export function onTabChange(listener) {
  CHANGES.addEventListener('message', ({ data }) => listener(data));
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

/** The key of the sum that a mark belongs to: its who, visit and door, joined. */
export function category({ who, visit, door }) {
  return `${who}/${visit}/${door}`;
}

export class Queue {
  static async of(store, gathering) {
    const queue = new Queue(store, gathering);
    await queue.load();
    return queue;
  }

  constructor(store, gathering) {
    this.store = store;
    this.gathering = gathering;
    this.entries = [];
    this.aside = [];
    this.changes = 0;
  }

  /** Reads the entries; once more if a tap came in between. */
  async load() {
    let before;
    do {
      before = this.changes;
      const [entries, aside] = await Promise.all([
        this.store.waiting(this.gathering),
        this.store.aside(this.gathering),
      ]);
      this.entries = entries;
      this.aside = aside;
    } while (before !== this.changes);
  }

  /** Begins or ends counting: `open` or `close`. */
  async step(step) {
    await this.#add({ gathering: this.gathering, step, at: new Date().toISOString() });
  }

  async mark(mark) {
    await this.#add({ gathering: this.gathering, mark });
  }

  async #add(entry) {
    const added = await this.store.add(entry);
    this.changes += 1;
    if (!this.entries.some(({ n }) => n === added.n)) {
      this.entries.push(added);
    }
    tellTabs(this.gathering);
  }

  async undo(mark) {
    await this.store.takeBack(this.gathering, mark);
    this.changes += 1;
    await this.load();
    tellTabs(this.gathering);
  }

  get length() {
    return this.entries.length;
  }

  /** The number of marks and undos that the server still needs; at least 1 while anything waits. */
  get waiting() {
    const undone = new Set(this.entries.map((entry) => entry.undo?.id));
    const here = new Set(this.entries.map((entry) => entry.mark?.id));
    const open = this.entries.filter(({ mark, undo }) =>
      mark ? !undone.has(mark.id) : undo ? !here.has(undo.id) : false,
    );
    return Math.max(open.length, Math.min(this.entries.length, 1));
  }

  /** The number of people that the waiting entries add to the server's count: marks less undos. */
  get people() {
    return this.entries.reduce((sum, { mark, undo }) => sum + (mark ? 1 : undo ? -1 : 0), 0);
  }

  /** The stage after the waiting steps of this device; without any, the stage that the server sent. */
  stage(told) {
    const last = this.entries.findLast((entry) => entry.step)?.step;
    return last ? { open: 'OPEN', close: 'CLOSED' }[last] : told;
  }

  /** The server's sums by category, plus the entries that wait on this device. */
  sums(told) {
    const sums = new Map(Object.entries(told));
    const add = (mark, by) => mark.who && sums.set(category(mark), (sums.get(category(mark)) ?? 0) + by);
    this.entries.forEach(({ mark, undo }) => (mark ? add(mark, 1) : undo && add(undo, -1)));
    return sums;
  }
}
