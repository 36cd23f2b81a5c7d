import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import type { CentreTerms } from '#domain/contract/contract.ts';
import { type InEveryLanguage, inEveryLanguage } from '#domain/language/lang.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { Kept } from './kept.ts';
import { keptByLog } from './kept-by-log.ts';
import type { CentreTerm as Row } from './payload-types.ts';
import { ownTerm, templateClause } from './shapes/contract.ts';
import { idOf } from './supply.ts';
import { words } from './words.ts';

/** A version of what a centre wants to add to its contracts, whatever was decided about it. */
export interface AddedTerms extends CentreTerms {
  id: string;
  facilityId: string;
  decision: Row['decision'];
  reason?: string;
}

/** What centres add to the city's clauses, in versions that the city decides about. */
export interface CentreTermsKept {
  /** What a centre's contracts have beside the template on a day: its newest version that was approved; nothing where that is empty. */
  addedBy(facilityId: string, on: CivilDate): Promise<CentreTerms | undefined>;
  /** All versions of a centre, or all that wait for a decision, the first made first. */
  listAdded(of: { facilityId: string } | 'pending', unit?: Unit): Promise<AddedTerms[]>;
  /** Of every clause of every template, what it is called. */
  clauseHeadings(unit?: Unit): Promise<InEveryLanguage[]>;
}

export function createCentreTerms({ payload }: Kept): CentreTermsKept {
  const collection = 'centre-terms';
  const find = async (where: Where, sort: string, req?: Unit) =>
    (await payload.find({ collection, where, sort, depth: 0, limit: 0, pagination: false, req })).docs.map(toAdded);
  const kept = keptByLog<{ terms?: CentreTerms }>(payload, (change) => (change.collection === collection ? 'all' : undefined));
  const read = async (facilityId: string, on: CivilDate) => {
    const where: Where = {
      facility: { equals: facilityId },
      decision: { equals: 'approved' },
      effectiveOn: { less_than_equal: on },
    };
    const [newest] = await find(where, '-version');
    if (!newest || newest.terms.length === 0) return {};
    const { version, effectiveOn, terms } = newest;
    return { terms: { version, effectiveOn, terms } };
  };
  return {
    addedBy: async (facilityId, on) => (await kept.get(`${facilityId} ${on}`, () => read(facilityId, on))).terms,
    listAdded: (of, req) =>
      find(of === 'pending' ? { decision: { equals: of } } : { facility: { equals: of.facilityId } }, 'createdAt', req),
    clauseHeadings: async (req) => {
      const asked = { collection: 'contract-templates', depth: 0, limit: 0, pagination: false, req } as const;
      const { docs } = await payload.find(asked);
      const all = docs.flatMap(({ clauses }) =>
        templateClause
          .array()
          .parse(clauses ?? [])
          .map(({ heading }) => heading),
      );
      const known = new Map(all.map((heading) => [JSON.stringify(inEveryLanguage((lang) => heading[lang])), heading]));
      return [...known.values()].map(words);
    },
  };
}

const toAdded = ({ id, facility, version, effectiveOn, terms, decision, reason }: Row): AddedTerms => ({
  ...{ id, version, effectiveOn, decision },
  facilityId: idOf(facility),
  terms: ownTerm.array().parse(terms ?? []),
  ...(reason ? { reason } : {}),
});
