/** Marks the centres that are saved, and saves without leaving the page. Without it the buttons are plain forms. */
const CALL = '/api/v1/favourites';

interface Answer {
  favourites: { id: string }[];
}

const saved = new Set<string>();
const voice = document.createElement('p');
voice.className = 'visually-hidden';
voice.setAttribute('role', 'status');
document.body.append(voice);

const forms = () => document.querySelectorAll<HTMLFormElement>('form[data-save]');

function mark(): void {
  for (const form of forms()) {
    const button = form.querySelector('button');
    const words = form.querySelector('[data-save-word]');
    if (!button || !words) continue;
    const on = saved.has(form.dataset.save ?? '');
    const text = (on ? form.dataset.on : form.dataset.add) ?? '';
    // Only what differs is touched: this also runs when the page has been changed.
    if (words.textContent !== text) words.textContent = text;
    button.classList.toggle('save-on', on);
    button.value = on ? 'remove' : 'add';
    button.setAttribute('aria-pressed', String(on));
  }
}

async function ask(address: string, init: RequestInit = {}): Promise<boolean> {
  const response = await fetch(address, { headers: { 'content-type': 'application/json', accept: 'application/json' }, ...init });
  if (!response.ok) return false;
  const { favourites } = (await response.json()) as Answer;
  saved.clear();
  for (const { id } of favourites) saved.add(id);
  mark();
  return true;
}

/** A refusal or a broken line: the plain form says on a page of its own what is the matter. */
async function change(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  const id = form.dataset.save ?? '';
  const add = button.value === 'add';
  const call = add
    ? ask(CALL, { method: 'POST', body: JSON.stringify({ facility: id }) })
    : ask(`${CALL}/${id}`, { method: 'DELETE' });
  if (await call.catch(() => false)) voice.textContent = (add ? form.dataset.added : form.dataset.removed) ?? '';
  else send(form, button.value);
}

/** What came of the plain form has been said; whoever is sent this address need not hear it. */
function forgetSaid(): void {
  const address = new URL(location.href);
  if (!address.searchParams.has('saved')) return;
  address.searchParams.delete('saved');
  history.replaceState(history.state, '', address);
}

function send(form: HTMLFormElement, action: string): void {
  const field = document.createElement('input');
  Object.assign(field, { type: 'hidden', name: 'action', value: action });
  form.append(field);
  form.submit();
}

const askAnew = () => forms().length > 0 && void ask(CALL).catch(() => undefined);
askAnew();
// A page that the browser has kept may be older than what was saved since.
addEventListener('pageshow', ({ persisted }) => persisted && askAnew());
forgetSaid();
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.dataset.save || !(event.submitter instanceof HTMLButtonElement)) return;
  event.preventDefault();
  void change(form, event.submitter);
});
// The search puts new results in place of the old.
new MutationObserver(mark).observe(document.querySelector('main') ?? document.body, { childList: true, subtree: true });
