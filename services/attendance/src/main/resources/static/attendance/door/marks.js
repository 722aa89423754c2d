/** The numbers of a door, and the list of its latest marks. */
import { clock, fill, say } from './text.js';

const LISTED = 20;

/** The door as the server wrote it into the page. */
export function doorOnPage(page) {
  const { gathering, version, state, sums } = page.dataset;
  return {
    id: gathering,
    version: Number(version ?? -1),
    state,
    sums: Object.fromEntries(
      (sums ?? '').split(' ').filter(Boolean).map((sum) => sum.split(':')).map(([key, count]) => [key, Number(count)]),
    ),
    latest: [...page.querySelectorAll('[data-recent] li')].map(({ dataset }) => ({ ...dataset })),
  };
}

export class Marks {
  constructor(page) {
    this.page = page;
  }

  find(selector) {
    return this.page.querySelector(selector);
  }

  /** 本人・初めて */
  label({ who, visit }) {
    return this.find(`[data-labels] [data-pad="${who}_${visit}"]`)?.textContent ?? '';
  }

  entrance({ door }) {
    return this.find(`[data-labels] [data-way="${door}"]`)?.textContent ?? '';
  }

  /** The latest marks that count, newest first: those of this device that wait, then the server's. */
  latest(queue, door) {
    const undone = new Set(queue.entries.map(({ undo }) => undo?.id));
    const waiting = queue.entries.filter(({ mark }) => mark).map(({ mark }) => mark).reverse();
    const here = new Set(waiting.map(({ id }) => id));
    return [...waiting, ...(door.latest ?? []).filter(({ id }) => !here.has(id))]
      .filter(({ id }) => !undone.has(id))
      .slice(0, LISTED);
  }

  show(queue, door) {
    const told = Object.values(door.sums).reduce((sum, count) => sum + count, 0);
    const total = Math.max(0, told + queue.people);
    this.page.querySelectorAll('[data-count], [data-sum]').forEach((count) => say(count, String(total)));
    this.#showTable(queue.sums(door.sums), total);
    this.#showLatest(this.latest(queue, door));
  }

  #showTable(sums, total) {
    const count = (matches) => [...sums].reduce((sum, [key, n]) => sum + (matches(key.split('/')) ? n : 0), 0);
    const fits = (wanted, value) => wanted === '*' || wanted === value;
    this.page.querySelectorAll('[data-cell]').forEach((cell) => {
      const [who, visit] = cell.dataset.cell.split('/');
      say(cell, String(count(([w, v]) => fits(who, w) && fits(visit, v))));
    });
    this.page.querySelectorAll('[data-at-way]').forEach((people) => {
      say(people, fill(people.dataset.text, count(([, , way]) => way === people.dataset.atWay)));
    });
    this.page.querySelectorAll('[data-some]').forEach((some) => { some.hidden = total === 0; });
    this.page.querySelectorAll('[data-nobody]').forEach((nobody) => { nobody.hidden = total > 0; });
  }

  #showLatest(latest) {
    const { textLast, textNone } = this.page.dataset;
    const [last] = latest;
    say(this.find('[data-last]'), last ? fill(textLast, this.label(last), clock(last.at)) : textNone);
    const undo = this.find('[data-undo] button');
    undo.disabled = !last;
    undo.value = last?.id ?? '';
    const shown = latest.map(({ id }) => id).join();
    if (shown !== this.shown) {
      this.shown = shown;
      this.find('[data-recent]').replaceChildren(...latest.map((mark) => this.#line(mark)));
      this.find('[data-undo-any]').hidden = latest.length === 0;
    }
  }

  #line(mark) {
    const line = this.find('template[data-mark]').content.cloneNode(true).querySelector('li');
    Object.assign(line.dataset, mark);
    const text = `${this.label(mark)} ${this.entrance(mark)} ${clock(mark.at)}`;
    line.querySelector('span').textContent = text;
    const button = line.querySelector('button');
    button.value = mark.id;
    button.setAttribute('aria-label', fill(button.dataset.label, text));
    return line;
  }
}
