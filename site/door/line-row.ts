import type { TapMark } from '#domain/booking/door-tap.ts';
import type { Handover } from '#domain/booking/handover.ts';
import { type Day, type Line, LONGEST_CODE, LONGEST_NAME, undoOf, whyNotGiven } from './at-door.ts';
import type { DoorWords } from './door-words.ts';

export function el<Name extends keyof HTMLElementTagNameMap>(name: Name, text = ''): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

interface Row {
  words: DoorWords;
  state: Line['state'];
  hours: string;
  day: Day;
  giving?: { problem?: string };
  tap: (what: TapMark, handover?: Handover) => void;
  give: (open: boolean, problem?: string) => void;
}

/** A child: where it is, and what can be noted now. */
export function lineRow(line: Line, row: Row): HTMLElement {
  const { words, state, hours, giving, tap, give } = row;
  const section = el('section');
  section.className = 'door-row';
  section.dataset.booking = line.booking;
  section.append(el('h2', line.child), el('p', `${hours} · ${words[`state_${state}`]}`));
  if (giving) section.append(giveForm(line, row));
  else {
    const buttons = el('div');
    buttons.className = 'door-buttons';
    const button = (text: string, act: () => void, quiet = false) => {
      const made = el('button', text);
      made.className = quiet ? 'btn quiet' : 'btn';
      made.setAttribute('aria-label', `${text} ${line.child}`);
      made.onclick = act;
      buttons.append(made);
    };
    if (state === 'ahead' || state === 'not_come') {
      button(words.came, () => tap('check_in'));
      button(words.notComing, () => tap('absent'), true);
    }
    if (state === 'here') button(words.give, () => give(true));
    const undo = undoOf(state);
    if (undo) button(words.undo, () => tap(undo), true);
    section.append(buttons);
  }
  return section;
}

/** To whom the child is given: by the family's code, a document, or the centre's own list. */
function giveForm(line: Line, { words, day, giving, tap, give }: Row): HTMLElement {
  const form = el('form');
  const field = (text: string, name: string, maxLength: number) => {
    const label = el('label', text);
    const input = el('input');
    Object.assign(input, { type: 'text', name, maxLength, autocomplete: 'off' });
    label.append(input);
    form.append(label);
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
  const problem = el('p', giving?.problem ?? '');
  problem.className = 'bad';
  problem.setAttribute('role', 'alert');
  const buttons = el('div');
  buttons.className = 'door-buttons';
  const [send, close] = [el('button', words.giveNow), el('button', words.close)];
  send.className = 'btn';
  close.className = 'btn quiet';
  close.type = 'button';
  close.onclick = () => give(false);
  buttons.append(send, close);
  form.append(problem, buttons);
  form.onsubmit = async (event) => {
    event.preventDefault();
    const handover: Handover = { name: who.value, code: code?.value, document: tick.checked };
    const why = await whyNotGiven(line, handover, day);
    // What was typed stays where it is.
    if (why) problem.textContent = words[`no_${why}` as keyof DoorWords] ?? words.no_pickup_code_wrong;
    else tap('check_out', handover);
  };
  return form;
}
