import { careSpan } from '#cms/city/care-span.ts';
import type { RegisterRecord } from '#cms/city/mapping.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { fullAddress, type RecordField } from './compare-records.ts';

type Fields = Record<string, unknown>;

/** Fields of a centre that are kept in each language; a register has only the city's own. */
const LOCALIZED = ['name', 'address', 'credentialIssuer'];

/** What a centre's page shows, made from what changed in its record: all else may have been edited here since. */
export function facilityFields(record: RegisterRecord, changed: readonly RecordField[], lang: Lang): Fields {
  return Object.assign({}, ...changed.map((field) => FIELDS[field]?.(record, lang) ?? {}));
}

const isLocalized = (field: string) => LOCALIZED.includes(field);

/** The same with localized fields as `{ en: … }`, the shape in which documents are inserted in bulk. */
export function localized(fields: Fields, lang: Lang): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, isLocalized(name) && value ? { [lang]: value } : value]),
  );
}

/** A record's postcode, inspections and completeness are kept in `registerRecord` only. */
const FIELDS: Partial<Record<RecordField, (record: RegisterRecord, lang: Lang) => Fields>> = {
  name: ({ name }) => ({ name }),
  address: (record) => ({ address: fullAddress(record) }),
  town: ({ town }) => ({ town: town || null }),
  phone: ({ phone }) => ({ phone: phone || null }),
  website: ({ website }) => ({ website: website || null }),
  location: ({ location, locationProblem }, lang) => ({
    lat: location?.lat ?? null,
    lng: location?.lng ?? null,
    locationNote: locationProblem ? createTranslator(lang)(`staff.location_${locationProblem}`) : null,
  }),
  institution: ({ institution }) => ({ institution }),
  services: servicesField,
  facts: servicesField,
  credential: ({ credential }) => ({ credentialType: credential.type, credentialStatus: credential.status }),
  issuer: ({ credential }, lang) => ({ credentialIssuer: credential.issuer?.[lang] ?? null }),
};

function servicesField({ services, facts }: RegisterRecord): Fields {
  return { services: { labels: [...services, ...facts].map(({ label }) => label), ...careSpan(services) } };
}
