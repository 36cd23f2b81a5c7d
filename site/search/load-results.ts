import { readPage, replacePart } from '../ui/read-page.ts';
import { noteAbove, withoutNote } from './results-note.ts';

/** After this long on the screen, how many places are left may be wrong. */
export const STALE_MS = 5 * 60_000;
/** Who else is to know: the map, and whoever watches the results. */
export const RESULTS = 'results';

let running: AbortController | undefined;
let loadedAt = 0;
/** The query that the results answer; the server, which draws the form too, has none. */
let shown = globalThis.location?.search;

/** Milliseconds for which the results have been on the screen. */
export const ageOfResults = (): number => performance.now() - loadedAt;

/** Whether the results on the page answer the address: then only a part of the page was asked for. */
export const isShown = (): boolean => location.search === shown;

/**
 * Fetches the page itself and puts its results in place: one way to make results, on the server. The form gets what
 * the server now says about it, and keeps what stands in it.
 * @param how Whether the address is a new step of the browser's history, takes the last one's place, or is in it.
 */
export async function loadResults(address: string, how: 'push' | 'replace' | 'back' = 'push'): Promise<void> {
  if (how === 'back' && isShown()) return;
  running?.abort();
  running = new AbortController();
  document.querySelector('[data-results]')?.setAttribute('aria-busy', 'true');
  try {
    const next = await readPage(address, running.signal);
    if (!next.querySelector('[data-results]')) throw new Error('no results');
    for (const selector of ['[data-results]', '.switch']) replacePart(selector, next, '#results');
    renewForm(next);
    const [map, pins] = [document, next].map((one) => one.querySelector<HTMLElement>('[data-map]'));
    if (map && pins) map.dataset.map = pins.dataset.map;
    const same = address === `${location.pathname}${location.search}`;
    if (how === 'push' && !same) history.pushState(null, '', address);
    else if (how !== 'back') history.replaceState(null, '', address);
    loadedAt = performance.now();
    shown = location.search;
    const found = document.querySelector('[data-found]');
    if (found) found.textContent = document.querySelector('#results')?.textContent ?? '';
    // The integration takes down what is no longer on the page when it hears this.
    document.dispatchEvent(new Event('astro:after-swap'));
    document.dispatchEvent(new Event(RESULTS));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return;
    sayFailed(() => void loadResults(address, how));
  }
}

/** No answer, or one without results: those that are there can still be read. */
function sayFailed(again: () => void): void {
  const results = document.querySelector<HTMLElement>('[data-results]');
  results?.removeAttribute('aria-busy');
  withoutNote('failed');
  noteAbove('failed', results?.dataset.failed ?? '', { label: results?.dataset.retry ?? '', act: again });
}

/** An island that has its script is drawn again with what is new; one that has not is as the server makes it. */
function renewForm(next: Document): void {
  const [island, fresh] = [document, next].map((one) => one.querySelector('#search')?.closest('astro-island'));
  if (!island || !fresh) return;
  if (island.hasAttribute('ssr')) {
    island.replaceWith(fresh);
    return;
  }
  // As Astro itself does for an island that stays from page to page.
  island.setAttribute('ssr', '');
  island.setAttribute('props', fresh.getAttribute('props') ?? '{}');
}
