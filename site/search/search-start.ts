/** What the search does before it is touched. */
import { closePanels } from './close-panels.ts';

// A panel closes when the page beside it is pressed, or with Escape. What a field in it suggests is no part of the page.
document.addEventListener('pointerdown', ({ target }) => {
  if (target instanceof Element && !target.closest('[role=listbox]')) closePanels(target);
});
document.addEventListener('keydown', ({ key, defaultPrevented }) => {
  if (key === 'Escape' && !defaultPrevented) closePanels();
});

/** The map is loaded when it is shown: beside the list on a wide page, on a phone once it is asked for. */
const map = document.querySelector<HTMLElement>('[data-map]');
const watch = new IntersectionObserver(async (entries) => {
  if (!map || !entries.some(({ isIntersecting }) => isIntersecting)) return;
  watch.disconnect();
  const { startMap } = await import('./search-map.ts');
  await startMap(map);
});
if (map) watch.observe(map);
