import { formatTimeRange } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { SLOT_MINUTES, stretchesOf } from '#domain/time/time-of-day.ts';
import type { CellState, StripCell } from './hour-strip.ts';

/** Cells of one state that follow each other, as hours. */
const stretches = (cells: readonly StripCell[], state: CellState) =>
  stretchesOf(cells.filter((cell) => cell.state === state).map(({ minute }) => minute));

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
    const [from, to] = formatTimeRange(first.minute, last.minute + SLOT_MINUTES).split('–');
    parts.push(t('common.stripClosed', { from: from ?? '', to: to ?? '' }));
  }
  if (window) parts.push(t('common.stripAsked', { window: formatTimeRange(window.from, window.to) }));
  return `${label ? `${label}${t('common.colon')}` : ''}${parts.join(t('common.sentence'))}${t('common.stripEnd')}`;
}
