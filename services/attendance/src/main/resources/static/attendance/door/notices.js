/** The notices of a door that show in one state only, and the decisions that they offer. */
import { newId } from './queue.js';
import { clock, fill, say, sentence } from './text.js';
import { exportFile } from './files.js';

export class Notices {
  constructor(page, marks) {
    this.page = page;
    this.marks = marks;
  }

  find(selector) {
    return this.page.querySelector(selector);
  }

  onDecision(store, decided) {
    this.store = store;
    this.decided = decided;
    this.find('[data-again]').addEventListener('click', decided);
    this.find('[data-export]').addEventListener('click', () => exportFile(store));
    this.find('[data-discard]').addEventListener('click', async () => {
      await store.giveUp(this.queue.entries);
      decided();
    });
  }

  show(state, queue, problem) {
    this.queue = queue;
    const waits = queue.length > 0;
    for (const notice of this.page.querySelectorAll('[data-when]')) {
      notice.hidden = !(waits || state === 'full') || notice.dataset.when !== state;
    }
    const unsent = this.find('[data-unsent]');
    unsent.parentElement.hidden = !waits || state === 'refused' || this.page.dataset.shown === 'OPEN';
    say(unsent, fill(unsent.dataset.text, queue.waiting));
    if (waits && state === 'refused') {
      this.#refuse(queue, problem);
    }
    this.#showAside(queue.aside);
  }

  /** The server's refusal in its own words, with each mark that waits for a decision, so that staff can report it. */
  #refuse(queue, problem) {
    say(this.find('[data-refusal]'), sentence(problem));
    const held = this.find('[data-held]');
    say(held, fill(held.dataset.text, queue.waiting));
    const list = this.find('[data-list]');
    const lines = queue.entries.filter(({ step }) => !step).map(({ mark }) => {
      const line = document.createElement('li');
      line.textContent = mark ? `${this.marks.label(mark)} (${clock(mark.at)})` : list.dataset.textUndo;
      return line;
    });
    list.replaceChildren(...lines);
  }

  /** The marks that were refused one by one: each can be mended and sent again, or given up. */
  #showAside(aside) {
    const section = this.find('[data-aside]');
    section.hidden = aside.length === 0;
    const shown = aside.map(({ n }) => n).join();
    if (shown !== this.shown) {
      this.shown = shown;
      this.find('[data-aside-list]').replaceChildren(...aside.map((entry) => this.#asideLine(entry)));
    }
  }

  #asideLine(entry) {
    const line = this.find('template[data-aside-line]').content.cloneNode(true).querySelector('li');
    const { mark } = entry;
    const what = mark
      ? `${this.marks.label(mark)} ${this.marks.entrance(mark)} ${clock(mark.at)}`
      : this.find('[data-list]').dataset.textUndo;
    line.querySelector('[data-what]').textContent = what;
    line.querySelector('[data-why]').textContent = sentence(entry.problem);
    const form = line.querySelector('form');
    form.querySelector('[data-mend]').hidden = !mark;
    if (mark) {
      form.elements.category.value = `${mark.who}_${mark.visit}`;
      this.#offerWays(form.elements.way, mark.door);
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#settle(entry, event.submitter.value === 'mend' ? mended(form, mark) : null);
    });
    return line;
  }

  /** Only the entrances that this gathering has: another one is the usual reason of a refusal. */
  #offerWays(select, chosen) {
    const offered = [...this.page.querySelectorAll('[data-pads] input[name="door"]')].map(({ value }) => value);
    [...select.options].filter(({ value }) => !offered.includes(value)).forEach((option) => option.remove());
    select.value = offered.includes(chosen) ? chosen : offered[0];
  }

  async #settle(entry, mark) {
    await this.store.settle(entry, mark);
    this.decided();
  }
}

/** A mended mark is another mark with the same time: the refused one was never counted. */
function mended(form, mark) {
  const [who, visit] = form.elements.category.value.split('_');
  return { ...mark, id: newId(), who, visit, door: form.elements.way.value };
}
