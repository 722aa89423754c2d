/** The door's pages: count without waiting for the network, and tell what is still on its way. */
import { Queue, Sender, newId, waitingGatherings } from './queue.js';

const REFRESH_MS = 20000;
const TAPPED_MS = 180;

function fill(text, ...values) {
  return values.reduce((filled, value, i) => filled.replaceAll(`{${i}}`, value), text ?? '');
}

function clock(at) {
  return new Date(at).toLocaleTimeString('ja-JP', { hour: 'numeric', minute: '2-digit', timeZone: 'Asia/Tokyo' });
}

/** Writes only what changed, so that a screen reader is not told the same thing twice. */
function say(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** The notices that show in one state only, and what each says. */
class Notices {
  constructor(page) {
    this.page = page;
  }

  find(selector) {
    return this.page.querySelector(selector);
  }

  label(button) {
    return this.find(`[data-labels] [data-pad="${button}"]`)?.textContent ?? '';
  }

  show(state) {
    for (const notice of this.page.querySelectorAll('[data-when]')) {
      notice.hidden = notice.dataset.when !== state;
    }
  }

  /** Shows the server's refusal in its own words, with each refused mark, so that staff can report it. */
  refuse(queue, problem) {
    say(this.find('[data-refusal]'), problem?.message?.[document.documentElement.lang] ?? '');
    const held = this.find('[data-held]');
    say(held, fill(held.dataset.text, queue.waiting));
    const list = this.find('[data-list]');
    list.replaceChildren(
      ...queue.entries().map(({ mark }) => {
        const line = document.createElement('li');
        line.textContent = mark
          ? `${this.label(`${mark.who}_${mark.visit}`)} (${clock(mark.at)})`
          : list.dataset.textUndo;
        return line;
      }),
    );
    this.show('refused');
  }

  onDecision(again, discard) {
    this.find('[data-again]')?.addEventListener('click', again);
    this.find('[data-discard]')?.addEventListener('click', discard);
  }
}

/** The page on which people are counted. */
class Counter {
  constructor(page) {
    this.page = page;
    this.texts = page.dataset;
    this.known = Number(page.dataset.total);
    this.made = [...page.querySelectorAll('[data-recent] li')].map(({ dataset }) => ({ ...dataset })).reverse();
    this.notices = new Notices(page);
    this.queue = new Queue(page.dataset.gathering);
    this.sender = new Sender(this.queue, (state, detail) => this.told(state, detail));
    this.state = 'sent';
    this.changes = 0;
  }

  start() {
    this.find('[data-pads]').addEventListener('submit', (event) => this.count(event));
    this.find('[data-undo]').addEventListener('submit', (event) => this.undo(event));
    this.notices.onDecision(() => this.send(), () => this.discard());
    // a key that is held down is one press, not many people
    this.page.addEventListener('keydown', (event) => event.repeat && event.key === 'Enter' && event.preventDefault());
    addEventListener('pageshow', () => this.refresh());
    document.addEventListener('visibilitychange', () => document.hidden || this.refresh());
    setInterval(() => document.hidden || this.refresh(), REFRESH_MS);
    for (const id of waitingGatherings().filter((other) => other !== this.queue.gathering)) {
      new Sender(new Queue(id), () => {}).wake();
    }
    this.send();
  }

  find(selector) {
    return this.page.querySelector(selector);
  }

  count(event) {
    event.preventDefault();
    const button = event.submitter;
    const [who, visit] = button.value.split('_');
    const door = new FormData(event.target).get('door');
    const mark = { id: newId(), who, visit, door, at: new Date().toISOString() };
    this.queue.mark(mark);
    this.made.push({ id: mark.id, pad: button.value, at: mark.at });
    this.feel(button);
    this.send();
  }

  undo(event) {
    event.preventDefault();
    const last = this.made.pop();
    if (last) {
      this.queue.undo(last.id);
      this.send();
    }
  }

  feel(button) {
    navigator.vibrate?.(15);
    button.classList.add('tapped');
    setTimeout(() => button.classList.remove('tapped'), TAPPED_MS);
  }

  send() {
    this.changes += 1;
    this.show(this.state);
    this.sender.wake();
  }

  told(state, { total, undone = 0, problem }) {
    this.known = (total ?? this.known) - undone;
    this.stale ||= undone > 0;
    this.show(state, problem);
    if (state === 'sent' && this.stale) {
      this.refresh();
    }
  }

  /** Other devices count at the same door: takes their marks in whenever nothing of this one is on its way. */
  async refresh() {
    const before = this.changes;
    if (this.queue.length > 0 || this.refreshing) {
      return;
    }
    this.refreshing = true;
    const tally = await this.sender.tally();
    this.refreshing = false;
    if (!tally || before !== this.changes || this.queue.length > 0) {
      return;
    }
    if (tally.state !== 'OPEN') {
      location.reload();
      return;
    }
    this.stale = false;
    this.known = tally.total;
    this.show('sent');
  }

  discard() {
    const unsent = new Set(this.queue.entries().map(({ mark }) => mark?.id));
    this.made = this.made.filter(({ id }) => !unsent.has(id));
    this.queue.remove(this.queue.entries());
    this.stale = true;
    this.told('sent', {});
  }

  show(state, problem = this.problem) {
    this.state = state;
    this.problem = problem;
    const waiting = this.queue.waiting;
    say(this.find('[data-count]'), String(Math.max(0, this.known + this.queue.people)));
    const status = this.find('[data-sending]');
    const { textSent, textOffline, textWaiting } = this.texts;
    say(status, fill(waiting === 0 ? textSent : state === 'offline' ? textOffline : textWaiting, waiting));
    status.classList.toggle('wait', waiting > 0);
    this.showLast();
    if (state === 'refused') {
      this.notices.refuse(this.queue, problem);
    } else {
      this.notices.show(state);
    }
  }

  showLast() {
    const last = this.made.at(-1);
    const { textLast, textNone } = this.texts;
    say(this.find('[data-last]'), last ? fill(textLast, this.notices.label(last.pad), clock(last.at)) : textNone);
    this.find('[data-undo] button').disabled = !last;
  }
}

/** Any other page of the door: sends what this device still holds, and says so. */
class Outbox {
  constructor(page) {
    this.page = page;
    this.notices = new Notices(page);
    const here = page.dataset.gathering;
    this.queues = waitingGatherings().filter((id) => !here || id === here).map((id) => new Queue(id));
  }

  start() {
    const senders = this.queues.map((queue) => new Sender(queue, (state, detail) => this.told(queue, state, detail)));
    if (senders.length > 0) {
      this.notices.onDecision(() => senders.forEach((sender) => sender.wake()), () => this.discard());
      this.show();
      senders.forEach((sender) => sender.wake());
    }
  }

  told(queue, state, { problem }) {
    if (state === 'refused' && this.page.dataset.gathering) {
      this.notices.refuse(queue, problem);
    } else {
      this.show(state === 'refused' ? queue.gathering : undefined);
    }
  }

  discard() {
    this.queues.forEach((queue) => queue.remove(queue.entries()));
    this.show();
  }

  /** The numbers on the page are older than what has been sent since: shows the page anew then. */
  show(refused) {
    const waiting = this.queues.reduce((sum, queue) => sum + queue.waiting, 0);
    if (waiting === 0) {
      location.reload();
      return;
    }
    this.notices.show('waiting');
    const text = this.page.querySelector('[data-unsent]');
    say(text, fill(text.dataset.text, waiting));
    const link = this.page.querySelector('[data-refused-at]');
    if (link && refused) {
      link.href = `/door/${refused}`;
      link.hidden = false;
    }
    this.page.querySelectorAll('[data-close]').forEach((button) => {
      button.disabled = true;
    });
  }
}

const page = document.querySelector('main');
if (page.matches('.door')) {
  new Counter(page).start();
} else if (page.matches('[data-outbox]')) {
  new Outbox(page).start();
}
