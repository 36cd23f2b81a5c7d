import type { Point } from '#domain/places/geo.ts';
import { webAddress } from '#domain/places/web-address.ts';
import type { Refusal, RegisterMapping, RegisterRecord, RegisterRow, RegisterService } from '../mapping.ts';
import { inBritishColumbia } from './outline.ts';
import { AUTHORITIES, FACTS, SERVICES } from './register-columns.ts';
import { inEnglish } from './words.ts';

const NEEDED = ['NAME', 'ADDRESS_1', 'CITY', 'POSTAL_CODE', 'LATITUDE', 'LONGITUDE', 'PHONE'];

/**
 * “Child Care Map Data” of the BC Data Catalogue: licensed group child care, one row a licence. It
 * gives no licence numbers, prices, hours or group sizes, and `FAC_PARTY_ID` is another number every
 * day, so nothing here reads it.
 */
export const registerMapping: RegisterMapping = {
  register: 'bc-child-care-map',
  columns: { needed: NEEDED, lat: 'LATITUDE', lng: 'LONGITUDE' },
  read,
  saysDouble: ({ values }) => isYes(values.IS_DUPLICATE),
  contains: inBritishColumbia,
};

function read({ values }: RegisterRow): RegisterRecord | Refusal {
  const text = (column: string) => values[column] ?? '';
  if (!text('NAME')) return { refused: 'it names no centre (NAME is empty)' };
  if (!text('ADDRESS_1')) return { refused: 'it gives no address (ADDRESS_1 is empty)' };
  if (!text('CITY')) return { refused: 'it gives no town (CITY is empty)' };
  const [lat, lng] = [text('LATITUDE'), text('LONGITUDE')];
  const location = pointOf(lat, lng);
  // Taken without them, a centre would lose its pin.
  if (!location && (lat || lng)) return { refused: `its coordinates “${lat}, ${lng}” are not decimal degrees` };
  const inspections = webAddress(text('HA_FAC_INSPEC_RPTS')) ?? '';
  const authority = AUTHORITIES.find(([address]) => address.test(inspections));
  return {
    name: text('NAME'),
    address: text('ADDRESS_1'),
    addressMore: text('ADDRESS_2'),
    town: text('CITY'),
    postcode: text('POSTAL_CODE').toUpperCase(),
    phone: text('PHONE'),
    website: webAddress(text('WEBSITE')) ?? '',
    location,
    institution: 'unknown',
    services: servicesOf(text),
    facts: FACTS.filter(({ column, says }) => says.test(text(column))).map(({ fact }) => fact),
    // Every row is of a licensed centre. Whose licence it is can be told only from where its inspections are published.
    credential: { type: 'licence', status: 'valid', issuer: authority ? inEnglish(authority[1]) : null },
    inspections,
    incomplete: isYes(text('IS_INCOMPLETE_IND')),
  };
}

function servicesOf(text: (column: string) => string): RegisterService[] {
  return SERVICES.flatMap(({ service, column, vacancy }): RegisterService[] => {
    if (isYes(text(column))) return [service];
    return vacancy && isYes(text(vacancy)) ? [{ ...service, inPassing: true }] : [];
  });
}

const isYes = (text: string | undefined) => text?.toUpperCase() === 'Y';

function pointOf(lat: string, lng: string): Point | null {
  if (!lat || !lng) return null;
  const point = { lat: Number(lat), lng: Number(lng) };
  return Number.isFinite(point.lat) && Number.isFinite(point.lng) ? point : null;
}

/** The column for websites holds somebody's e-mail address too: that is no page to send families to. */
