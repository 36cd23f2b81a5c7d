// A module, though nobody imports a name of it.
export {};

/** A pointer that only passes by has gone on by then. */
const STAYS_MS = 80;
const MOST_FILES = 20;
const CENTRE = '[data-results] a[href*="/facilities/"]';

const known = new Set<string>();
let running: AbortController | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

document.addEventListener('pointerover', ({ target, pointerType }) => {
  clearTimeout(timer);
  const path = pathOf(target);
  // A finger does not stay above anything.
  if (path && pointerType !== 'touch') timer = setTimeout(() => void ready(path), STAYS_MS);
});
document.addEventListener('pointerdown', ({ target }) => {
  const path = pathOf(target);
  if (path) void ready(path);
});

/** The page of a centre without what is asked of it: everybody's, which costs the portal what a file costs. */
function pathOf(target: EventTarget | null): string | undefined {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>(CENTRE) : null;
  return link && link.origin === location.origin ? link.pathname : undefined;
}

/**
 * Fetches the page that somebody is about to open, with its files; one at a time, and each once. Whoever opens it asks
 * the portal all the same whether it is still true, and is sent what has changed since: a browser that prefetches by
 * itself would show it for five minutes as it was.
 */
async function ready(path: string): Promise<void> {
  if (known.has(path) || savesData()) return;
  running?.abort();
  const mine = new AbortController();
  running = mine;
  known.add(path);
  try {
    const answer = await fetch(path, { headers: { accept: 'text/html' }, signal: mine.signal, priority: 'low' });
    if (answer.ok) for (const file of filesOf(await answer.text())) fetchLater(file);
  } catch {
    known.delete(path);
  }
}

/** They are the same for ever under their names. */
function filesOf(html: string): string[] {
  const files = new Set([...html.matchAll(/\b(?:href|src)="(\/assets\/[\w./-]+\.(?:css|js))"/g)].map(([, file = '']) => file));
  return [...files].filter((file) => !document.querySelector(`[href="${file}"],[src="${file}"]`)).slice(0, MOST_FILES);
}

function fetchLater(file: string): void {
  const link = document.createElement('link');
  link.rel = 'prefetch';
  link.as = file.endsWith('.css') ? 'style' : 'script';
  link.href = file;
  document.head.append(link);
}

function savesData(): boolean {
  return Boolean((navigator as { connection?: { saveData?: boolean } }).connection?.saveData);
}
