import { type CollectionBeforeChangeHook, ValidationError, type Where } from 'payload';
import { staffOf } from '#cms/access/roles.ts';
import { idOf } from '#cms/fields/hooks/id-of.ts';
import { say } from '#cms/fields/hooks/say.ts';

/**
 * Two prices of the same care from the same day leave open which one is charged. By the month and by
 * the half month are the same care.
 */
export const onePrice: CollectionBeforeChangeHook = async ({ collection, data, originalDoc, req }) => {
  if (!staffOf(req)) return data;
  const next = { ...originalDoc, ...data };
  const group = idOf(next.class);
  const where: Where[] = [
    { facility: { equals: idOf(next.facility) } },
    { kind: { equals: next.kind } },
    { form: { equals: next.form } },
    { startsOn: { equals: next.startsOn } },
    { unit: { in: next.unit === 'month' || next.unit === 'half_month' ? ['month', 'half_month'] : [next.unit] } },
    { class: group ? { equals: group } : { exists: false } },
    ...(originalDoc?.id ? [{ id: { not_equals: originalDoc.id } }] : []),
  ];
  const { totalDocs } = await req.payload.count({ collection: 'price-items', where: { and: where }, overrideAccess: true, req });
  if (totalDocs === 0) return data;
  const message = say(
    req,
    '这一天起已有一条同样的收费，请改那一条，或换一个执行日期',
    'There is such a price from that day: change that one, or choose another day',
  );
  throw new ValidationError({ collection: collection.slug, errors: [{ path: 'startsOn', message }], req }, req.t);
};
