import type { RegisterRecord } from '#cms/city/mapping.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { idOf } from '#cms/records/supply.ts';
import type { Doubt, Known, KnownCentre } from './known.ts';

/** What is in the database of a register, and every slug and id that is taken. */
export async function readKnown({ payload }: Portal, register: string): Promise<Known> {
  const all = { depth: 0, pagination: false, limit: 0 } as const;
  const [facilities, doubts] = await Promise.all([
    payload.find({
      collection: 'facilities',
      select: { slug: true, register: true, registerKey: true, registerRecord: true, leftRegisterOn: true, listing: true },
      ...all,
    }),
    payload.find({ collection: 'register-doubts', where: { register: { equals: register } }, ...all }),
  ]);
  return {
    slugs: facilities.docs.map(({ slug }) => slug),
    ids: new Set(facilities.docs.map(({ id }) => id)),
    centres: facilities.docs.flatMap((doc): KnownCentre[] => {
      if (doc.register !== register || !doc.registerKey || !doc.registerRecord) return [];
      const { id, slug, registerKey, listing } = doc;
      const record = doc.registerRecord as unknown as RegisterRecord;
      return [{ id, slug, key: registerKey, listing, record, leftOn: doc.leftRegisterOn ?? undefined }];
    }),
    doubts: doubts.docs.map((doc): Doubt => {
      const { key } = doc.incoming as unknown as { key: string };
      return { id: doc.id, facility: idOf(doc.facility), incoming: key, decision: doc.decision };
    }),
  };
}
