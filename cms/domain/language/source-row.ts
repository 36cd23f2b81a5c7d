import type { InEveryLanguage } from './lang.ts';

/** How a source was read: on the page of who issued it, where somebody copied it, or not at all. */
export const CHECKED = ['original', 'copy', 'unchecked'] as const;

/** What a fact on a schedule or in a calculation rests on. */
export interface SourceRow {
  source: InEveryLanguage | string;
  sourceUrl?: string;
  checked: (typeof CHECKED)[number];
  /** The day on which the source was last read, as `YYYY-MM-DD`; of what has none, on which it was last looked for. */
  readOn: string;
}

/** Only what was read on the page of who issued it is certain; all else an editor has still to confirm. */
export const isToConfirm = ({ checked }: Pick<SourceRow, 'checked'>): boolean => checked !== 'original';

/** What a fact lacks of the row that it rests on. */
export function lacksOf(row: Partial<SourceRow>): ('source' | 'checked' | 'readOn')[] {
  const said = typeof row.source === 'string' ? [row.source] : Object.values(row.source ?? {});
  const lacks = {
    source: said.length === 0 || said.some((words) => !words.trim()),
    checked: !CHECKED.some((one) => one === row.checked),
    readOn: !/^\d{4}-\d{2}-\d{2}$/.test(row.readOn ?? ''),
  };
  return (['source', 'checked', 'readOn'] as const).filter((name) => lacks[name]);
}
