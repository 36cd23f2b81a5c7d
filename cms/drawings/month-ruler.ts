/** One month of age on the ruler from birth to three years. */
export interface RulerMark {
  month: number;
  kind: 'year' | 'quarter' | 'month';
  here: boolean;
  /** Said under the ruler: years, every third month, and the month one is at. */
  labelled: boolean;
  /** A year so near the month one is at that both labels find no room on a phone. */
  close: boolean;
}

const LAST = 36;
/** Months that a label takes up on a phone. */
const PHONE_LABEL = 5;

/**
 * The 37 marks of the ruler, 0 to 36 months. A label that would run into the one of the month one
 * is at gives way, unless it is a year.
 */
export function rulerMarks(at: number | undefined): RulerMark[] {
  return Array.from({ length: LAST + 1 }, (_, month) => {
    const kind = month % 12 === 0 ? 'year' : month % 3 === 0 ? 'quarter' : 'month';
    const here = month === at;
    const crowded = at !== undefined && !here && Math.abs(month - at) === 1;
    const close = at !== undefined && !here && Math.abs(month - at) < PHONE_LABEL;
    return { month, kind, here, labelled: here || (kind !== 'month' && !crowded), close };
  });
}

/** The months before and after one, where there are such. */
export function rulerNeighbours(at: number): { before?: number; after?: number } {
  return { before: at > 0 ? at - 1 : undefined, after: at < LAST ? at + 1 : undefined };
}
