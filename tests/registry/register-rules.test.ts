import { describe, expect, it } from 'vitest';
import { registerMapping } from '#cms/city/british-columbia/register-mapping.ts';
import { careSpan } from '#cms/city/care-span.ts';
import type { RegisterRecord } from '#cms/city/mapping.ts';
import { readImportArguments } from '#cms/commands/import-arguments.ts';
import type { KnownCentre } from '#cms/records/register.ts';
import type { Doubt } from '#cms/records/register-doubts.ts';
import { accountRows } from '#cms/registry/import/account-rows.ts';
import { checkLocations } from '#cms/registry/import/check-locations.ts';
import { followDecisions } from '#cms/registry/import/follow-decisions.ts';
import { groupRows, type ReadRow } from '#cms/registry/import/group-rows.ts';
import { addressKey, identityOf, nameKey } from '#cms/registry/import/identity.ts';
import { planImport, rememberServices } from '#cms/registry/import/plan-import.ts';
import type { Known } from '#cms/registry/import/read-known.ts';
import { isSamePlace, placeOf } from '#cms/registry/import/same-place.ts';
import { slugBase, slugGiver } from '#cms/registry/import/slugs.ts';

const record = (over: Partial<RegisterRecord> = {}): RegisterRecord => ({
  name: 'Alder Grove',
  address: '12 Alder St',
  addressMore: '',
  town: 'Vancouver',
  postcode: 'V5T 1A1',
  phone: '',
  website: '',
  location: { lat: 49.26, lng: -123.1 },
  institution: 'unknown',
  services: [],
  facts: [],
  credential: { type: 'licence', status: 'valid', issuer: null },
  inspections: '',
  incomplete: false,
  ...over,
});
const infants = { code: 'infants', label: { zh: 'Infants', en: 'Infants' }, ageFrom: 0, ageTo: 36 };
const school = { code: 'school', label: { zh: 'School', en: 'School' }, ageFrom: 72, ageTo: 156 };
const rows = (...records: RegisterRecord[]): ReadRow[] =>
  records.map((one, at) => ({ number: at + 1, record: one, saysDouble: false }));
const idFor = (identity: string, attempt: number) => `id:${identity}:${attempt}`;
const nothing: Known = { centres: [], doubts: [], slugs: [], ids: new Set() };

function knowing(centres: (Partial<KnownCentre> & { record: RegisterRecord })[], doubts: Doubt[] = []): Known {
  const all = centres.map(
    (one, at): KnownCentre => ({ id: `f${at}`, slug: `s${at}`, key: identityOf(one.record), listing: 'listed', ...one }),
  );
  return { centres: all, doubts, slugs: all.map(({ slug }) => slug), ids: new Set(all.map(({ id }) => id)) };
}

function plan(records: RegisterRecord[], known: Known) {
  const read = rows(...records);
  return planImport(groupRows(read, followDecisions(known, new Set(records.map(identityOf)))), known, idFor);
}

describe('a centre is known by name, address and postcode', () => {
  it.each([
    ['The Beanstalk Day Care Ltd.', 'Beanstalk Daycare, The'],
    ['River Run Early Care & Learning Centre', 'River Run Early Care And Learning Center'],
    ['S.P.I.C.E. of Life', 'Spice Of Life'],
    ['École Náang', 'ecole naang'],
    ['Children’s Garden', "Children's Garden"],
  ])('%s is %s', (a, b) => expect(nameKey(a)).toBe(nameKey(b)));

  it.each([
    ['#120 - 3721 Delbrook Avenue', '120-3721 Delbrook Ave'],
    ['249 E. 57th Ave', '249 57Th Ave E'],
    ['1-12491 No. 2 Rd', '1 12491 No 2 Road'],
    ['570 Cordova St E', '570 E. Cordova Street'],
  ])('%s is %s', (a, b) => expect(addressKey(a)).toBe(addressKey(b)));

  it('another number, postcode or name is another centre', () => {
    const others = [record({ address: '14 Alder St' }), record({ postcode: 'V5T 1A2' }), record({ name: 'Alder Hill' })];
    expect(new Set([record(), ...others].map(identityOf)).size).toBe(4);
    expect(nameKey('The')).not.toBe('');
  });
});

describe('what a register says', () => {
  it('is ages without a gap, from the youngest up', () => {
    expect(careSpan([])).toEqual({ ageFrom: null, ageTo: null });
    expect(careSpan([school, infants])).toEqual({ ageFrom: 0, ageTo: 36 });
    expect(careSpan([infants, { ageFrom: 30, ageTo: 60 }])).toEqual({ ageFrom: 0, ageTo: 60 });
  });

  it('told by a vacancy is not forgotten when the place is taken, until services are named', () => {
    const before = record({ services: [{ ...infants, inPassing: true }] });
    expect(rememberServices(before, record()).services.map(({ code }) => code)).toEqual(['infants']);
    expect(rememberServices(before, record({ services: [school] })).services.map(({ code }) => code)).toEqual(['school']);
  });

  it('leaves unknown what it does not give, and takes an e-mail address for no website', () => {
    const values = {
      NAME: 'A',
      ADDRESS_1: '1 B St',
      CITY: 'C',
      POSTAL_CODE: 'v1v 1v1',
      WEBSITE: 'SOMEBODY@EXAMPLE.COM',
      SRVC_UNDER36_YN: 'N',
    };
    expect(registerMapping.read({ number: 1, values })).toMatchObject({
      postcode: 'V1V 1V1',
      phone: '',
      website: '',
      location: null,
      services: [],
      facts: [],
      institution: 'unknown',
      credential: { type: 'licence', status: 'valid', issuer: null },
    });
    expect(registerMapping.read({ number: 1, values: { ...values, NAME: '' } })).toMatchObject({
      refused: expect.stringContaining('NAME'),
    });
  });

  it('of meals is read in both of its spellings', () => {
    const values = {
      NAME: 'A',
      ADDRESS_1: '1 B St',
      CITY: 'C',
      PROVIDE_CD_MEALS: 'Included in fee',
      PROVIDE_CD_PICKUP: 'Include in fee',
    };
    const read = registerMapping.read({ number: 1, values });
    expect('facts' in read && read.facts.map(({ code }) => code)).toEqual(['meals_included', 'school_run']);
  });
});

describe('coordinates', () => {
  it.each([
    ['Creston, Iowa', 41.059, -94.37],
    ['Bellingham, Washington', 48.75, -122.48],
    ['Friday Harbor, Washington', 48.535, -123.02],
    ['Banff, Alberta', 51.18, -115.57],
    ['Grande Prairie, Alberta', 55.17, -118.8],
    ['Ketchikan, Alaska', 55.34, -131.65],
    ['Whitehorse, Yukon', 60.72, -135.05],
  ])('in %s are not in British Columbia', (_, lat, lng) => expect(registerMapping.contains({ lat, lng })).toBe(false));

  it.each([
    ['Creston', 49.095, -116.51],
    ['Victoria', 48.428, -123.366],
    ['Fernie', 49.504, -115.06],
    ['Atlin', 59.58, -133.69],
    ['Masset', 54.01, -132.15],
    ['Dawson Creek', 55.76, -120.24],
    ['Tsawwassen', 49.02, -123.09],
  ])('in %s are', (_, lat, lng) => expect(registerMapping.contains({ lat, lng })).toBe(true));

  it('far from the middle of their own town are not used, and the record stays', () => {
    const inTown = [49.25, 49.26, 49.27].map((lat) => record({ location: { lat, lng: -123.1 } }));
    const astray = record({ name: 'Astray', location: { lat: 54, lng: -124.8 } });
    const checked = checkLocations([...inTown, astray], () => true);
    expect(checked.at(-1)).toMatchObject({ name: 'Astray', location: null, locationProblem: 'far_from_town' });
    expect(checked.slice(0, 3).every(({ location }) => location)).toBe(true);
    // Two pins have no middle: nobody can say which of them is wrong.
    expect(checkLocations([record(), astray], () => true).every(({ location }) => location)).toBe(true);
  });
});

describe('a plan', () => {
  it('merges one centre’s licences and tells them from doubles, whatever the order of the rows', () => {
    const licences = [record({ services: [infants] }), record({ services: [school] }), record({ services: [infants] })];
    const [centre] = groupRows(rows(...licences));
    expect(centre?.rows.map(({ part }) => part)).toEqual(['first', 'further', 'double']);
    expect(groupRows(rows(...licences.toReversed()))[0]?.record).toEqual(centre?.record);
    expect(centre?.record.services.map(({ code }) => code)).toEqual(['infants', 'school']);
  });

  it('gives plain slugs, numbered where one is taken, the same in whatever order', () => {
    expect(slugBase({ name: 'Náang Naay Day Care', town: 'Skidegate' })).toBe('naang-naay-day-care-skidegate');
    expect(slugBase({ name: '海陵区托育中心', town: '泰州' })).toBe('hailingqutuoyuzhongxin-taizhou');
    const give = slugGiver(['a-b']);
    expect([give({ name: 'A', town: 'B' }), give({ name: 'A', town: 'B' })]).toEqual(['a-b-2', 'a-b-3']);
    const twins = [record({ name: 'Twin', address: '1 A St' }), record({ name: 'Twin', address: '2 B St' })];
    const slugsOf = (list: RegisterRecord[]) =>
      plan(list, nothing)
        .centres.map((one) => (one.outcome === 'new' ? `${one.incoming.key} ${one.slug}` : ''))
        .toSorted();
    expect(slugsOf(twins)).toEqual(slugsOf(twins.toReversed()));
  });

  it('asks a person when a known centre is gone and another name stands in its place', () => {
    const renamed = record({ name: 'Reach Early Learning' });
    const { centres, left } = plan([renamed], knowing([{ record: record() }]));
    expect(centres).toMatchObject([{ outcome: 'doubtful', asked: false, known: { id: 'f0' } }]);
    expect(left).toEqual([]);
  });

  it('takes a neighbour for new while the known centre is still in the file', () => {
    const { centres } = plan([record(), record({ name: 'Annex' })], knowing([{ record: record() }]));
    expect(centres.map(({ outcome }) => outcome)).toEqual(['unchanged', 'new']);
  });

  it('knows a place by house number and postcode, or by coordinates next to each other', () => {
    const here = placeOf(record());
    expect(isSamePlace(here, placeOf(record({ location: null })))).toBe(true);
    expect(
      isSamePlace(here, placeOf(record({ address: '99 Other Rd', postcode: 'X', location: { lat: 49.2605, lng: -123.1 } }))),
    ).toBe(true);
    expect(isSamePlace(here, placeOf(record({ address: '14 Alder St', location: { lat: 49.262, lng: -123.1 } })))).toBe(false);
  });

  it('follows "the same": the known centre takes the new name; and "different": it leaves, and the other is new', () => {
    const renamed = record({ name: 'Reach Early Learning' });
    const answer = (decision: Doubt['decision']): Doubt => ({ id: 'd', facility: 'f0', incoming: identityOf(renamed), decision });
    const same = plan([renamed], knowing([{ record: record() }], [answer('same')]));
    expect(same.centres).toMatchObject([{ outcome: 'changed', known: { id: 'f0' }, changes: [{ field: 'name' }] }]);
    const different = plan([renamed], knowing([{ record: record() }], [answer('different')]));
    expect(different.centres).toMatchObject([{ outcome: 'new' }]);
    expect(different.left).toMatchObject([{ id: 'f0' }]);
    expect(plan([renamed], knowing([{ record: record() }], [answer('pending')])).centres).toMatchObject([
      { outcome: 'doubtful', asked: true },
    ]);
  });

  it('puts two names of one centre together when a person has said so and both are in the file', () => {
    const other = record({ name: 'Reach Early Learning', services: [school] });
    const known = knowing([{ record: record() }], [{ id: 'd', facility: 'f0', incoming: identityOf(other), decision: 'same' }]);
    const { centres } = plan([record(), other], known);
    expect(centres).toHaveLength(1);
    expect(centres[0]).toMatchObject({ outcome: 'changed', known: { id: 'f0' }, incoming: { record: { name: 'Alder Grove' } } });
  });

  it('withdraws a question that the register has answered itself', () => {
    const renamed = record({ name: 'Reach Early Learning' });
    const known = knowing(
      [{ record: record() }],
      [{ id: 'd', facility: 'f0', incoming: identityOf(renamed), decision: 'pending' }],
    );
    expect(plan([record()], known).withdrawn).toMatchObject([{ id: 'd' }]);
  });

  it('leaves a claimed centre as it is when it is missing, and says so every time', () => {
    const { left, missed } = plan(
      [record({ name: 'Far', address: '1 Z St', postcode: 'Z', location: null })],
      knowing([{ record: record(), listing: 'claimed' }]),
    );
    expect([left.length, missed.length]).toEqual([0, 1]);
  });

  it('never loses a row', () => {
    const { centres } = plan([record()], nothing);
    expect(() => accountRows(centres, [], [1, 2])).toThrow('Not every row is accounted for');
    expect(accountRows(centres, [{ number: 2, name: '', why: 'no name' }], [1, 2]).map(({ outcome }) => outcome)).toEqual([
      'new',
      'refused',
    ]);
  });
});

describe('the command', () => {
  it('reads its arguments, and answers others with how it is used', () => {
    expect(readImportArguments(['facilities', 'a.csv', '--dry-run', '--report', 'b.csv'])).toEqual({
      what: 'facilities',
      path: 'a.csv',
      dryRun: true,
      reportPath: 'b.csv',
      removeMissing: false,
      manyMayLeave: false,
    });
    expect(readImportArguments(['places', 'a.csv', '--remove-missing', '--many-may-leave'])).toEqual({
      what: 'places',
      path: 'a.csv',
      dryRun: false,
      removeMissing: true,
      manyMayLeave: true,
    });
    for (const args of [
      [],
      ['facilities'],
      ['people', 'a.csv'],
      ['facilities', 'a.csv', '--force'],
      ['facilities', 'a.csv', 'b.csv'],
      ['facilities', 'a.csv', '--report'],
      ['facilities', 'a.csv', '--remove-missing'],
    ])
      expect(() => readImportArguments(args), args.join(' ')).toThrow('npm run import -- facilities FILE');
  });
});
