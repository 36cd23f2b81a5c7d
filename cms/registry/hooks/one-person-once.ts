import { type CollectionBeforeChangeHook, type PayloadRequest, ValidationError } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Staff } from '#cms/records/payload-types.ts';
import { idOf, toCarer } from '#cms/records/supply.ts';
import { normalName } from '#domain/family/person.ts';
import type { StaffOnRota } from '#domain/places/counted-shifts.ts';
import { onShiftAlready, shiftsAtOnce } from './one-class-at-a-time.ts';

/**
 * A person stands in a centre's list once: the same certificate, or name and telephone, is not taken again, and about the
 * same name alone the head is asked. In two centres they are one person, who is not in both at once.
 */
export const onePersonOnce: CollectionBeforeChangeHook<Staff> = async ({ collection, data, originalDoc, req }) => {
  if (data.certificateNumber) data.certificateNumber = normalName(data.certificateNumber).toUpperCase();
  // Typed in one way, so that it is found in another centre's list.
  if (data.phone) data.phone = data.phone.normalize('NFKC').replace(/[^\d+]/g, '');
  const next = toCarer({ id: '', ...originalDoc, ...data } as Staff);
  if (!next.name || !next.facilityId) return data;
  const { audit, facilities, staffMembers } = await getPortal();
  await facilities.takeTurn(next.facilityId, req);
  const alike = await staffMembers.likeOf(next, req);
  const here = alike.filter(({ entry }) => entry.facilityId === next.facilityId);
  const refuse = (path: string, key: 'refused.sameCarer' | 'refused.likelyCarer', entry: StaffOnRota) =>
    new ValidationError(
      { collection: collection.slug, errors: [{ path, message: say(req, key, { name: entry.name }) }], req },
      req.t,
    );
  const same = here.find(({ likeness }) => likeness === 'same');
  if (same) throw refuse('name', 'refused.sameCarer', same.entry);
  const [likely] = here;
  if (likely) throw refuse('isNamesake', 'refused.likelyCarer', likely.entry);
  await refuseTwoPlaces(
    next,
    alike.map(({ entry }) => entry),
    req,
  );
  if (data.isNamesake && !originalDoc?.isNamesake)
    await audit.write(
      {
        actor: staffOf(req)?.id ?? '',
        action: 'namesake_said',
        subject: `facility:${next.facilityId}`,
        detail: { name: next.name },
      },
      req,
    );
  return data;
};

/** By this change somebody may turn out to be on shift in two centres at once. */
async function refuseTwoPlaces(next: StaffOnRota, others: readonly StaffOnRota[], req: PayloadRequest): Promise<void> {
  if (!next.id || others.length === 0) return;
  const { staffMembers } = await getPortal();
  const own = await staffMembers.shiftsOf([next.id], req);
  const theirs = await staffMembers.shiftsOf(
    others.map(({ id }) => id),
    req,
  );
  for (const shift of own) {
    const other = shiftsAtOnce(shift, theirs);
    if (other)
      throw onShiftAlready(req, { isElsewhere: idOf(other.facility) !== next.facilityId, from: other.from, to: other.to });
  }
}
