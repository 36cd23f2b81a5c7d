import type { CollectionBeforeOperationHook } from 'payload';
import { readEdition } from './edition.ts';

/**
 * A save by REST, which is how forms save too, says which edition it was made from; it is measured once it is known who
 * may save at all. Withdrawing, which changes no word, needs none.
 */
export const carriedEdition: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) => {
  if (operation !== 'update') return args;
  const { data, id } = args as { data?: Record<string, unknown>; id?: string };
  if (!data) return args;
  const { edition, ...rest } = data;
  if (overrideAccess) return edition === undefined ? args : { ...args, data: rest };
  // Of many at once it is asked otherwise what was read.
  if (id === undefined) return { ...args, data: rest };
  const isWithdrawal = Object.entries(rest).every(([name, value]) => name === '_status' && value === 'draft');
  const lacks = req.payloadAPI === 'REST' && !isWithdrawal && !readEdition(edition);
  return lacks ? { ...args, data: { ...rest, edition: NONE } } : args;
};

/** In the place of an edition, where a save should have one. */
export const NONE = 'none';
