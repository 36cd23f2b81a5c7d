/** Where one of the page's centres is among those saved, its buttons are to say so without being touched. */
import { loadSaved, readSaved } from './saved-list.ts';

async function look(): Promise<void> {
  const buttons = [...document.querySelectorAll<HTMLElement>('[data-save]')];
  if (buttons.length === 0 || !(await loadSaved())) return;
  if (buttons.some(({ dataset }) => readSaved()?.has(dataset.save ?? ''))) document.dispatchEvent(new Event('islands'));
}

void look();
// A page that the browser has kept may be older than what was saved since.
addEventListener('pageshow', ({ persisted }) => persisted && void look());

/** What came of the plain form has been said; whoever is sent this address need not hear it. */
const address = new URL(location.href);
if (address.searchParams.has('saved')) {
  address.searchParams.delete('saved');
  history.replaceState(history.state, '', address);
}
