/** A door's page: counts without waiting for the network, and shows how many entries the device has not sent yet. */
import { Queue, newId } from './queue.js';
import { Marks, doorOnPage } from './marks.js';
import { Notices } from './notices.js';
import { day, fill, say } from './text.js';

const REFRESH_MS = 20000;
const TAPPED_MS = 180;

export class DoorPage {
  constructor(page) {
    this.page = page;
    this.marks = new Marks(page);
    this.notices = new Notices(page, this.marks);
    this.state = 'sent';
    this.closing = 'closing' in page.dataset;
    /** Handles one press after the other; it begins when the store is open. */
    this.work = new Promise((resolve) => { this.begin = resolve; });
    this.listen();
  }

  async start(store, sender) {
    this.store = store;
    this.sender = sender;
    const queue = await Queue.of(store, this.page.dataset.gathering);
    const shown = doorOnPage(this.page);
    const kept = await this.store.door(queue.gathering);
    this.door = kept?.version > shown.version ? kept : shown;
    this.queue = queue;
    if (!('kept' in this.page.dataset)) {
      await this.store.keepDoor(shown);
    }
    this.notices.onDecision(store, () => this.decided());
    this.show();
    this.begin();
    addEventListener('pageshow', () => this.refresh());
    document.addEventListener('visibilitychange', () => document.hidden || this.refresh());
    setInterval(() => document.hidden || this.refresh(), REFRESH_MS);
    this.refresh();
  }

  /** Without a store, the page stays a plain form. */
  giveUp() {
    this.plain = true;
  }

  listen() {
    this.on('submit', '[data-pads]', (event) => this.count(event.submitter, new FormData(event.target).get('door')));
    this.on('submit', '[data-undo]', () => this.undo(() => true));
    this.on('submit', '[data-undo-any]', ({ submitter }) => this.undo(({ id }) => id === submitter.value));
    this.on('submit', '[data-open]', () => this.step('open'));
    this.on('submit', '[data-close]', () => this.step('close'));
    this.on('click', '[data-to-closing]', () => this.ask(true));
    this.on('click', '[data-to-counting]', () => this.ask(false));
    // a key that is held down is one press, not many people
    this.page.addEventListener('keydown', (event) => event.repeat && event.key === 'Enter' && event.preventDefault());
  }

  on(type, selector, act) {
    this.page.querySelector(selector)?.addEventListener(type, (event) => {
      if (!this.plain) {
        event.preventDefault();
        act(event);
      }
    });
  }

  async count(button, door) {
    const [who, visit] = button.value.split('_');
    const mark = { id: newId(), who, visit, door, at: new Date().toISOString() };
    if (await this.kept(() => this.queue.mark(mark))) {
      navigator.vibrate?.(15);
      button.classList.add('tapped');
      setTimeout(() => button.classList.remove('tapped'), TAPPED_MS);
    }
  }

  /** Takes back the latest mark that fits, as the list is when its turn comes. */
  async undo(fits) {
    await this.kept(async () => {
      const mark = this.marks.latest(this.queue, this.door).find(fits);
      if (mark) {
        await this.queue.undo(mark);
      }
    });
  }

  async step(step) {
    this.closing = false;
    await this.kept(() => this.queue.step(step));
  }

  /** Makes a change after all earlier ones, shows its effect once it is on the disk, and sends it. */
  kept(change) {
    this.work = this.work.then(() => this.#keep(change));
    return this.work;
  }

  /** Makes the change; shows a notice if the device has no room for it. */
  async #keep(change) {
    try {
      await change();
    } catch {
      this.show('full');
      return false;
    }
    this.show();
    this.sender.wake();
    return true;
  }

  ask(closing) {
    this.work = this.work.then(() => {
      this.closing = closing;
      this.show();
      this.page.querySelector(closing ? '[data-panel="CLOSING"] h2' : '[data-to-closing]').focus();
    });
  }

  async decided() {
    await this.reload();
    this.sender.wake();
  }

  async reload() {
    await this.queue.load();
    const kept = await this.store.door(this.queue.gathering);
    this.door = kept?.version >= this.door.version ? kept : this.door;
    this.show();
  }

  /** The sender, here or in another tab, came this far. */
  async told(gathering, state, problem) {
    if (!this.queue || gathering !== this.queue.gathering) {
      return;
    }
    this.state = state ?? this.state;
    this.problem = problem;
    await this.reload();
    if (state === 'sent') {
      this.refresh();
    }
  }

  /** Other devices count at the same door: takes in their marks while this one has nothing to send. */
  async refresh() {
    if (this.queue.length > 0 || this.refreshing) {
      return;
    }
    this.refreshing = true;
    const told = await this.sender.tally(this.queue.gathering);
    this.refreshing = false;
    if (told) {
      await this.store.keepDoor(told);
      await this.reload();
      this.leave();
    }
  }

  /** A door that is over has a page of the server's, with its review. */
  leave() {
    const over = ['CLOSED', 'CONFIRMED', 'CALLED_OFF'].includes(this.door.state);
    if (over && this.queue.length === 0 && this.door.state !== this.page.dataset.state) {
      location.reload();
    }
  }

  panel() {
    const stage = this.queue.stage(this.door.state);
    if (stage === 'NOT_OPENED') {
      return this.page.dataset.day <= day(Date.now()) ? 'NOT_OPENED' : 'NOT_YET';
    }
    return stage === 'OPEN' && this.closing ? 'CLOSING' : stage;
  }

  show(state = this.state) {
    const { waiting } = this.queue;
    const panel = this.panel();
    this.page.dataset.shown = panel;
    this.page.querySelectorAll('[data-panel]').forEach((one) => {
      one.hidden = !one.dataset.panel.split(' ').includes(panel);
    });
    this.marks.show(this.queue, this.door);
    const { textSent, textOffline, textWaiting } = this.page.dataset;
    const status = this.page.querySelector('[data-sending]');
    say(status, fill(waiting === 0 ? textSent : state === 'offline' ? textOffline : textWaiting, waiting));
    status.classList.toggle('wait', waiting > 0);
    this.notices.show(state, this.queue, this.problem);
  }
}
