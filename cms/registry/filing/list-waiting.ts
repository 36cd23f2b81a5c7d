import { filerOf } from '#cms/access/filer.ts';
import type { StaffUser } from '#cms/access/roles.ts';
import { districtAtOf } from '#cms/city/outlines.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { FiledChange } from '#cms/records/filed-changes.ts';
import { filedFactsOf } from '#cms/records/filed-facts.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { changesOf, type FiledFacts, factsAfter } from '#domain/places/filed-facts.ts';
import { askedFor, consentsOf, mayRefuse } from '#domain/places/filing-authority.ts';

export interface WaitingChange {
  change: FiledChange;
  facility: Facility;
  now: FiledFacts;
  /** This person's side has agreed already: others have not. */
  agreed: boolean;
  /** Otherwise it can be refused and no more: the city alone could agree. */
  mayAgree: boolean;
}

/** The changes of filed facts that this person may decide, the oldest first, as they would be by now. */
export async function listWaitingFor(
  portal: Pick<Portal, 'city' | 'facilities' | 'filedChanges'>,
  user: StaffUser,
): Promise<WaitingChange[]> {
  const waiting = await portal.filedChanges.listWaiting();
  const centres = await portal.facilities.findAll(waiting.map(({ facilityId }) => facilityId));
  return waiting.flatMap((one) => {
    const facility = centres.find(({ id }) => id === one.facilityId);
    if (!facility) return [];
    const now = filedFactsOf(facility);
    const facts = changesOf(now, one.facts);
    const asked = askedFor(now, factsAfter(now, facts), districtAtOf(portal.city));
    const filer = filerOf(user, facility.id);
    if (!mayRefuse(filer, asked)) return [];
    const mine = consentsOf(filer, asked);
    const agreed = mine.length > 0 && mine.every((of) => one.consents.some((consent) => consent.of === of));
    return [{ change: { ...one, facts, asked }, facility, now, agreed, mayAgree: mine.length > 0 }];
  });
}
