/**
 * Sends the entries of this device. A Web Lock lets one tab send at a time, gathering by gathering, each in its order.
 * It sets aside an entry that the server will never accept, so that the rest goes on.
 */
import { category, tellTabs } from './queue.js';

const LOCK = 'ibasho.door.sender';
const LARGEST_BATCH = 100;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30000;
const PATIENCE_MS = 15000;
/** Answers about a request's content: sending it again does not change them. */
const REFUSED = new Set([400, 404, 413, 415, 422]);
/** A conflict of one mark; any other conflict passes. */
const REFUSED_CONFLICTS = new Set(['mark-differs']);
/** Refusals that are about the whole door: the entries wait until somebody has decided. */
const OF_THE_DOOR = new Set(['door-not-open', 'door-not-yet', 'door-confirmed', 'gathering-cancelled',
  'gathering-not-found']);

/** A stored door in the form of the store. */
export function doorOf(tally) {
  return {
    id: tally.gatheringId,
    version: tally.version,
    state: tally.state,
    sums: Object.fromEntries((tally.corrected ?? tally.visits).map((sum) => [category(sum), sum.count])),
    latest: tally.latest,
  };
}

/** Runs alone among all tabs; at once where the browser has no locks. */
function alone(work) {
  return navigator.locks ? navigator.locks.request(LOCK, work) : work();
}

export class Sender {
  /** @param told hears (gathering, state, problem): waiting, sent, offline, signed-out, forbidden, refused */
  constructor(store, told) {
    this.store = store;
    this.told = told;
    this.retryMs = FIRST_RETRY_MS;
    addEventListener('online', () => this.wake());
    document.addEventListener('visibilitychange', () => document.hidden || this.wake());
  }

  /** Sends all waiting entries. The same run, or the next one, also sends entries that are added meanwhile. */
  async wake() {
    clearTimeout(this.timer);
    this.again = true;
    if (this.running) {
      return;
    }
    this.running = true;
    try {
      while (this.again) {
        this.again = false;
        await alone(() => this.#drain());
      }
    } finally {
      this.running = false;
    }
  }

  async #drain() {
    for (const gathering of await this.store.gatherings()) {
      const end = await this.#sendAll(gathering);
      this.#tell(gathering, end.state, end.problem);
      if (['offline', 'signed-out', 'forbidden'].includes(end.state)) {
        this.again = false;
        return;
      }
    }
  }

  #tell(gathering, state, problem) {
    tellTabs(gathering, { state, problem });
    this.told(gathering, state, problem);
  }

  /** Sends one gathering's entries until none is left or one has to wait; says how it ended. */
  async #sendAll(gathering) {
    let limit = LARGEST_BATCH;
    for (;;) {
      const batch = await this.store.claim(gathering, limit);
      if (batch.length === 0) {
        return { state: 'sent' };
      }
      const answer = await this.#send(gathering, batch);
      if (answer.end) {
        return answer.end;
      }
      limit = answer.limit ?? LARGEST_BATCH;
      this.#tell(gathering, 'waiting');
    }
  }

  async #send(gathering, batch) {
    let response;
    try {
      response = await this.#request(gathering, batch);
    } catch {
      return { end: this.#later() };
    }
    const body = await response.json().catch(() => ({}));
    if (response.ok || isDone(batch[0], response.status, body.code)) {
      this.retryMs = FIRST_RETRY_MS;
      await this.store.acknowledge(batch, body.visits ? doorOf(body) : await this.tally(gathering));
      return {};
    }
    if (response.status === 401) {
      return { end: { state: 'signed-out' } };
    }
    if (response.status === 403) {
      return { end: { state: 'forbidden', problem: body } };
    }
    if (OF_THE_DOOR.has(body.code)) {
      return { end: { state: 'refused', problem: body } };
    }
    return REFUSED.has(response.status) || REFUSED_CONFLICTS.has(body.code)
      ? this.#refused(batch, body)
      : { end: this.#later() };
  }

  /** The server refuses a whole batch for one bad mark: sets that mark aside, or looks for it in half the batch. */
  async #refused(batch, problem) {
    const index = Number(/^marks\[(\d+)\]/.exec(problem.field ?? '')?.[1] ?? (batch.length === 1 ? 0 : NaN));
    if (batch[index]) {
      await this.store.setAside(batch[index], { code: problem.code, message: problem.message });
      return {};
    }
    return { limit: Math.ceil(batch.length / 2) };
  }

  #request(gathering, batch) {
    const url = `/api/gatherings/${gathering}/door`;
    const [{ undo, step }] = batch;
    const options = { signal: AbortSignal.timeout(PATIENCE_MS), headers: { Accept: 'application/json' } };
    if (undo) {
      return fetch(`${url}/marks/${undo.id}`, { ...options, method: 'DELETE' });
    }
    if (step) {
      return fetch(`${url}/${step === 'open' ? 'opening' : 'closing'}`, { ...options, method: 'POST' });
    }
    return fetch(`${url}/marks`, {
      ...options,
      method: 'POST',
      headers: { ...options.headers, 'Content-Type': 'application/json' },
      body: JSON.stringify({ marks: batch.map((entry) => entry.mark) }),
    });
  }

  #later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.wake(), this.retryMs);
    this.retryMs = Math.min(this.retryMs * 2, LONGEST_RETRY_MS);
    return { state: 'offline' };
  }

  /** The door as the server has it; null while it cannot be had. */
  async tally(gathering) {
    try {
      const response = await fetch(`/api/gatherings/${gathering}/door`, {
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: { Accept: 'application/json' },
      });
      return response.ok ? doorOf(await response.json()) : null;
    } catch {
      return null;
    }
  }
}

/** An undo of a mark that never arrived, and the opening of a door that another device has closed since. */
function isDone({ undo, step }, status, code) {
  return (undo && status === 404 && code === 'mark-not-found')
    || (step === 'open' && ['door-closed', 'door-confirmed'].includes(code))
    || (step === 'close' && code === 'door-confirmed');
}
