import { keepPlaceOf, returnTo } from './keep-place.ts';
import { readPage, replacePart } from './read-page.ts';

/**
 * A new choice of care or day is worked out at once, instead of at the press of a button; hours see to it themselves. A form
 * that names a field is asked again for that one alone. Whoever chooses stays where they chose: the next day of the week is
 * one press away, whatever the page was told meanwhile.
 */
const form = document.querySelector<HTMLFormElement>('[data-time-form]');
if (form) returnTo(form);
form?.addEventListener('change', ({ target }) => {
  if (!(target instanceof Element) || target.closest('[data-hours]')) return;
  const only = form.dataset.timeForm;
  if (only && target.getAttribute('name') !== only) return;
  keepPlaceOf(form);
  form.requestSubmit();
});

/**
 * Who comes along changes the sum: the form is asked for it, and stays filled in. A day of birth counts once its year is
 * one that was typed to the end.
 */
const also = document.querySelector<HTMLElement>('#also');
let asking: AbortController | undefined;
also?.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  if (target.type === 'date' ? /^[1-9]/.test(target.value) || target.value === '' : target.name === 'also') void reckon(also);
});

async function reckon(along: HTMLElement): Promise<void> {
  const form = along.closest('form');
  if (!form) return;
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  const said = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  try {
    const next = await readPage(form.action, signal, new URLSearchParams([...said, ['reckon', '1']]));
    if (!next.querySelector('[data-part]')) throw new Error('another page');
    for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-part]'))
      replacePart(`[data-part="${dataset.part}"]`, next);
  } catch {
    if (signal.aborted) return;
    const button = Object.assign(document.createElement('button'), { name: 'reckon', value: '1', hidden: true });
    along.append(button);
    form.requestSubmit(button);
  }
}
