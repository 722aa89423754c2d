/** The pages of the door: a list and a door. Without IndexedDB they stay plain forms, which work with a connection. */
import { openStore } from './store.js';
import { onTabChange } from './queue.js';
import { Sender } from './sender.js';
import { DoorPage } from './page.js';
import { ListPage } from './list.js';
import { keepOffline, sayWhetherKept } from './keeping.js';
import { doorFromTemplate } from './template.js';

const main = doorFromTemplate(location.pathname) ?? document.querySelector('main');
const page = main.matches('.door') ? new DoorPage(main) : new ListPage(main);

async function start() {
  let store;
  try {
    store = await openStore();
  } catch {
    page.giveUp?.();
    main.querySelector('[data-forgetful]').hidden = false;
    return;
  }
  const sender = new Sender(store, (...change) => page.told(...change));
  await page.start(store, sender);
  onTabChange(({ gathering, state, problem }) => page.told(gathering, state, problem));
  sender.wake();
  keepOffline();
  sayWhetherKept(main);
}

start();
