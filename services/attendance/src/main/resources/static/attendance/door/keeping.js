/** Keeps the door's pages on this device for the time without network, and asks the browser not to forget. */

/** The worker keeps the pages' files, and fetches them anew on each visit with a connection. */
export async function keepOffline() {
  try {
    const registered = await navigator.serviceWorker?.register('/assets/attendance/door/worker.js', {
      scope: '/door',
      updateViaCache: 'none',
    });
    if (registered) {
      const ready = await navigator.serviceWorker.ready;
      ready.active.postMessage('keep');
    }
  } catch {
    // a private window, or no connection: the device keeps the pages that it has
  }
}

/** A browser may delete what it has not promised to keep, when the device runs out of space. */
export async function sayWhetherKept(main) {
  const notice = main.querySelector('[data-forgetful]');
  if (!notice || !navigator.storage?.persist) {
    return;
  }
  const kept = (await navigator.storage.persisted()) || (await navigator.storage.persist());
  const { usage = 0, quota = Infinity } = await navigator.storage.estimate();
  notice.hidden = kept && usage < quota * 0.9;
}
