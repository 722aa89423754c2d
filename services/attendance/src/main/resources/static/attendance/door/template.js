/** Builds a door's page from the list of doors, which this device keeps for the time without network. */

const DOOR = /^\/door\/([0-9a-f-]{36})(\/closing)?$/;

/** Puts the door of this path in place of the list; null where the page came from the server as it is. */
export function doorFromTemplate(path) {
  const template = document.querySelector('template[data-door]');
  const id = DOOR.exec(path)?.[1];
  if (!template || !id) {
    return null;
  }
  const entry = document.querySelector(`[data-entry="${id}"]`);
  const main = template.content.cloneNode(true).querySelector('main');
  if (entry) {
    fillIn(main, entry.dataset, path);
  } else {
    main.dataset.state = 'UNKNOWN';
  }
  main.dataset.gathering = id;
  main.dataset.kept = '';
  document.body.replaceChildren(main);
  return main;
}

/** Writes into a door's page what the server would, from the list's entry. */
function fillIn(main, entry, path) {
  main.dataset.state = entry.state;
  main.dataset.version = entry.version;
  main.dataset.sums = entry.sums ?? '';
  main.dataset.day = entry.day;
  main.querySelectorAll('[data-fill]').forEach((element) => {
    element.textContent = entry[element.dataset.fill];
  });
  const offered = entry.entrances.split(' ');
  const ways = [...main.querySelectorAll('input[name="door"][type="radio"]')];
  ways.filter(({ value }) => !offered.includes(value)).forEach((way) => way.closest('label').remove());
  main.querySelectorAll('[data-entrance]').forEach((way) => {
    way.hidden = !offered.includes(way.dataset.entrance) || offered.length === 1;
  });
  const first = main.querySelector(`input[name="door"][value="${offered[0]}"]`);
  first.checked = true;
  main.querySelector('fieldset.seg').classList.toggle('visually-hidden', offered.length === 1);
  document.title = document.title.replace(/^[^|]*/, `${entry.title} `);
  if (path.endsWith('/closing')) {
    main.dataset.closing = 'yes';
  }
}
