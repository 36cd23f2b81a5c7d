import { APIError, type CollectionBeforeChangeHook, type PayloadRequest, type RelationshipFieldSingleValidation } from 'payload';
import { relationship } from 'payload/shared';
import { say } from '#cms/fields/hooks/say.ts';
import { type OtherShift, shiftAtOnce } from '#cms/places/rota/shift-at-once.ts';
import { getPortal } from '#cms/portal/portal.ts';
import type { Shift } from '#cms/records/payload-types.ts';
import { idOf, toShift } from '#cms/records/supply.ts';
import { areAtOnce } from '#domain/places/shift.ts';

/** Nobody is on two shifts at once, whatever entry of theirs is used: what a class can take counts by who is really there. */
export const oneClassAtATime: CollectionBeforeChangeHook<Shift> = async ({ data, originalDoc, req }) => {
  const next = { ...originalDoc, ...data } as Shift;
  const { staff, from, to } = toShift(next);
  if (!staff || to <= from) return data;
  const other = await shiftAtOnce(await getPortal(), { ...toShift(next), id: originalDoc?.id }, req);
  if (other) throw onShiftAlready(req, other);
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
export function onShiftAlready(req: PayloadRequest, { isElsewhere, from, to }: OtherShift): Error {
  const sentence = isElsewhere ? say(req, 'refused.onShiftElsewhere') : say(req, 'refused.onShiftAlready', { from, to });
  return new APIError(sentence, 409, undefined, true);
}

/** The first of one person's shifts that is at the same time as another of theirs. */
export function shiftsAtOnce(shift: Shift, others: readonly Shift[]): Shift | undefined {
  const one = toShift(shift);
  return others.find((other) => areAtOnce({ ...toShift(other), staff: one.staff }, one));
}
