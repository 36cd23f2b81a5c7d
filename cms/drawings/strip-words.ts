import { formatTimeRange } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import type { CellState, StripCell } from './hour-strip.ts';

const SLOT = 30;

/** Cells of one state that follow each other, as hours. */
function stretches(cells: readonly StripCell[], state: CellState): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const cell of cells) {
    if (cell.state !== state) continue;
    const last = found.at(-1);
    if (last?.to === cell.minute) last.to += SLOT;
    else found.push({ from: cell.minute, to: cell.minute + SLOT });
  }
  return found;
}

/**
 * The hour strip as a sentence.
 *
 * @example '海陵示例托育园：有位 8:00–13:00、14:00–15:00；只剩 1 位 15:00–16:00；已满 13:00–14:00。'
 */
export function stripWords(
  t: Translator,
  { cells, window, label }: { cells: readonly StripCell[]; window?: { from: number; to: number }; label?: string },
): string {
  const said = (state: CellState, key: 'common.stripFree' | 'common.stripLast' | 'common.stripFull' | 'common.stripStale') => {
    const hours = stretches(cells, state).map(({ from, to }) => formatTimeRange(from, to));
    return hours.length > 0 ? [t(key, { hours: hours.join(t('common.and')) })] : [];
  };
  const parts = [
    ...said('free', 'common.stripFree'),
    ...said('last', 'common.stripLast'),
    ...said('full', 'common.stripFull'),
    ...said('stale', 'common.stripStale'),
  ];
  const [first, last] = [cells[0], cells.at(-1)];
  if (parts.length === 0 && first && last) {
    const [from, to] = formatTimeRange(first.minute, last.minute + SLOT).split('–');
    parts.push(t('common.stripClosed', { from: from ?? '', to: to ?? '' }));
  }
  if (window) parts.push(t('common.stripAsked', { window: formatTimeRange(window.from, window.to) }));
  return `${label ? `${label}${t('common.colon')}` : ''}${parts.join(t('common.sentence'))}${t('common.stripEnd')}`;
}
