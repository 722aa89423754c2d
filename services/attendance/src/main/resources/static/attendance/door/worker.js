/**
 * The service worker of the door. It keeps the list of doors with everything that a door needs. With a connection,
 * pages come from the server; without one, or after a few seconds of waiting, each door is shown from what is kept. It
 * never touches the marks: they are in IndexedDB, which this worker does not open.
 */
const CACHE = 'ibasho-door-1';
const LIST = '/door';
/** The list, and a door's page; a review needs the server. */
const PAGES = /^\/door(\/[0-9a-f-]{36}(\/closing)?)?$/;
const HERE = '/assets/attendance/door/';
const FILES = [
  '/assets/ibasho.css',
  '/assets/icons.svg',
  '/assets/attendance/lib/idb-8.0.4/index.js',
  ...['door.css', 'door.js', 'files.js', 'keeping.js', 'list.js', 'marks.js', 'notices.js', 'older.js', 'page.js',
    'queue.js', 'sender.js', 'store.js', 'template.js', 'text.js'].map((name) => HERE + name),
];
const PATIENCE_MS = 4000;

self.addEventListener('install', (event) => {
  self.skipWaiting();
  event.waitUntil(keepFiles());
});

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), forgetOlderCaches()]));
});

self.addEventListener('message', (event) => {
  if (event.data === 'keep') {
    event.waitUntil(keepAll());
  }
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) {
    return;
  }
  if (request.mode === 'navigate' && PAGES.test(pathname)) {
    event.respondWith(page(request));
  } else if (FILES.includes(pathname)) {
    event.respondWith(file(request));
  }
});

/** Fetches all files or none, so that the kept files fit together. */
async function fetched(paths) {
  const answers = await Promise.all(paths.map((path) => fetch(path, { cache: 'no-cache' })));
  if (answers.some((answer) => !answer.ok || answer.redirected)) {
    throw new Error('not now');
  }
  return answers;
}

async function put(paths, answers) {
  const cache = await caches.open(CACHE);
  await Promise.all(paths.map((path, i) => cache.put(path, answers[i])));
}

async function keepFiles() {
  await put(FILES, await fetched(FILES));
}

/** Keeps the list and its files, and only a list that the server showed to somebody who is signed in. */
async function keepAll() {
  try {
    await put([LIST, ...FILES], await fetched([LIST, ...FILES]));
  } catch {
    // no connection, or signed out: the worker keeps the older copies
  }
}

async function forgetOlderCaches() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith('ibasho-door-') && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}

async function kept(path) {
  return (await caches.open(CACHE)).match(path);
}

/** The server's answer; the kept list if the server can't be reached, fails, or takes long. */
async function page(request) {
  const list = await kept(LIST);
  if (!list) {
    return fetch(request);
  }
  const asked = fetch(request).then((answer) => (answer.status >= 500 ? list : answer), () => list);
  const waited = new Promise((resolve) => setTimeout(() => resolve(list), PATIENCE_MS));
  return Promise.race([asked, waited]);
}

async function file(request) {
  try {
    const answer = await fetch(request);
    return answer.ok ? answer : (await kept(new URL(request.url).pathname)) ?? answer;
  } catch (unreachable) {
    const file = await kept(new URL(request.url).pathname);
    if (file) {
      return file;
    }
    throw unreachable;
  }
}
