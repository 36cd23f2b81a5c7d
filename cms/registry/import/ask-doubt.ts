import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';
import { fullAddress } from './compare-records.ts';
import { pairKey } from './pair-doubts.ts';
import type { DoubtfulCentre } from './plan.ts';

/** Puts a question to a person: it waits in `/admin`, and the next run of the import follows the answer. */
export function askDoubt(
  { city, registerDoubts }: Pick<Portal, 'city' | 'registerDoubts'>,
  register: string,
  { known, incoming }: DoubtfulCentre,
  unit: Unit,
): Promise<void> {
  const [before, now, place] = [known.record.name, incoming.record.name, fullAddress(incoming.record)];
  const doubt = {
    key: pairKey({ facility: known.id, incoming: incoming.key }),
    register,
    facility: known.id,
    incoming: { key: incoming.key, ...incoming.record },
    question: createTranslator(langOf(city.languages[0]))('staff.sameCentre', { before, now, place }),
  };
  return registerDoubts.ask(doubt, unit);
}
