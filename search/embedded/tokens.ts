import { bigrams } from '../text/bigrams.ts';
import { initialsOf, type Reading, type Readings, tails } from '../text/readings.ts';
import type { Run } from '../text/runs.ts';

/** The columns of the full-text table, in its order. */
export const COLUMNS = [
  'title',
  'labels',
  'lines',
  'body',
  'title_said',
  'labels_said',
  'lines_said',
  'title_initials',
  'labels_initials',
] as const;

/** What goes into each column: tokens parted by spaces, none of them made of anything but letters and digits. */
export function tokensOf({ title, labels, lines, body }: Readings): string[] {
  return [
    written(title.runs),
    written(labels.runs),
    written(lines.runs),
    written(body.runs),
    said(title),
    said(labels),
    said(lines),
    initials(title),
    initials(labels),
  ];
}

function written(runs: Run[]): string {
  return runs.flatMap(({ han, text }) => (han ? bigrams(text) : [text])).join(' ');
}

function said({ stretches }: Reading): string {
  return [...new Set(stretches.flatMap(tails))].join(' ');
}

function initials({ stretches }: Reading): string {
  return stretches.flatMap((stretch) => bigrams(initialsOf(stretch).join(''))).join(' ');
}
