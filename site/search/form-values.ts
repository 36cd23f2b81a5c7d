/** What stands in the search's form: by the name of each field what is chosen in it. An empty field is not there. */
export type FormValues = Readonly<Record<string, readonly string[]>>;

/** What is left behind when something is chosen in a field: of hours and "any time" the last choice counts, of places too. */
const INSTEAD_OF: Record<string, readonly string[]> = {
  within: ['date', 'from', 'to', 'days'],
  date: ['within'],
  from: ['within'],
  to: ['within'],
  place: ['near', 'at', 'frame'],
  near: ['place', 'at', 'frame'],
  and: ['andAt'],
  radius: ['frame'],
  frame: ['radius'],
};
/** An empty field for hours takes nothing's place; an empty place does. */
const ONLY_WHEN_FILLED = ['within', 'date', 'from', 'to'];

export const textOf = (values: FormValues, name: string): string => values[name]?.[0] ?? '';

/** @example withValue({ within: ['7'] }, 'date', ['2026-12-09']) // { date: ['2026-12-09'] } */
export function withValue(values: FormValues, name: string, chosen: readonly string[]): FormValues {
  const filled = chosen.filter((value) => value !== '');
  const replaces = filled.length > 0 || !ONLY_WHEN_FILLED.includes(name);
  const gone = [name, ...(replaces ? (INSTEAD_OF[name] ?? []) : [])];
  const kept = Object.entries(values).filter(([other]) => !gone.includes(other));
  return Object.fromEntries(filled.length > 0 ? [...kept, [name, filled]] : kept);
}

/** A time needs its day and both ends; until all three are there, there is nothing to ask. */
export function isWholeTime(values: FormValues): boolean {
  const parts = ['date', 'from', 'to'].map((name) => name in values);
  const begun = parts.includes(true) || 'days' in values;
  return !begun || !parts.includes(false);
}

/** The query that the form stands for, without what says nothing alone. */
export function queryOf(values: FormValues): URLSearchParams {
  const params = new URLSearchParams(Object.entries(values).flatMap(([name, all]) => all.map((value) => [name, value])));
  if (!params.has('days')) params.delete('weeks');
  if (!params.has('within') && params.get('sort') !== 'soonest') params.delete('minutes');
  return params;
}

/** Whether both ask for the same, in whatever order. */
export function isSameSearch(one: FormValues, other: FormValues): boolean {
  const [first, second] = [one, other].map(queryOf);
  for (const params of [first, second]) params?.sort();
  return `${first}` === `${second}`;
}

/** What stands in a form on the page, whoever put it there. */
export function readForm(form: HTMLFormElement): FormValues {
  const data = new FormData(form);
  return Object.fromEntries(
    [...new Set(data.keys())].flatMap((name) => {
      const filled = data.getAll(name).flatMap((value) => (value === '' ? [] : [String(value)]));
      return filled.length > 0 ? [[name, filled]] : [];
    }),
  );
}
