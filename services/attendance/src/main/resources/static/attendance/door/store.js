/**
 * The database of this device. `waiting`: entries that the server has not acknowledged, in the order of the taps.
 * `aside`: entries that the server refused, with its reason. `doors`: each door as the server last sent it. `taken`:
 * the keys of the older queue in localStorage that this store has taken over.
 *
 * The database's version grows with its form: `FORMS` has one step per version, and no step is ever removed, so that a
 * device that was away for two versions keeps its marks.
 */
import { openDB } from '../lib/idb-8.0.4/index.js';
import { olderEntries, forgetOlder } from './older.js';

const NAME = 'ibasho-door';
/** The browser confirms a transaction when its data are on the disk: a mark that the page shows survives a kill. */
const ON_DISK = { durability: 'strict' };

const FORMS = [
  (database) => {
    database.createObjectStore('waiting', { keyPath: 'n', autoIncrement: true }).createIndex('gathering', 'gathering');
    database.createObjectStore('aside', { keyPath: 'n' }).createIndex('gathering', 'gathering');
    database.createObjectStore('doors', { keyPath: 'id' });
    database.createObjectStore('taken');
  },
];

function upgrade(database, oldVersion) {
  FORMS.slice(oldVersion).forEach((form) => form(database));
}

/** Opens the store. Another tab with a newer page needs the database for itself: this one makes way and loads anew. */
export async function openStore() {
  const database = await openDB(NAME, FORMS.length, {
    upgrade,
    blocking: (current, next, event) => {
      event.target.close();
      location.reload();
    },
  });
  const store = new Store(database);
  await store.takeOver();
  return store;
}

export class Store {
  constructor(database) {
    this.database = database;
  }

  async #write(stores, change) {
    const transaction = this.database.transaction(stores, 'readwrite', ON_DISK);
    const result = await change(transaction);
    await transaction.done;
    return result;
  }

  waiting(gathering) {
    return this.database.getAllFromIndex('waiting', 'gathering', gathering);
  }

  aside(gathering) {
    return this.database.getAllFromIndex('aside', 'gathering', gathering);
  }

  /** The gatherings for which something waits. */
  async gatherings() {
    const found = [];
    let cursor = await this.database.transaction('waiting').store.index('gathering').openKeyCursor(null, 'nextunique');
    while (cursor) {
      found.push(cursor.key);
      cursor = await cursor.continue();
    }
    return found;
  }

  /** Everything that waits or was set aside, for a file. */
  async everything() {
    return [...(await this.database.getAll('waiting')), ...(await this.database.getAll('aside'))];
  }

  countWaiting() {
    return this.database.count('waiting');
  }

  /** Adds an entry at the end. It is kept when this returns. */
  add(entry) {
    return this.#write(['waiting'], async ({ store }) => ({ ...entry, n: await store.add(entry) }));
  }

  /** A mark that was never sent goes; one that may have arrived is taken back after it. */
  takeBack(gathering, mark) {
    return this.#write(['waiting', 'aside'], async (transaction) => {
      const waiting = transaction.objectStore('waiting');
      const entries = await waiting.index('gathering').getAll(gathering);
      const unsent = entries.find((entry) => entry.mark?.id === mark.id);
      if (unsent && !unsent.attempted) {
        await waiting.delete(unsent.n);
      } else if (!entries.some((entry) => entry.undo?.id === mark.id)) {
        await waiting.add({ gathering, undo: mark });
      }
    });
  }

  /**
   * The first entries that one request can send: marks up to a limit, or one other step. From now on the server may
   * know of them, whatever it answers.
   */
  claim(gathering, limit) {
    return this.#write(['waiting'], async ({ store }) => {
      const first = await store.index('gathering').getAll(gathering, limit);
      const end = first.findIndex((entry) => !entry.mark);
      const batch = end === 0 ? first.slice(0, 1) : first.slice(0, end < 0 ? undefined : end);
      const fresh = batch.filter((entry) => !entry.attempted);
      await Promise.all(fresh.map((entry) => store.put({ ...entry, attempted: true })));
      return batch;
    });
  }

  /** Removes entries that the server has, and keeps the `door` of its answer. */
  acknowledge(batch, door) {
    return this.#write(['waiting', 'doors'], async (transaction) => {
      await Promise.all(batch.map(({ n }) => transaction.objectStore('waiting').delete(n)));
      await keepNewer(transaction.objectStore('doors'), door);
    });
  }

  /** Takes an entry out of the queue, with the server's reason, so that the rest can go on. */
  setAside(entry, problem) {
    return this.#write(['waiting', 'aside'], async (transaction) => {
      await transaction.objectStore('waiting').delete(entry.n);
      await transaction.objectStore('aside').put({ ...entry, problem });
    });
  }

  /** Ends the wait of an entry that was set aside: it is sent again, perhaps mended, or given up. */
  settle(entry, mended) {
    return this.#write(['waiting', 'aside'], async (transaction) => {
      await transaction.objectStore('aside').delete(entry.n);
      if (mended) {
        await transaction.objectStore('waiting').add({ gathering: entry.gathering, mark: mended });
      }
    });
  }

  giveUp(entries) {
    return this.#write(['waiting'], ({ store }) => Promise.all(entries.map(({ n }) => store.delete(n))));
  }

  /** Takes in entries of a file. Skips those that this device has; the server skips those that it has. */
  takeIn(entries) {
    return this.#write(['waiting', 'aside'], async (transaction) => {
      const waiting = transaction.objectStore('waiting');
      const here = [...(await waiting.getAll()), ...(await transaction.objectStore('aside').getAll())];
      const known = new Set(here.map(signature));
      const fresh = entries.filter((entry) => !known.has(signature(entry)));
      await Promise.all(fresh.map((entry) => waiting.add(entry)));
      return fresh.length;
    });
  }

  door(id) {
    return this.database.get('doors', id);
  }

  /** Keeps the server's answer about a door, unless the store has a later one. */
  keepDoor(door) {
    return this.#write(['doors'], ({ store }) => keepNewer(store, door));
  }

  /** Takes over the queue of the time when it was in localStorage. Each entry comes over once. */
  async takeOver() {
    const older = olderEntries();
    if (older.length > 0) {
      await this.#write(['waiting', 'taken'], async (transaction) => {
        for (const { key, entry } of older) {
          if (!(await transaction.objectStore('taken').get(key))) {
            await transaction.objectStore('waiting').add(entry);
            await transaction.objectStore('taken').put(true, key);
          }
        }
      });
      forgetOlder(older.map(({ key }) => key));
    }
  }
}

async function keepNewer(doors, door) {
  const known = door && (await doors.get(door.id));
  if (door && (!known || known.version <= door.version)) {
    await doors.put(door);
  }
}

/** Equal for the same step, on whichever device it was read. */
function signature({ gathering, mark, undo, step }) {
  return [gathering, mark?.id, undo?.id, step].join();
}
