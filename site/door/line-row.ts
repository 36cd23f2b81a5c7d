import type { AttendanceMark } from '#domain/booking/booking-state.ts';
import type { DoorTap } from '#domain/booking/door-tap.ts';
import type { Handover } from '#domain/booking/handover.ts';
import { type Day, type Line, LONGEST_CODE, LONGEST_NAME, undoOf, whyNotGiven } from './at-door.ts';
import { checkForm } from './check-form.ts';
import type { DoorWords } from './door-words.ts';
import { el, formButtons, labelled, problemLine } from './parts.ts';

/** The form that is open in a row. */
export type Opened = 'give' | 'check_in' | 'noon_check';

interface Row {
  words: DoorWords;
  state: Line['state'];
  /** It was looked at about noon, or is to be now. */
  noon: 'done' | 'due' | undefined;
  hours: string;
  day: Day;
  opened?: Opened;
  tap: (what: AttendanceMark, more?: Pick<DoorTap, 'handover' | 'check'>) => void;
  open: (form?: Opened) => void;
}

/** Checked, and nothing out of the ordinary: said in the same tap. */
const FINE = { noticed: [], temperature: '', note: '' };

/** A child: where it is, and what can be noted now. */
export function lineRow(line: Line, row: Row): HTMLElement {
  const { words, state, noon, hours, opened } = row;
  const section = el('section');
  section.className = 'door-row';
  section.dataset.booking = line.booking;
  const stands = [hours, words[`state_${state}`], ...(state === 'here' && noon === 'done' ? [words.checked] : [])];
  section.append(el('h2', line.child), el('p', stands.join(' · ')), ...(line.atHome ? [el('p', line.atHome)] : []));
  section.append(opened === 'give' ? giveForm(line, row) : opened ? checkFormOf(opened, row) : rowButtons(line, row));
  return section;
}

const checkFormOf = (what: 'check_in' | 'noon_check', { words, tap, open }: Row): HTMLElement =>
  checkForm({ what, words, note: (check) => tap(what, { check }), close: () => open() });

function rowButtons({ child, atHome }: Line, { words, state, noon, tap, open }: Row): HTMLElement {
  const buttons = el('div');
  buttons.className = 'door-buttons';
  const button = (text: string, act: () => void, quiet = false) => {
    const made = el('button', text);
    made.className = quiet ? 'btn btn-line' : 'btn';
    made.setAttribute('aria-label', `${text} ${child}`);
    made.onclick = act;
    buttons.append(made);
  };
  if (state === 'ahead' || state === 'not_come') {
    if (!atHome) {
      button(words.came, () => tap('check_in', { check: FINE }));
      button(words.seenSomething, () => open('check_in'), true);
    }
    button(words.notComing, () => tap('absent'), true);
  }
  if (state === 'here' && noon === 'due') {
    button(words.noonFine, () => tap('noon_check', { check: FINE }));
    button(words.seenSomething, () => open('noon_check'), true);
  }
  if (state === 'here') button(words.give, () => open('give'), noon === 'due');
  const undo = atHome && state === 'absent' ? undefined : undoOf(state, noon === 'done');
  if (undo) button(undo === 'undo_noon_check' ? words.what_undo_noon_check : words.undo, () => tap(undo), true);
  return buttons;
}

/** To whom the child is given: by the family's code, a document, or the centre's own list. */
function giveForm(line: Line, { words, day, tap, open }: Row): HTMLElement {
  const form = el('form');
  const field = (text: string, name: string, maxLength: number) => {
    const input = el('input');
    Object.assign(input, { type: 'text', name, maxLength, autocomplete: 'off' });
    form.append(labelled(text, input));
    return input;
  };
  const who = field(words.who, 'who', LONGEST_NAME);
  const names = el('datalist');
  names.id = `who-${line.booking}`;
  for (const { name, relation } of line.pickups) {
    const option = el('option', relation);
    option.value = name;
    names.append(option);
  }
  who.setAttribute('list', names.id);
  form.append(names);
  const code = line.enrolled ? undefined : field(words.code, 'code', LONGEST_CODE);
  if (code) code.inputMode = 'numeric';
  const seen = el('label');
  const tick = el('input');
  tick.type = 'checkbox';
  seen.append(tick, ` ${line.enrolled ? words.ownList : words.document}`);
  form.append(seen);
  const problem = problemLine();
  const buttons = formButtons({ send: words.giveNow, close: words.close }, () => open());
  form.append(problem, buttons);
  form.onsubmit = async (event) => {
    event.preventDefault();
    const handover: Handover = { name: who.value, code: code?.value, document: tick.checked };
    const why = await whyNotGiven(line, handover, day);
    // What was typed stays where it is.
    if (why) problem.textContent = words[`no_${why}` as keyof DoorWords] ?? words.no_pickup_code_wrong;
    else tap('check_out', { handover });
  };
  return form;
}
