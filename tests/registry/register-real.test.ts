import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ImportReport } from '#cms/registry/import/report.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { centreNamed, hasRealRegister, importFile, realRegister, registerState } from '../support/register.ts';

vi.hoisted(() => {
  process.env.CITY = 'british-columbia';
});

const [JUNE, JULY] = [realRegister('2026-06-16'), realRegister('2026-07-23')];
type Row = Record<string, string>;

/*
 * Counts worked out anew from the files, in other words than the importer's: text is rewritten with
 * patterns instead of looked up word by word, and distances are measured on a flat map.
 */
const read = (path: string) =>
  Papa.parse<Row>(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;
const plain = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f.'’‘`]/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ');
const streets =
  'street=st avenue=ave av=ave road=rd drive=dr boulevard=blvd highway=hwy crescent=cres place=pl lane=ln court=ct way=wy parkway=pkwy north=n south=s east=e west=w number=no unit= suite=';
const shorten = (text: string) =>
  streets.split(' ').reduce((done, pair) => {
    const [long, short] = pair.split('=');
    return done.replace(new RegExp(`(?<![a-z0-9])${long}(?![a-z0-9])`, 'g'), short ?? '');
  }, text);
const centreOf = (row: Row) =>
  [
    plain(row.NAME ?? '')
      .replace(/(?<![a-z0-9])(the|ltd|limited|inc|incorporated|corp)(?![a-z0-9])/g, '')
      .replace(/(?<![a-z0-9])center(?![a-z0-9])/g, 'centre')
      .replace(/[^\p{L}\p{N}]/gu, ''),
    (shorten(plain(row.ADDRESS_1 ?? '')).match(/[\p{L}\p{N}]+/gu) ?? []).sort().join('+'),
    (row.POSTAL_CODE ?? '').replace(/\W/g, '').toLowerCase(),
  ].join('/');

/** Per centre: how many rows, and how many of them differ in what they offer. */
const OFFERS = /^(SRVC_|VACANCY_SRVC|OP_WEEKEND|OP_STAT|OP_OVER|OP_EXT|LANG_|PROVIDE_|ABORIGINAL|ACCOMMODATE|ECE_|ELF_|IS_CCFRI)/;
const offerOf = (row: Row) =>
  Object.keys(row)
    .filter((column) => OFFERS.test(column) && /^(y|extra fee|included? in fee)$/i.test(row[column] ?? ''))
    .map((column) => `${column.replace('VACANCY_', '').replace('_YN', '')}${/extra/i.test(row[column] ?? '') ? '$' : ''}`);
function centresOf(rows: Row[]): Map<string, { rows: Row[]; offers: Set<string> }> {
  const centres = new Map<string, { rows: Row[]; offers: Set<string> }>();
  for (const row of rows) {
    const centre = centres.get(centreOf(row)) ?? { rows: [], offers: new Set() };
    centre.rows.push(row);
    centre.offers.add([...new Set(offerOf(row))].sort().join());
    centres.set(centreOf(row), centre);
  }
  return centres;
}
function furtherRows(rows: Row[]) {
  const all = [...centresOf(rows).values()];
  const merged = all.reduce((sum, { offers }) => sum + offers.size - 1, 0);
  return { merged, doubled: rows.length - all.length - merged };
}

const metres = (a: Row, b: Row) => {
  const north = (Number(a.LATITUDE) - Number(b.LATITUDE)) * 111_195;
  const east = (Number(a.LONGITUDE) - Number(b.LONGITUDE)) * 111_195 * Math.cos((Number(a.LATITUDE) * Math.PI) / 180);
  return Math.hypot(north, east);
};
const numbersOf = (row: Row) =>
  plain(row.ADDRESS_1 ?? '')
    .replace(/^\D*/, '')
    .match(/^(\d+[a-z]?\W+)+/)?.[0]
    .split(/\W+/)
    .filter(Boolean) ?? [];
const samePlace = (a: Row, b: Row) =>
  metres(a, b) <= 75 || (a.POSTAL_CODE === b.POSTAL_CODE && numbersOf(a).some((number) => numbersOf(b).includes(number)));

describe.skipIf(!hasRealRegister)('the register of British Columbia, two days of it (needs REGISTER_DIR)', () => {
  let demo: DemoPortal;
  let june: ImportReport;
  let july: ImportReport;
  let [juneRows, julyRows]: Row[][] = [];
  beforeAll(async () => {
    [juneRows, julyRows] = [read(JUNE), read(JULY)];
    demo = await demoPortal();
    june = await importFile(demo.portal, JUNE);
  });
  afterAll(() => demo.close());

  async function slugsById(): Promise<Map<string, string>> {
    const { docs } = await demo.portal.payload.find({
      collection: 'facilities',
      select: { slug: true },
      pagination: false,
      limit: 0,
    });
    return new Map(docs.map(({ id, slug }) => [id, slug]));
  }

  it('June: every row is a new centre, a further licence of one, or a double', () => {
    const rows = juneRows as Row[];
    expect(rows).toHaveLength(4117);
    expect(june.rows).toHaveLength(4117);
    const { merged, doubled } = furtherRows(rows);
    expect(june.counts).toEqual({
      new: centresOf(rows).size,
      changed: 0,
      unchanged: 0,
      merged,
      doubled,
      doubtful: 0,
      refused: 0,
    });
    expect(june.left).toEqual([]);
  });

  it('no pin stands in Iowa: three centres have none, and are found by name', async () => {
    const towns = Map.groupBy(juneRows as Row[], ({ CITY }) => CITY);
    const astray = (juneRows as Row[]).filter((row) => {
      const own = (towns.get(row.CITY) ?? []).toSorted((a, b) => Number(a.LATITUDE) - Number(b.LATITUDE));
      const middle = own[own.length >> 1];
      return own.length > 2 && middle && metres(row, middle) > 105_000;
    });
    expect(june.withoutLocation.map(({ name }) => name).toSorted()).toEqual(astray.map(({ NAME }) => NAME).toSorted());
    expect(june.withoutLocation).toContainEqual({ name: 'Creston Community Preschool', town: 'Creston', why: 'outside' });
    const documents = await demo.portal.documents.readFacilities();
    expect(documents).toHaveLength(june.centres);
    expect(documents.filter(({ location }) => location && (location.lng > -114 || location.lat < 48.2))).toEqual([]);
    const [hit] = await demo.portal.search.allFacilities({ q: 'Creston Community Preschool' });
    expect(hit?.document).toMatchObject({ town: 'Creston', location: null });
  });

  it('slugs are plain, and each is one centre’s', async () => {
    const slugs = [...(await slugsById()).values()];
    expect(new Set(slugs).size).toBe(june.centres);
    expect(slugs.filter((slug) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toEqual([]);
  });

  it('a second reading changes nothing at all', async () => {
    const before = await registerState(demo.portal);
    const again = await importFile(demo.portal, JUNE);
    expect(again.counts).toEqual({ ...june.counts, new: 0, unchanged: june.counts.new });
    expect(await registerState(demo.portal)).toBe(before);
  });

  it('July, tried out, writes nothing', async () => {
    const before = await registerState(demo.portal);
    july = await importFile(demo.portal, JULY, { dryRun: true });
    expect(await registerState(demo.portal)).toBe(before);
  });

  it('the id column is no identity: 221 rows kept theirs, and it is not used', () => {
    const byId = new Map((juneRows as Row[]).map((row) => [row.FAC_PARTY_ID, row]));
    const kept = (julyRows as Row[]).filter(
      (row) => byId.get(row.FAC_PARTY_ID)?.NAME === row.NAME && byId.get(row.FAC_PARTY_ID)?.ADDRESS_1 === row.ADDRESS_1,
    );
    expect(kept).toHaveLength(221);
    expect(july.counts.unchanged + july.counts.changed).toBeGreaterThan(3800);
  });

  it('July: what came, what left and what only a person can tell', () => {
    const [before, after] = [centresOf(juneRows as Row[]), centresOf(julyRows as Row[])];
    const gone = [...before].filter(([key]) => !after.has(key)).map(([, { rows }]) => rows[0] as Row);
    const came = [...after].filter(([key]) => !before.has(key)).map(([, { rows }]) => rows[0] as Row);
    const doubtful = came.filter((row) => gone.some((other) => samePlace(row, other)));
    const waiting = gone.filter((row) => came.some((other) => samePlace(row, other)));
    // Each has one counterpart, so that the count does not hang on who is paired with whom.
    expect(waiting).toHaveLength(doubtful.length);
    const { merged, doubled } = furtherRows(julyRows as Row[]);
    expect(july.counts).toMatchObject({
      new: came.length - doubtful.length,
      doubtful: doubtful.length,
      merged,
      doubled,
      refused: 0,
    });
    expect(july.counts.changed + july.counts.unchanged).toBe(after.size - came.length);
    expect(july.left).toHaveLength(gone.length - waiting.length);
    expect(july.rows).toHaveLength(4118);
    expect(july.rows.filter(({ outcome }) => outcome === 'doubtful').map(({ name }) => name)).toContain(
      'Reach Early Learning Centre- South Delta',
    );
    expect(july.rows.find(({ name }) => name.startsWith('River Run'))?.outcome).toBe('doubtful');
  });

  it('July, read for good: the same report, every address as it was, and a second time nothing', async () => {
    const slugs = await slugsById();
    const done = await importFile(demo.portal, JULY);
    expect({ ...done, dryRun: true }).toEqual(july);
    const now = await slugsById();
    expect([...slugs].filter(([id, slug]) => now.get(id) !== slug)).toEqual([]);
    const before = await registerState(demo.portal);
    const again = await importFile(demo.portal, JULY);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, doubtful: july.counts.doubtful });
    expect(again.left).toEqual([]);
    expect(await registerState(demo.portal)).toBe(before);
  });

  it('a person says "the same": the centre is renamed, with its id and address kept', async () => {
    const { payload } = demo.portal;
    const before = await centreNamed(demo.portal, 'Reach Development Preschool South Delta');
    const { docs } = await payload.find({ collection: 'register-doubts', where: { facility: { equals: before.id } } });
    await payload.update({ collection: 'register-doubts', id: String(docs[0]?.id), data: { decision: 'same' } });
    const report = await importFile(demo.portal, JULY);
    expect(report.counts).toMatchObject({ new: 0, changed: 1, doubtful: july.counts.doubtful - 1 });
    expect(await centreNamed(demo.portal, 'Reach Early Learning Centre- South Delta')).toMatchObject({
      id: before.id,
      slug: before.slug,
    });
  });
});
