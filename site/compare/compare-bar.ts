/** Counts the centres ticked for a comparison in a bar at the bottom, and remembers them while the list changes. */
import { keepChoice, readChoice } from './compare-choice.ts';

let chosen = readChoice();
const bar = () => document.querySelector<HTMLFormElement>('#compare');
const picks = () => document.querySelectorAll<HTMLInputElement>('input[name="ids"][type="checkbox"][form="compare"]');

function show(): void {
  const form = bar();
  if (!form) return;
  const most = Number(form.dataset.most);
  const full = chosen.size >= most;
  const here = new Set<string>();
  for (const pick of picks()) {
    here.add(pick.value);
    pick.checked = chosen.has(pick.value);
    pick.disabled = full && !pick.checked;
  }
  keepAway(form, here);
  form.classList.add('cmp-live');
  form.classList.toggle('cmp-none', chosen.size === 0);
  say(form, full);
}

/** Those that are not in the list any more are sent all the same. What is right is left: this watches the page itself. */
function keepAway(form: HTMLFormElement, here: Set<string>): void {
  const away = new Set([...chosen.keys()].filter((slug) => !here.has(slug)));
  for (const field of form.querySelectorAll<HTMLInputElement>('input[name="ids"][type="hidden"]'))
    if (!away.delete(field.value)) field.remove();
  for (const slug of away) {
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name: 'ids', value: slug });
    form.append(field);
  }
}

function say(form: HTMLFormElement, full: boolean): void {
  const { one = '', some = '', full: fullWords = '', go = '', and = '' } = form.dataset;
  const count = String(chosen.size);
  const words = full ? fullWords : chosen.size === 1 ? one : some.replace('{count}', count);
  const named = words.replace('{names}', [...chosen.values()].join(and));
  put(form.querySelector('[data-compare-says]'), chosen.size === 0 ? '' : named);
  const send = form.querySelector<HTMLButtonElement>('[data-compare-go]');
  put(send, go.replace('{count}', count));
  if (send) send.disabled = chosen.size < 2;
  const clear = form.querySelector<HTMLButtonElement>('[data-compare-clear]');
  if (clear) clear.hidden = false;
}

function put(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || ![...picks()].includes(target)) return;
  if (target.checked) chosen.set(target.value, target.dataset.name ?? '');
  else chosen.delete(target.value);
  keepChoice(chosen);
  show();
});
document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element) || !target.closest('[data-compare-clear]')) return;
  chosen.clear();
  keepChoice(chosen);
  show();
  // The bar goes away with its button: whoever pressed it is led back to what can be chosen.
  picks()[0]?.focus();
});
// Back from the comparison, where centres may have been taken out.
addEventListener('pageshow', () => {
  chosen = readChoice();
  show();
});
show();
const list = document.querySelector('main');
// The search puts new results in place of the old.
if (list) new MutationObserver(show).observe(list, { childList: true, subtree: true });
