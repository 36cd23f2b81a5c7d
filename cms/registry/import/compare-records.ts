import type { RegisterRecord } from '#cms/city/mapping.ts';
import { LANGS, textIn } from '#domain/language/lang.ts';

/** The parts of a record, each as words: what a report shows and what a second run compares. */
export const RECORD_FIELDS = [
  'name',
  'address',
  'town',
  'postcode',
  'phone',
  'website',
  'location',
  'institution',
  'services',
  'facts',
  'credential',
  'issuer',
  'inspections',
  'incomplete',
] as const;
export type RecordField = (typeof RECORD_FIELDS)[number];

export interface FieldChange {
  field: RecordField;
  from: string;
  to: string;
}

/** What is different, field by field; nothing when the register says the same as before. */
export function compareRecords(before: RegisterRecord, after: RegisterRecord): FieldChange[] {
  const [from, to] = [wordsOf(before), wordsOf(after)];
  return RECORD_FIELDS.filter((field) => from[field] !== to[field]).map((field) => ({
    field,
    from: from[field],
    to: to[field],
  }));
}

function wordsOf(record: RegisterRecord): Record<RecordField, string> {
  const { address, addressMore, location, locationProblem, services, facts, credential } = record;
  return {
    name: record.name,
    address: fullAddress({ address, addressMore }),
    town: record.town,
    postcode: record.postcode,
    phone: record.phone,
    website: record.website,
    location: location ? `${location.lat},${location.lng}` : (locationProblem ?? ''),
    institution: record.institution,
    services: services.map(({ code }) => code).join(' '),
    facts: facts.map(({ code }) => code).join(' '),
    credential: `${credential.type} ${credential.status}`,
    issuer: textIn(credential.issuer ?? {}, LANGS[0]),
    inspections: record.inspections,
    incomplete: record.incomplete ? 'yes' : '',
  };
}

export function fullAddress({ address, addressMore }: Pick<RegisterRecord, 'address' | 'addressMore'>): string {
  return addressMore ? `${address}, ${addressMore}` : address;
}
