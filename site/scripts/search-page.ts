/** Makes the search page quicker: the map, "use my location", and results without a reload. */
import { drawMap } from './search-map.ts';

const map = () => document.querySelector<HTMLElement>('[data-map]');

const start = map();
if (start) drawMap(start, { onMove: searchThere });
if (new URLSearchParams(location.search).get('locate') === '1') locate();

function locate(): void {
  navigator.geolocation?.getCurrentPosition(
    ({ coords }) => go({ near: `${coords.latitude.toFixed(5)},${coords.longitude.toFixed(5)}`, place: null, locate: null }),
    () => go({ locate: null }),
  );
}

const form = document.querySelector<HTMLFormElement>('[data-search]');
form?.classList.add('live');
form?.addEventListener('change', (event) => {
  // A time needs its day and both ends; wait until all three are there.
  const values = new FormData(form);
  const time = [values.get('date'), values.get('from'), values.get('to')];
  if (time.some(Boolean) && !time.every(Boolean)) return;
  if (event.target instanceof HTMLInputElement && event.target.name === 'place') {
    const hidden = form.querySelector<HTMLInputElement>('input[name="near"]');
    hidden?.remove();
  }
  load(addressOf(new FormData(form)));
});
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  load(addressOf(new FormData(form)));
});
addEventListener('popstate', () => load(location.href, { push: false }));

function addressOf(values: FormData): string {
  const params = new URLSearchParams([...values].flatMap(([name, value]) => (value === '' ? [] : [[name, String(value)]])));
  return `${location.pathname}?${params}`;
}

function searchThere(centre: { lat: number; lng: number }, radius: number): void {
  go({
    near: `${centre.lat.toFixed(5)},${centre.lng.toFixed(5)}`,
    radius: String(Math.round(Math.min(100_000, Math.max(500, radius)))),
    page: null,
  });
}

function go(changes: Record<string, string | null>): void {
  const params = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) params.delete(name);
    else params.set(name, value);
  }
  load(`${location.pathname}?${params}`);
}

let running: AbortController | undefined;

/** Fetches the page itself and puts its results in place: one way to make results, on the server. */
async function load(address: string, { push = true } = {}): Promise<void> {
  running?.abort();
  running = new AbortController();
  const results = document.querySelector('[data-results]');
  results?.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(address, { signal: running.signal, headers: { accept: 'text/html' } });
    const next = new DOMParser().parseFromString(await response.text(), 'text/html');
    for (const selector of ['[data-results]', '.switch']) {
      const [old, fresh] = [document.querySelector(selector), next.querySelector(selector)];
      if (old && fresh) old.replaceWith(fresh);
    }
    const [old, fresh] = [map(), next.querySelector<HTMLElement>('[data-map]')];
    if (old && fresh?.dataset.map) {
      old.dataset.map = fresh.dataset.map;
      drawMap(old, { onMove: searchThere });
    }
    if (push) history.pushState(null, '', address);
  } catch (error) {
    if (!(error instanceof DOMException && error.name === 'AbortError')) location.href = address;
  }
}
