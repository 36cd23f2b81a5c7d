import { useEffect } from 'react';
import { ageOfResults, loadResults, STALE_MS } from './load-results.ts';
import { noteAbove } from './results-note.ts';

/** Younger than this, a page that comes back into view is not asked for again. */
const FRESH_MS = 60_000;
const LOOK_MS = 15_000;

/** Figures that have been on the screen for long are grey and say so; back in view they are asked for again. */
export function useFresh(): void {
  useEffect(() => {
    const renew = () => void loadResults(`${location.pathname}${location.search}`, 'replace');
    const look = () => {
      if (!document.hidden && ageOfResults() >= STALE_MS) sayStale(Math.floor(ageOfResults() / 60_000), renew);
    };
    const comeBack = () => {
      if (!document.hidden && ageOfResults() > FRESH_MS) renew();
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', comeBack);
    };
  }, []);
}

function sayStale(minutes: number, renew: () => void): void {
  const results = document.querySelector<HTMLElement>('[data-results]');
  if (!results) return;
  results.classList.add('stale');
  const words = (results.dataset.stale ?? '').replace('{minutes}', String(minutes));
  noteAbove('stale', words, { label: results.dataset.refresh ?? '', act: renew });
}
