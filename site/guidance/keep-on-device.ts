/** What is typed of a child, kept in this browser alone and only where that was ticked. It is never sent by itself. */
export {};

const KEY = 'child';
const FIELDS = ['birthDate', 'sex', 'weeks', 'on', 'weight', 'length', 'head', 'done'];
type Kept = Record<string, string[]>;

const box = document.querySelector<HTMLElement>('[data-device]');
const form = box?.closest('form');
const tick = box?.querySelector<HTMLInputElement>('input[name=onDevice]');

if (box && form && tick) {
  box.hidden = false;
  const kept = read();
  tick.checked = kept !== undefined;
  const forget = box.querySelector('button');
  if (kept && forget) {
    forget.hidden = false;
    forget.addEventListener('click', () => {
      localStorage.removeItem(KEY);
      tick.checked = false;
      forget.hidden = true;
      form.reset();
    });
    // A page that shows an answer has what was typed already.
    if (!document.querySelector('[data-answered]')) fill(form, kept, box.querySelector<HTMLElement>('.device-filled'));
  }
  form.addEventListener('submit', () => {
    if (tick.checked) write(form);
    else localStorage.removeItem(KEY);
  });
}

function read(): Kept | undefined {
  try {
    const text = localStorage.getItem(KEY);
    return text ? (JSON.parse(text) as Kept) : undefined;
  } catch {
    return undefined;
  }
}

/** Fields that another page's form does not have stay as they were. */
function write(from: HTMLFormElement): void {
  const data = new FormData(from);
  const own = FIELDS.filter((name) => data.has(name) || from.querySelector(`[name="${name}"]`));
  const said = Object.fromEntries(own.map((name) => [name, data.getAll(name).map(String)]));
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...read(), ...said }));
  } catch {
    // A browser that keeps nothing keeps nothing.
  }
}

function fill(into: HTMLFormElement, kept: Kept, note: HTMLElement | null): void {
  for (const field of into.querySelectorAll<HTMLInputElement>('input[name=birthDate], input[name=weeks]'))
    field.value = kept[field.name]?.[0] ?? field.value;
  for (const radio of into.querySelectorAll<HTMLInputElement>('input[name=sex]')) radio.checked = radio.value === kept.sex?.[0];
  const rows = rowsOf(kept);
  const first = into.querySelector<HTMLElement>('.growth-row');
  // What was measured before goes along as it is; the row that can be seen is for what is new.
  for (const row of rows)
    for (const [name, value] of Object.entries(row)) {
      const hidden = Object.assign(document.createElement('input'), { type: 'hidden', name, value });
      first?.before(hidden);
    }
  for (const value of kept.done ?? [])
    into.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'done', value }));
  into.closest('details')?.setAttribute('open', '');
  if (note) note.hidden = false;
}

function rowsOf({ on = [], weight = [], length = [], head = [] }: Kept): Record<string, string>[] {
  return on.flatMap((day, at) => {
    const row = { on: day, weight: weight[at] ?? '', length: length[at] ?? '', head: head[at] ?? '' };
    return row.weight || row.length || row.head ? [row] : [];
  });
}
