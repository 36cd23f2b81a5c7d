import { LONGEST_NOTE, LOOKED_AT, readCheck, type TypedCheck } from '#domain/booking/health-check.ts';
import { LONGEST_TEMPERATURE } from './at-door.ts';
import type { DoorWords } from './door-words.ts';
import { el, formButtons, labelled, problemLine } from './parts.ts';

interface Checking {
  what: 'check_in' | 'noon_check';
  words: DoorWords;
  note: (check: TypedCheck) => void;
  close: () => void;
}

/** What the check of a child found, where something was seen. */
export function checkForm({ what, words, note, close }: Checking): HTMLElement {
  const isMorning = what === 'check_in';
  const form = el('form');
  const seen = el('fieldset');
  seen.append(el('legend', isMorning ? words.morningCheck : words.noonCheck));
  const ticks = LOOKED_AT.map((one) => {
    const [label, tick] = [el('label'), el('input')];
    Object.assign(tick, { type: 'checkbox', value: one });
    label.append(tick, ` ${words[`look_${one}`]}`);
    seen.append(label);
    return tick;
  });
  const [degrees, said] = [el('input'), el('textarea')];
  const asDegrees = { type: 'text', name: 'temperature', inputMode: 'decimal', maxLength: LONGEST_TEMPERATURE };
  Object.assign(degrees, { ...asDegrees, autocomplete: 'off' });
  Object.assign(said, { name: 'note', rows: 2, maxLength: LONGEST_NOTE, autocomplete: 'off' });
  const problem = problemLine();
  const buttons = formButtons({ send: isMorning ? words.noteCame : words.noteChecked, close: words.notNow }, close);
  form.append(seen, labelled(words.temperature, degrees), labelled(words.checkNote, said), problem, buttons);
  form.onsubmit = (event) => {
    event.preventDefault();
    const noticed = ticks.filter(({ checked }) => checked).map(({ value }) => value);
    const check = { noticed, temperature: degrees.value, note: said.value };
    // What a fever is, the portal says: here it is only whether it can be a temperature at all.
    if (readCheck(check, Number.POSITIVE_INFINITY) === 'temperature_unlikely') problem.textContent = words.temperatureUnlikely;
    else note(check);
  };
  return form;
}
