/** The list of doors, and what this device still has to send. */
import { exportFile, importFile } from './files.js';
import { Queue } from './queue.js';
import { day, fill, say } from './text.js';

export class ListPage {
  constructor(page) {
    this.page = page;
  }

  async start(store, sender) {
    this.store = store;
    this.sender = sender;
    this.find('[data-export]').addEventListener('click', () => exportFile(this.store));
    this.find('[data-import]').addEventListener('change', (event) => this.takeIn(event.target));
    document.querySelector('form[action="/logout"]')?.addEventListener('submit', (event) => this.leave(event));
    this.sortByDay();
    await this.show();
    this.started = true;
  }

  find(selector) {
    return this.page.querySelector(selector);
  }

  /** A list that was kept since another day, or that stands open over night, is sorted by today. */
  sortByDay() {
    const today = day(Date.now());
    if (this.page.dataset.day === today) {
      return;
    }
    for (const entry of this.page.querySelectorAll('[data-entry]')) {
      const { day: its, state } = entry.dataset;
      const done = ['CLOSED', 'CONFIRMED', 'CALLED_OFF'].includes(state);
      const section = its === today ? 'today' : its > today ? 'next' : done ? null : 'unfinished';
      if (section) {
        this.find(`[data-section="${section}"] [data-entries]`).append(entry);
      } else {
        entry.remove();
      }
    }
    for (const section of this.page.querySelectorAll('[data-section]')) {
      const empty = !section.querySelector('[data-entry]');
      section.hidden = empty && section.dataset.section !== 'today';
      section.querySelector('.empty')?.toggleAttribute('hidden', !empty);
    }
    this.find('[data-today]').textContent = new Date().toLocaleDateString(document.documentElement.lang, {
      month: 'long', day: 'numeric', weekday: 'short', timeZone: 'Asia/Tokyo',
    });
  }

  async takeIn(input) {
    const taken = input.files[0] ? await importFile(this.store, input.files[0]) : null;
    const { text, textBad } = this.find('[data-taken]').dataset;
    say(this.find('[data-taken]'), taken === null ? textBad : fill(text, taken));
    input.value = '';
    await this.show();
    this.sender.wake();
  }

  /** Asks before signing out while entries still wait on this device. Signing out deletes none of them. */
  leave(event) {
    const question = this.find('[data-leaving]');
    if (this.waiting > 0 && question.hidden) {
      event.preventDefault();
      say(question.querySelector('p'), fill(question.dataset.text, this.waiting));
      question.hidden = false;
      question.querySelector('p').focus();
      question.querySelector('[data-leave]').addEventListener('click', () => event.target.submit());
      question.querySelector('[data-stay]').addEventListener('click', () => { question.hidden = true; });
    }
  }

  /** Loads the page again once the device has sent everything, because the numbers on it are older. */
  async told(gathering, state) {
    if (this.started && this.waiting > 0) {
      await this.show(gathering, state);
      if (this.waiting === 0 && state === 'sent') {
        location.reload();
      }
    }
  }

  async show(gathering, state) {
    const queues = await Promise.all(
      [...this.page.querySelectorAll('[data-entry]')].map(async (entry) => this.showEntry(entry)),
    );
    const everything = await this.store.everything();
    const others = await Promise.all((await this.store.gatherings()).map((id) => Queue.of(this.store, id)));
    this.waiting = others.reduce((sum, queue) => sum + queue.waiting, 0);
    const aside = queues.find((queue) => queue.aside.length > 0)?.gathering;
    this.find('[data-waits]').hidden = everything.length === 0;
    const unsent = this.find('[data-unsent]');
    say(unsent, this.waiting > 0 ? fill(unsent.dataset.text, this.waiting) : '');
    const link = this.find('[data-refused-at]');
    const refused = state === 'refused' ? gathering : aside;
    link.hidden = !refused && link.hidden;
    link.href = refused ? `/door/${refused}` : link.href;
  }

  /** The marks and changes of a door that this device has made and the server does not know yet. */
  async showEntry(entry) {
    const queue = await Queue.of(this.store, entry.dataset.entry);
    const kept = await this.store.door(queue.gathering);
    const told = kept?.version > Number(entry.dataset.version) ? kept : null;
    const before = told?.state ?? entry.dataset.state;
    const stage = queue.stage(before);
    if (told || queue.length > 0) {
      const sums = told ? Object.values(told.sums) : (entry.dataset.sums ?? '').split(' ').filter(Boolean)
        .map((sum) => Number(sum.split(':')[1]));
      const total = sums.reduce((sum, n) => sum + n, 0) + queue.people;
      this.#sayStage(entry, stage);
      const people = entry.querySelector('[data-people]');
      people.hidden = stage === 'NOT_OPENED';
      say(people, fill(people.dataset.text, Math.max(0, total)));
    }
    return queue;
  }

  #sayStage(entry, stage) {
    const { textOpen, textClosed } = this.page.dataset;
    const text = { OPEN: textOpen, CLOSED: textClosed }[stage];
    if (text) {
      say(entry.querySelector('[data-state-text]'), text);
    }
  }
}
