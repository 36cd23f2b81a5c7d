import type { ListLoss } from '#cms/city/mapping.ts';
import type { ImportPlan } from './plan.ts';

/** How many of a list would go with this reading, of how many that were known from it. */
interface Leaving {
  leaving: number;
  of: number;
}

/** While any row cannot be read nobody leaves and no question is withdrawn: it may be the row of any of them. */
export function holdDepartures(plan: ImportPlan, unreadable: number): ImportPlan {
  return unreadable === 0 ? plan : { ...plan, left: [], held: plan.left, withdrawn: [] };
}

/**
 * What the person who runs an import is asked when so many would go at once that the list is likelier damaged than the
 * city changed; nothing is written then. `undefined` when there are no more than that.
 */
export function askIfMany({ leaving, of }: Leaving, { share, few, source }: ListLoss): string | undefined {
  if (leaving <= few || leaving <= of * share) return undefined;
  const percent = Math.round(share * 1000) / 10;
  return (
    `STOPPED, nothing was written: ${leaving} of the ${of} known from this list are not in it any more. More than ${few} ` +
    `and more than ${percent} % at once is asked about (${source}). If the file is whole: --many-may-leave`
  );
}
