import { formatTime, type Window } from '#domain/time/time-of-day.ts';
import { readPage, replacePart } from '../ui/read-page.ts';

const REST_MS = 350;

let running: AbortController | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

export type Following = 'waiting' | 'answered' | 'failed';

/**
 * The page follows the hours chosen in one of its forms: once they rest, the page is asked for with them, and its
 * parts (`data-part`) take the place of those there are. One request for what is on the screen; who needs no script
 * gets the same page by sending the form.
 */
export function followHours(form: HTMLFormElement, window: Window, tell: (how: Following) => void): void {
  clearTimeout(timer);
  running?.abort();
  setLinks(window);
  const parts = [...document.querySelectorAll<HTMLElement>('[data-part]')];
  for (const part of parts) part.setAttribute('aria-busy', 'true');
  tell('waiting');
  timer = setTimeout(() => void load(form, tell), REST_MS);
}

async function load(form: HTMLFormElement, tell: (how: Following) => void): Promise<void> {
  running = new AbortController();
  const said = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const address = `${new URL(form.action).pathname}?${new URLSearchParams(said)}`;
  try {
    const next = await readPage(address, running.signal);
    const names = [...document.querySelectorAll<HTMLElement>('[data-part]')].map(({ dataset }) => dataset.part ?? '');
    if (names.length === 0 || !next.querySelector('[data-part]')) throw new Error('another page');
    for (const name of names) replacePart(`[data-part="${name}"]`, next);
    history.replaceState(history.state, '', address);
    // The integration takes down what is no longer on the page when it hears this.
    document.dispatchEvent(new Event('astro:after-swap'));
    tell('answered');
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) tell('failed');
  }
}

/** Whoever goes on before the answer has come goes on with the hours chosen. */
function setLinks({ from, to }: Window): void {
  const hours = { from: formatTime(from), to: formatTime(to) };
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-hours-link]')) {
    const address = new URL(link.href);
    for (const [name, value] of Object.entries(hours)) address.searchParams.set(name, value);
    link.href = `${address.pathname}${address.search}${address.hash}`;
  }
  for (const [name, value] of Object.entries(hours))
    for (const field of document.querySelectorAll<HTMLInputElement>(`[data-part] input[type=hidden][name=${name}]`))
      field.value = value;
}
