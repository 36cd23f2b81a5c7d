import type { SaidGrowth } from '#cms/guidance/growth/read-child.ts';
import { MOST_MEASURED } from '#cms/input/growth.ts';
import type { KeptGrowth } from '#cms/records/shapes/growth.ts';
import { MEASURES } from '#domain/guidance/growth-table.ts';

const COLUMNS = ['on', ...MEASURES] as const;

/** What was typed, row by row; a row without figures is none. Of more than are taken, one too many tells it: each is drawn again. */
export function readGrowthForm(form: FormData): SaidGrowth {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const columns = Object.fromEntries(COLUMNS.map((name) => [name, form.getAll(name).map((one) => String(one).trim())]));
  const rows = (columns.on ?? []).map((_, at) => {
    const cell = (name: string) => columns[name]?.[at] ?? '';
    return { on: cell('on'), weight: cell('weight'), length: cell('length'), head: cell('head') };
  });
  const measured = rows.filter(({ weight, length, head }) => weight || length || head).slice(0, MOST_MEASURED + 1);
  return { sex: text('sex'), birthDate: text('birthDate'), weeks: text('weeks'), measured };
}

/** What is kept of a child, as the form would say it. */
export const saidOfKept = ({ sex, weeks, measured }: KeptGrowth, birthDate: string): SaidGrowth => ({
  sex,
  birthDate,
  weeks: weeks === undefined ? '' : String(weeks),
  measured: measured.map(({ on, weight, length, head }) => {
    const typed = (size?: number) => (size === undefined ? '' : String(size));
    return { on, weight: typed(weight), length: typed(length), head: typed(head) };
  }),
});

/** What a form says of a child's birth, and what it has marked as done. */
export function readBornForm(form: FormData): { birthDate: string; weeks: string; done: string[] } {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const done = form.getAll('done').map(String);
  return {
    birthDate: text('birthDate'),
    weeks: text('weeks'),
    done: done.filter((key) => /^[\w.-]{1,60}$/.test(key)).slice(0, 200),
  };
}
