import { APIError, type CollectionBeforeChangeHook, type PayloadRequest, type RelationshipFieldSingleValidation } from 'payload';
import { relationship } from 'payload/shared';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Shift } from '#cms/records/payload-types.ts';
import { idOf, toShift } from '#cms/records/supply.ts';
import { areAtOnce } from '#domain/places/shift.ts';

/** Nobody is on two shifts at once, whatever entry of theirs is used: what a class can take counts by who is really there. */
export const oneClassAtATime: CollectionBeforeChangeHook<Shift> = async ({ data, originalDoc, req }) => {
  const next = { ...originalDoc, ...data } as Shift;
  const { staff, from, to } = toShift(next);
  if (!staff || to <= from) return data;
  const { facilities, staffMembers } = await getPortal();
  const person = await staffMembers.find(staff, req);
  if (!person) return data;
  const alike = await staffMembers.likeOf(person, req);
  const entries = [person, ...alike.map(({ entry }) => entry)];
  const centres = [...new Set(entries.map(({ facilityId }) => facilityId))].sort();
  for (const id of centres) await facilities.takeTurn(id, req);
  const shifts = await staffMembers.shiftsOf(
    entries.map(({ id }) => id),
    req,
  );
  const other = shiftsAtOnce(
    next,
    shifts.filter(({ id }) => id !== originalDoc?.id),
  );
  if (other) throw onShiftAlready(req, { other, facilityId: person.facilityId });
  return data;
};

/** The second class that somebody watches is not the first. */
export const ofAnotherClass: RelationshipFieldSingleValidation = async (value, options) => {
  const valid = await relationship(value, options as never);
  if (valid !== true || !value) return valid;
  const { class: own } = options.siblingData as Partial<Shift>;
  return own && idOf(value as string) === idOf(own) ? say(options.req, 'refused.watchesItself') : true;
};

/** Of another centre's rota no more is told than that somebody is on it. */
export function onShiftAlready(
  req: PayloadRequest,
  { other, facilityId }: { other: Pick<Shift, 'facility' | 'from' | 'to'>; facilityId: string },
): Error {
  const { from, to } = other;
  const sentence =
    idOf(other.facility) === facilityId ? say(req, 'refused.onShiftAlready', { from, to }) : say(req, 'refused.onShiftElsewhere');
  return new APIError(sentence, 409, undefined, true);
}

/** The first of one person's shifts that is at the same time as another of theirs. */
export function shiftsAtOnce(shift: Shift, others: readonly Shift[]): Shift | undefined {
  const one = toShift(shift);
  return others.find((other) => areAtOnce({ ...toShift(other), staff: one.staff }, one));
}
