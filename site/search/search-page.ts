/** Makes the search page quicker: the map, "use my location", and results without a reload. */
import { drawMap, showOnMap } from './search-map.ts';

const TYPING_MS = 350;
const STALE_MINUTES = 5;
/** Younger than this, a page that comes back into view is not asked for again. */
const FRESH_MS = 60_000;
/** A new place or radius takes the place of the map's frame. */
const INSTEAD_OF_FRAME = ['place', 'radius'];

const map = () => document.querySelector<HTMLElement>('[data-map]');
const form = () => document.querySelector<HTMLFormElement>('[data-search]');
let loadedAt = performance.now();

start();
function start(): void {
  const element = map();
  if (element) drawMap(element, { onFrame: searchFrame });
  if (new URLSearchParams(location.search).get('locate') === '1') locate();
  form()?.classList.add('live');
}

function locate(): void {
  navigator.geolocation?.getCurrentPosition(
    ({ coords }) =>
      go({
        near: `${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)}`,
        place: null,
        at: null,
        frame: null,
        locate: null,
      }),
    () => go({ locate: null }),
  );
}

document.addEventListener('change', ({ target }) => {
  const control = ofSearch(target);
  if (!control) return;
  chooseOneTime(control);
  if (INSTEAD_OF_FRAME.includes(control.name)) setHidden('frame', null);
  if (control.name === 'place') for (const name of ['near', 'at']) setHidden(name, null);
  if (control.name === 'and') setHidden('andAt', null);
  if (hasHalfATime()) return;
  void load(addressOfForm());
});

let typing: ReturnType<typeof setTimeout> | undefined;
document.addEventListener('input', (event) => {
  const control = ofSearch(event.target);
  if (!(control instanceof HTMLInputElement) || !['text', 'number'].includes(control.type)) return;
  clearTimeout(typing);
  if ((event as InputEvent).isComposing) return;
  typing = setTimeout(() => {
    if (control.name === 'place') for (const name of ['near', 'at', 'frame']) setHidden(name, null);
    void load(addressOfForm(), { how: 'replace' });
  }, TYPING_MS);
});

document.addEventListener('submit', (event) => {
  if (event.target !== form()) return;
  event.preventDefault();
  clearTimeout(typing);
  closePanels(null);
  void load(addressOfForm());
});
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('[data-locate]') : null;
  if (!link || !navigator.geolocation) return;
  event.preventDefault();
  link.closest('details')?.removeAttribute('open');
  locate();
});
for (const kind of ['focusin', 'pointerover'])
  document.addEventListener(kind, ({ target }) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-hit]') : null;
    const element = map();
    if (element) showOnMap(element, row?.dataset.hit);
  });
// A panel closes when the page beside it is pressed, or with Escape.
document.addEventListener('pointerdown', ({ target }) => closePanels(target as Node));
document.addEventListener('keydown', ({ key, defaultPrevented }) => {
  if (key === 'Escape' && !defaultPrevented) closePanels(null);
});

function closePanels(except: Node | null): void {
  for (const panel of document.querySelectorAll('details.pill-more[open]')) {
    if (except && panel.contains(except)) continue;
    const inside = panel.contains(document.activeElement);
    panel.removeAttribute('open');
    if (inside && !except) panel.querySelector('summary')?.focus();
  }
}

type Control = HTMLInputElement | HTMLSelectElement;

function ofSearch(target: EventTarget | null): Control | undefined {
  const control = target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target : undefined;
  return control?.form && control.form === form() ? control : undefined;
}

function field(name: string): Control | undefined {
  const found = form()?.elements.namedItem(name);
  return found instanceof HTMLInputElement || found instanceof HTMLSelectElement ? found : undefined;
}

/** Hours of a day or any time: what is chosen last counts. */
function chooseOneTime({ name, value }: Control): void {
  if (!value) return;
  const other = name === 'within' ? ['date', 'from', 'to'] : ['date', 'from', 'to'].includes(name) ? ['within'] : [];
  for (const one of other) {
    const control = field(one);
    if (control) control.value = '';
  }
  if (name !== 'within') return;
  for (const box of document.querySelectorAll<HTMLInputElement>('[name="days"]:checked')) box.checked = false;
}

/** A time needs its day and both ends; until all three are there, there is nothing to ask. */
function hasHalfATime(): boolean {
  const time = ['date', 'from', 'to'].map((name) => Boolean(field(name)?.value));
  const days = document.querySelector('[name="days"]:checked') !== null;
  return (time.some(Boolean) || days) && !time.every(Boolean);
}

function addressOfForm(): string {
  const element = form();
  const values = element ? [...new FormData(element)] : [];
  const params = new URLSearchParams(values.flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)]])));
  // Without a time of its own these two say nothing.
  if (!params.has('days')) params.delete('weeks');
  if (!params.has('within') && params.get('sort') !== 'soonest') params.delete('minutes');
  return `${location.pathname}?${params}`;
}

function searchFrame(frame: string): void {
  setHidden('frame', frame);
  const radius = field('radius');
  if (radius) radius.value = '';
  go({ frame, radius: null, page: null });
}

function setHidden(name: string, value: string | null): void {
  const element = form();
  const known = element?.querySelector<HTMLInputElement>(`input[type="hidden"][name="${name}"]`);
  if (value === null) known?.remove();
  else if (known) known.value = value;
  else {
    const input = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
    element?.append(input);
  }
}

function go(changes: Record<string, string | null>): void {
  const params = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
    if (name === 'near' || name === 'at') setHidden(name, value);
    const control = value === null ? field(name) : undefined;
    if (control) control.value = '';
  }
  void load(`${location.pathname}?${params}`);
}

let running: AbortController | undefined;

/** Fetches the page itself and puts its results in place: one way to make results, on the server. */
async function load(address: string, { how = 'push' }: { how?: 'push' | 'replace' | 'back' } = {}): Promise<void> {
  running?.abort();
  running = new AbortController();
  document.querySelector('[data-results]')?.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(address, { signal: running.signal, headers: { accept: 'text/html' } });
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (!next.querySelector('[data-results]')) throw new Error('no results');
    for (const selector of ['[data-results]', '.switch']) {
      const [old, fresh] = [document.querySelector(selector), next.querySelector(selector)];
      if (old && fresh) old.replaceWith(fresh);
    }
    if (how === 'back') form()?.replaceWith(next.querySelector('[data-search]') ?? '');
    else updateForm(next);
    form()?.classList.add('live');
    const [old, fresh] = [map(), next.querySelector<HTMLElement>('[data-map]')];
    if (old && fresh?.dataset.map) {
      old.dataset.map = fresh.dataset.map;
      drawMap(old, { onFrame: searchFrame });
    }
    if (how === 'push') history.pushState(null, '', address);
    if (how === 'replace') history.replaceState(null, '', address);
    loadedAt = performance.now();
    const status = document.querySelector('[data-found]');
    if (status) status.textContent = document.querySelector('#results')?.textContent ?? '';
    document.dispatchEvent(new CustomEvent('results'));
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) location.href = address;
  }
}

/** The counts and words of the form, without touching the fields: somebody may be typing in one. */
function updateForm(next: Document): void {
  const fresh = new Map(
    [...next.querySelectorAll<HTMLElement>('[data-count]')].map((one) => [one.dataset.count, one.textContent]),
  );
  for (const one of document.querySelectorAll<HTMLElement>('[data-count]'))
    one.textContent = fresh.get(one.dataset.count) ?? (one.textContent ?? '').replace(/\d+(?=\)?$)/, '0');
  // Which choices there are depends on the counts; those of a list that is open stay as they are.
  for (const select of document.querySelectorAll<HTMLSelectElement>('select:has([data-count])')) {
    const other = next.querySelector<HTMLSelectElement>(`select[name="${select.name}"]`);
    if (!other || select === document.activeElement) continue;
    const { value } = select;
    select.replaceChildren(...other.options);
    select.value = value;
  }
  const summaries = [...next.querySelectorAll('.pills summary')];
  for (const [at, summary] of document.querySelectorAll('.pills summary').entries()) {
    const other = summaries[at];
    if (!other) continue;
    summary.className = other.className;
    summary.replaceChildren(...other.cloneNode(true).childNodes);
  }
  // The price is asked for in the unit of the kind of care that is chosen.
  const [price, other] = [document, next].map((one) => one.querySelector('[data-price]'));
  if (price && other && !price.contains(document.activeElement)) price.replaceWith(other);
}

addEventListener('popstate', () => void load(location.href, { how: 'back' }));

/** Figures that have been on the screen for long are grey and say so; back in view they are asked for again. */
setInterval(() => {
  const minutes = Math.floor((performance.now() - loadedAt) / 60_000);
  const results = document.querySelector<HTMLElement>('[data-results]');
  if (!results || minutes < STALE_MINUTES || document.hidden) return;
  results.classList.add('stale');
  const words = (results.dataset.stale ?? '').replace('{minutes}', String(minutes));
  const note = results.querySelector('.stale-note');
  if (note) {
    if (note.firstChild) note.firstChild.textContent = `${words} `;
    return;
  }
  const button = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'btn-quiet',
    textContent: results.dataset.refresh,
  });
  button.addEventListener('click', () => void load(location.href, { how: 'replace' }));
  const line = Object.assign(document.createElement('p'), { className: 'stale-note s' });
  line.append(`${words} `, button);
  results.prepend(line);
}, 15_000);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden && performance.now() - loadedAt > FRESH_MS) void load(location.href, { how: 'replace' });
});
