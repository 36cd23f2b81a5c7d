/**
 * Suggestions as one types, for every `input[data-suggest]`: a combobox with a list (ARIA 1.2). Without script the
 * input's own `list` remains.
 */
import { createList, type Suggestion, type SuggestList, type SuggestWords } from './suggest-list.ts';

/** After the last key, before anything is asked. */
const WAIT_MS = 150;

let attached = 0;
attachAll();
// A page that puts new inputs in place of old ones says so.
document.addEventListener('results', attachAll);

function attachAll(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-suggest]:not([role="combobox"])'))
    attach(input, `suggest-${attached++}`);
}

function attach(input: HTMLInputElement, id: string): void {
  const words = JSON.parse(input.dataset.suggestWords ?? '{}') as SuggestWords;
  const list = createList(input, { id, words });
  const status = document.createElement('div');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  document.body.append(status);
  becomeCombobox(input, id);

  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  let composing = false;

  const mark = (option: HTMLElement | undefined) => {
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
  };
  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    list.hide();
    input.setAttribute('aria-expanded', 'false');
    mark(undefined);
    status.textContent = '';
  };
  const ask = async () => {
    clearTimeout(timer);
    asking?.abort();
    const typed = input.value.trim();
    if (!typed) return close();
    asking = new AbortController();
    const found = await fetchSuggestions(input, typed, asking.signal);
    if (!found || document.activeElement !== input) return;
    list.show(found);
    mark(undefined);
    input.setAttribute('aria-expanded', String(list.isOpen()));
    status.textContent = found.length > 0 ? words.count.replace('{count}', String(found.length)) : words.none;
  };
  const askSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  };
  const choose = (one: Suggestion) => {
    close();
    if (one.slug) return location.assign(`${input.dataset.suggestCentres}/${one.slug}`);
    input.value = one.name;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };

  // While an input method is putting a word together, what stands in the input is not what is meant.
  input.addEventListener('compositionstart', () => {
    composing = true;
    clearTimeout(timer);
  });
  input.addEventListener('compositionend', () => {
    composing = false;
    askSoon();
  });
  input.addEventListener('input', () => {
    if (composing) return;
    if (input.value.trim()) askSoon();
    else close();
  });
  input.addEventListener('keydown', (event) => {
    if (composing || event.isComposing) return;
    if (press(event.key)) event.preventDefault();
  });
  /** Whether the key was for the list. */
  const press = (key: string): boolean => {
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (list.isOpen()) mark(list.move(key === 'ArrowDown' ? 1 : -1));
      else ask();
      return true;
    }
    const marked = list.marked();
    if (key === 'Enter' && marked) choose(marked);
    else if (key === 'Escape' && list.isOpen()) close();
    else if (key !== 'Enter' && key !== 'Tab') return false;
    else {
      close();
      return false;
    }
    return true;
  };
  input.addEventListener('blur', close);
  keepFocus(list);
  list.element.addEventListener('click', ({ target }) => {
    const one = list.at(target);
    if (one) choose(one);
  });
}

function becomeCombobox(input: HTMLInputElement, listId: string): void {
  input.removeAttribute('list');
  const attributes = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': listId };
  for (const [name, value] of Object.entries({ ...attributes, autocomplete: 'off' })) input.setAttribute(name, value);
}

/** A press on the list leaves the focus, and a phone's keyboard, where they are. */
function keepFocus({ element }: SuggestList): void {
  element.addEventListener('mousedown', (event) => event.preventDefault());
}

/** Nothing when another question has taken this one's place, or the answer did not come: one types on. */
async function fetchSuggestions(
  { dataset }: HTMLInputElement,
  typed: string,
  signal: AbortSignal,
): Promise<Suggestion[] | undefined> {
  try {
    const response = await fetch(`${dataset.suggest}&q=${encodeURIComponent(typed.slice(0, 100))}`, { signal });
    if (!response.ok) return undefined;
    const { suggestions } = (await response.json()) as { suggestions: Suggestion[] };
    return suggestions.filter(({ kind }) => kind === 'place' || dataset.suggestCentres !== undefined);
  } catch {
    return undefined;
  }
}
