/**
 * The queue as pages kept it in localStorage before it was in IndexedDB: one key per entry, in the order of the keys,
 * `ibasho.door/<gathering>/<order>` with `{mark, attempted}` or `{undo: <id>}`.
 */
const PREFIX = 'ibasho.door/';

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** An undo of that time did not say what it takes back; the server knows. */
function entryOf(gathering, value) {
  if (value?.mark) {
    return { gathering, mark: value.mark, ...(value.attempted && { attempted: true }) };
  }
  return value?.undo ? { gathering, undo: { id: value.undo } } : null;
}

/** The entries in their order, each with its key. */
export function olderEntries() {
  let keys = [];
  try {
    keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).sort();
  } catch {
    // storage is switched off: there was no queue either
  }
  return keys.map((key) => ({ key, entry: entryOf(key.split('/')[1], read(key)) })).filter(({ entry }) => entry);
}

/** Only after IndexedDB has them on the disk. */
export function forgetOlder(keys) {
  keys.forEach((key) => localStorage.removeItem(key));
}
