/** Waiting marks as a file: a device that can't send gives them to another one. They name nobody. */

const FORMAT = 'ibasho-door';
const VERSION = 1;
const LARGEST = 1024 * 1024;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const CODES = {
  who: ['PERSON', 'FAMILY', 'OBSERVER'],
  visit: ['FIRST', 'AGAIN', 'UNKNOWN'],
  door: ['VENUE', 'ZOOM', 'METAVERSE'],
};

/** Saves the entries that wait or were set aside. They also stay on this device: the server counts each id once. */
export async function exportFile(store) {
  const entries = (await store.everything()).map(({ n, attempted, problem, ...entry }) => entry);
  const text = JSON.stringify({ format: FORMAT, version: VERSION, entries }, null, 1);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = `ibasho-door-${new Date().toISOString().slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Takes in the entries of a file; returns how many are new here, or null if it is not such a file. */
export async function importFile(store, file) {
  const entries = file.size > LARGEST ? null : entriesOf(await file.text());
  return entries && (await store.takeIn(entries));
}

function entriesOf(text) {
  try {
    const { format, version, entries } = JSON.parse(text);
    const valid = format === FORMAT && version === VERSION && Array.isArray(entries) && entries.every(isEntry);
    return valid ? entries.map(plain) : null;
  } catch {
    return null;
  }
}

function isEntry({ gathering, mark, undo, step }) {
  const kinds = [mark, undo, step].filter(Boolean);
  const good = (mark && isMark(mark)) || (undo && ID.test(undo.id)) || ['open', 'close'].includes(step);
  return ID.test(gathering) && kinds.length === 1 && Boolean(good);
}

function isMark(mark) {
  const coded = Object.entries(CODES).every(([field, codes]) => codes.includes(mark[field]));
  return ID.test(mark.id) && coded && !Number.isNaN(Date.parse(mark.at));
}

/** Copies the fields of an entry and ignores the rest. The sender may have sent it before. */
function plain({ gathering, mark, undo, step, at }) {
  const only = ({ id, who, visit, door, at: made }) => ({ id, who, visit, door, at: made });
  return {
    gathering,
    attempted: true,
    ...(mark && { mark: only(mark) }),
    ...(undo && { undo: only(undo) }),
    ...(step && { step, at }),
  };
}
