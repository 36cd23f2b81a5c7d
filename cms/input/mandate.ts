import { z } from 'zod';
import { personName, relation } from './family.ts';
import { ticked } from './text-fields.ts';
import { civilDate, yuan } from './values.ts';

const limits = {
  collects: ticked,
  books: ticked,
  perStay: yuan.optional().transform((fen) => fen ?? 0),
  perMonth: yuan.optional().transform((fen) => fen ?? 0),
  until: civilDate,
};

/** What a guardian lets somebody do who helps with the children, as its form says it; the children are boxes of their own. */
export const mandateLimits = z.object(limits);
export const mandateWords = z.object({
  called: personName,
  relation: relation.refine((text) => text !== '', 'relation_missing'),
  ...limits,
});

/** Who takes it up: a name that can stand in a paper, and that they are of age. */
export const delegateName = z.object({ name: personName });
