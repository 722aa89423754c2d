/** Texts of a page: its own, in the reader's language, filled in. */

export function fill(text, ...values) {
  return values.reduce((filled, value, i) => filled.replaceAll(`{${i}}`, value), text ?? '');
}

/** The time in Japan, whatever the device's zone is. */
export function clock(at) {
  return new Date(at).toLocaleTimeString('ja-JP', { hour: 'numeric', minute: '2-digit', timeZone: 'Asia/Tokyo' });
}

/** The day in Japan as `2026-12-09`, whatever the device's zone is. */
export function day(at) {
  return new Date(at).toLocaleDateString('sv-SE', { timeZone: 'Asia/Tokyo' });
}

/** Writes only what changed, so that a screen reader does not read the same text twice. */
export function say(element, text) {
  if (element && element.textContent !== text) {
    element.textContent = text;
  }
}

/** The server's sentence in the language of the page. */
export function sentence(problem) {
  return problem?.message?.[document.documentElement.lang] ?? problem?.message?.ja ?? '';
}
