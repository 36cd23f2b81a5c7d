import type { Payload } from 'payload';
import type { StaffUser } from '#cms/access/roles.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { LANGS } from '#domain/language/lang.ts';
import { type FiledFacts, factsAfter, isNothing, type ProposedFacts } from '#domain/places/filed-facts.ts';
import { inNameOf } from './filed-changes.ts';
import type { Facility } from './payload-types.ts';
import { words } from './words.ts';

type Row = Pick<Facility, keyof FiledFacts>;

/** What a centre has filed, of its record read in all languages. */
export function filedFactsOf(doc: Row): FiledFacts {
  return {
    name: words(doc.name),
    institution: doc.institution,
    address: words(doc.address),
    town: doc.town || null,
    districtCode: doc.districtCode || null,
    townshipCode: doc.townshipCode || null,
    lat: doc.lat ?? null,
    lng: doc.lng ?? null,
    places: doc.places ?? null,
  };
}

/** Marks the one save that no filing hook holds back: it is the decision itself. */
export const APPROVED = { filedChange: 'approved' } as const;

/** Writes approved facts, in the name of who approved them: words are written language by language. */
export async function writeFiledFacts(
  payload: Payload,
  id: string,
  { facts, by, unit }: { facts: ProposedFacts; by: StaffUser; unit: Unit },
): Promise<void> {
  const doc = await payload.findByID({ collection: 'facilities', id, depth: 0, locale: 'all', req: unit });
  const { name, address } = factsAfter(filedFactsOf(doc), facts);
  const { name: _, address: __, ...same } = facts;
  const req = inNameOf(by, unit, APPROVED);
  const write = async (data: Partial<Facility>, locale: (typeof LANGS)[number]) => {
    await payload.update({ collection: 'facilities', id, depth: 0, locale, fallbackLocale: false, data, req });
  };
  for (const lang of LANGS) {
    const isSaid = facts.name?.[lang] !== undefined || facts.address?.[lang] !== undefined;
    if (isSaid) await write({ name: name[lang], address: address[lang] }, lang);
  }
  if (!isNothing(same)) await write(same, LANGS[0]);
}
