import { APIError, type CollectionBeforeChangeHook } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Shift } from '#cms/records/payload-types.ts';
import { toShift } from '#cms/records/supply.ts';
import { areAtOnce } from '#domain/places/counted-shifts.ts';

/** Nobody is on two shifts at once: what a class can take counts by who is really there. */
export const oneClassAtATime: CollectionBeforeChangeHook<Shift> = async ({ data, originalDoc, req }) => {
  const shift = toShift({ ...originalDoc, ...data } as Shift);
  if (!shift.staff || shift.to <= shift.from) return data;
  const { staffMembers } = await getPortal();
  await staffMembers.takeTurn(shift.staff, req);
  const others = (await staffMembers.shiftsOf(shift.staff, req)).filter(({ id }) => id !== originalDoc?.id);
  const other = others.find((one) => areAtOnce(toShift(one), shift));
  if (!other) return data;
  throw new APIError(say(req, 'refused.onShiftAlready', { from: other.from, to: other.to }), 409, undefined, true);
};
