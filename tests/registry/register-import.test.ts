import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { printReport, reportCsv } from '#cms/registry/import/print-report.ts';
import { readRegisterFile } from '#cms/registry/import/read-file.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { changes } from '../support/eventually.ts';
import { startOtherPortal } from '../support/other-portal.ts';
import { centreNamed, importFile, readableRegister, registerState, sampleRegister } from '../support/register.ts';

vi.hoisted(() => {
  process.env.CITY = 'british-columbia';
});

/** The test's "now", on the province's calendar. */
const LEFT_ON = toLocal(TEST_NOW, 'America/Vancouver').date;

let demo: DemoPortal;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jintuo-register-'));
  demo = await demoPortal();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await demo.close();
});

const named = (name: string) => centreNamed(demo.portal, name);
const found = async (q: string) => (await demo.portal.search.allFacilities({ q })).map(({ document }) => document.name.en ?? '');
const doubts = async () => (await demo.portal.payload.find({ collection: 'register-doubts', depth: 0, pagination: false })).docs;
const write = (name: string, text: string | Buffer) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

describe('the first reading of a register', () => {
  it('writes nothing in a dry run, and says the same as the real run', async () => {
    const before = await registerState(demo.portal);
    const dry = await importFile(demo.portal, sampleRegister(1), { dryRun: true });
    expect(await registerState(demo.portal)).toBe(before);
    const real = await importFile(demo.portal, sampleRegister(1));
    expect({ ...real, dryRun: true }).toEqual(dry);
  });

  it('accounted for every row', async () => {
    const report = await importFile(demo.portal, sampleRegister(1), { dryRun: true });
    expect(report.counts).toEqual({ new: 0, changed: 0, unchanged: 21, merged: 2, doubled: 1, doubtful: 0, refused: 2 });
    expect(report.rows).toHaveLength(26);
    expect(report.rows.filter(({ outcome }) => outcome === 'refused').map(({ number, detail }) => [number, detail])).toEqual([
      [20, 'it names no centre (NAME is empty)'],
      [21, 'it gives no address (ADDRESS_1 is empty)'],
    ]);
    expect(report.markedAlone.map(({ name }) => name)).toEqual(['Maple & Moss Montessori']);
  });

  it('made one centre of its licences, listed, with what the register does not say left unknown', async () => {
    const alder = await named('Alder Grove Child Care');
    expect(alder).toMatchObject({
      slug: 'alder-grove-child-care-vancouver',
      listing: 'listed',
      institution: 'unknown',
      inclusive: 'unknown',
      credentialType: 'licence',
      credentialStatus: 'valid',
      credentialIssuer: 'Vancouver Coastal Health',
      credentialNumber: null,
      town: 'Vancouver',
      services: { ageFrom: 0, ageTo: 60 },
    });
    expect((alder.services as { labels: { en: string }[] }).labels.map(({ en }) => en)).toEqual([
      'Under 36 months',
      'Licensed preschool',
      'Before and after school, to age 12',
      'Child Care Fee Reduction',
    ]);
    const document = await demo.portal.search.get(alder.id);
    expect(document).toMatchObject({ bookable: false, listedOnly: true, inclusive: null, forms: [], prices: {} });
  });

  it('shows no centre on the map where it cannot be, and finds it by name and town all the same', async () => {
    const report = await importFile(demo.portal, sampleRegister(1), { dryRun: true });
    expect(report.withoutLocation.map(({ name, why }) => [name, why])).toEqual([
      ['Cedar House Community Preschool', 'outside'],
      ['Dogwood Learning Center', 'far_from_town'],
    ]);
    expect(await named('Cedar House Community Preschool')).toMatchObject({
      lat: null,
      lng: null,
      locationNote: expect.stringContaining('outside its own area'),
    });
    expect(await found('cedar creston')).toEqual(['Cedar House Community Preschool']);
    const inIowa = await demo.portal.search.allFacilities({ near: { lat: 41.06, lng: -94.37 }, radius: 50_000 });
    expect(inIowa).toEqual([]);
  });

  it('kept an e-mail address out of the website, and told two branches of one name apart', async () => {
    expect((await named('Juniper Kids')).website ?? null).toBeNull();
    expect(JSON.stringify(await named('Juniper Kids'))).not.toContain('EXAMPLE.COM');
    const { docs } = await demo.portal.payload.find({
      collection: 'facilities',
      where: { name: { equals: 'Larch Lane Daycare' } },
    });
    expect(docs.map(({ slug }) => slug).toSorted()).toEqual([
      'larch-lane-daycare-prince-george',
      'larch-lane-daycare-prince-george-2',
    ]);
  });

  it('changes nothing when the same file is read again, as CSV or as GeoJSON', async () => {
    const before = await registerState(demo.portal);
    await importFile(demo.portal, sampleRegister(1));
    expect(await registerState(demo.portal)).toBe(before);
    const report = await importFile(demo.portal, write('day-1.geojson', asGeoJson(sampleRegister(1))));
    expect(await registerState(demo.portal)).toBe(before);
    expect(report.counts).toMatchObject({ unchanged: 21, merged: 2, doubled: 1, refused: 2 });
  });
});

describe('the next day', () => {
  it('other ids and another order are no change; what changed is named, and nobody is made of a doubt', async () => {
    const slug = (await named('Fir Tree Development Preschool')).slug;
    const report = await importFile(demo.portal, readableRegister(2, folder));
    expect(report.counts).toEqual({ new: 2, changed: 3, unchanged: 15, merged: 2, doubled: 1, doubtful: 1, refused: 0 });
    expect(report.changes).toEqual({ name: 1, phone: 1, services: 1, incomplete: 1 });
    expect(report.left.map(({ name }) => name)).toEqual(['Elderberry Early Learning', 'Grouse Trail Daycare']);
    expect(report.rows.find(({ name }) => name === 'Garry Oak Childcare')?.detail).toBe('phone “250-555-0111” → “250-555-0199”');
    expect((await named('Garry Oak Childcare')).phone).toBe('250-555-0199');
    // Neither made anew nor gone: it waits as it was.
    expect(await named('Fir Tree Development Preschool')).toMatchObject({ slug, leftRegisterOn: null });
    expect(await found('Pacific Reach')).toEqual([]);
    expect(await found('Fir Tree')).toEqual(['Fir Tree Development Preschool']);
  });

  it('a vacancy that was filled is no service lost', async () => {
    expect((await named('Kinnikinnick Kids')).services).toMatchObject({ ageFrom: 0, ageTo: 60 });
  });

  it('what left is out of the search, and stays in the database', async () => {
    expect(await found('Elderberry')).toEqual([]);
    expect((await named('Elderberry Early Learning')).leftRegisterOn).toBe(LEFT_ON);
  });

  it('asks its question once, however often the file is read', async () => {
    const before = await registerState(demo.portal);
    const report = await importFile(demo.portal, readableRegister(2, folder));
    expect(await registerState(demo.portal)).toBe(before);
    expect(report.counts).toMatchObject({ new: 0, changed: 0, doubtful: 1 });
    expect(await doubts()).toMatchObject([
      { decision: 'pending', question: expect.stringContaining('Fir Tree Development Preschool') },
    ]);
  });

  it('"the same" gives the centre its new name, and keeps its id and address', async () => {
    const fir = await named('Fir Tree Development Preschool');
    const [doubt] = await doubts();
    await demo.portal.payload.update({ collection: 'register-doubts', id: String(doubt?.id), data: { decision: 'same' } });
    const report = await importFile(demo.portal, readableRegister(2, folder));
    expect(report.counts).toMatchObject({ new: 0, changed: 1, doubtful: 0 });
    expect(await named('Pacific Reach Early Learning Centre')).toMatchObject({
      id: fir.id,
      slug: fir.slug,
      leftRegisterOn: null,
    });
    expect(await found('Pacific Reach')).toEqual(['Pacific Reach Early Learning Centre']);
    expect((await importFile(demo.portal, readableRegister(2, folder))).counts).toMatchObject({ changed: 0, doubtful: 0 });
  });

  it('what comes back is in the search again; "different" makes a new centre and lets the old one leave', async () => {
    const back = await importFile(demo.portal, readableRegister(1, folder));
    expect(back.returned.map(({ name }) => name)).toEqual(['Elderberry Early Learning', 'Grouse Trail Daycare']);
    expect(await found('Elderberry')).toEqual(['Elderberry Early Learning']);
    // The old name of the preschool is a new doubt: it is not known any more.
    const [open] = (await doubts()).filter(({ decision }) => decision === 'pending');
    await demo.portal.payload.update({ collection: 'register-doubts', id: String(open?.id), data: { decision: 'different' } });
    const report = await importFile(demo.portal, readableRegister(1, folder));
    expect(report.counts).toMatchObject({ new: 1, doubtful: 0 });
    expect(report.left.map(({ name }) => name)).toEqual(['Pacific Reach Early Learning Centre']);
    const [old, fresh] = [await named('Pacific Reach Early Learning Centre'), await named('Fir Tree Development Preschool')];
    expect(fresh.id).not.toBe(old.id);
    expect(old.leftRegisterOn).toBe(LEFT_ON);
  });
});

describe('a centre that its head runs here', () => {
  it('keeps its page when the register changes or loses it, and the report says so', async () => {
    const { payload } = demo.portal;
    await importFile(demo.portal, readableRegister(1, folder));
    const [garry, grouse] = [await named('Garry Oak Childcare'), await named('Grouse Trail Daycare')];
    for (const { id } of [garry, grouse])
      await payload.update({ collection: 'facilities', id, data: { listing: 'claimed', phone: '250-555-7777' } });
    const report = await importFile(demo.portal, readableRegister(2, folder));
    expect(report.missed.map(({ name }) => name)).toEqual(['Grouse Trail Daycare']);
    expect(report.rows.find(({ name }) => name === 'Garry Oak Childcare')?.detail).toContain('its head keeps the page');
    expect(await named('Garry Oak Childcare')).toMatchObject({
      phone: '250-555-7777',
      registerRecord: { phone: '250-555-0199' },
    });
    expect(await named('Grouse Trail Daycare')).toMatchObject({ leftRegisterOn: null, phone: '250-555-7777' });
    expect(await found('Grouse Trail')).toEqual(['Grouse Trail Daycare']);
  });

  it('and what was corrected here on a listed page stays, until the register itself says something else', async () => {
    const { payload } = demo.portal;
    const cedar = await named('Cedar House Community Preschool');
    await payload.update({ collection: 'facilities', id: cedar.id, data: { lat: 49.0967, lng: -116.5122, locationNote: '' } });
    await importFile(demo.portal, readableRegister(1, folder));
    expect(await named('Cedar House Community Preschool')).toMatchObject({ lat: 49.0967, lng: -116.5122 });
  });
});

it('a crash half way is mended by running again', async () => {
  await importFile(demo.portal, readableRegister(1, folder));
  const planned = await importFile(demo.portal, readableRegister(2, folder), { dryRun: true });
  await expect(importFile(demo.portal, readableRegister(2, folder), { crashAfterStep: 1 })).rejects.toThrow('power cut');
  const rest = await importFile(demo.portal, readableRegister(2, folder));
  expect(rest.counts.new + rest.counts.changed + rest.left.length).toBeLessThan(
    planned.counts.new + planned.counts.changed + planned.left.length,
  );
  expect((await importFile(demo.portal, readableRegister(2, folder))).counts).toMatchObject({ new: 0, changed: 0 });
  expect((await named('Oyster Bay Childcare')).slug).toBe('oyster-bay-childcare-campbell-river');
});

it('the change log names the centres that were written, for servers that run beside the import', async () => {
  const written = async () => {
    const { docs } = await demo.portal.payload.find({ collection: 'facilities', pagination: false, depth: 0 });
    return docs.map(({ id, updatedAt }) => `${id} ${updatedAt}`);
  };
  await importFile(demo.portal, readableRegister(1, folder));
  const before = await written();
  const next = await demo.portal.changes.follow();
  await importFile(demo.portal, readableRegister(2, folder));
  const now = (await written()).filter((one) => !before.includes(one));
  const named = (await next()).filter(({ collection }) => collection === 'facilities').flatMap(({ ids }) => ids);
  expect(now.length).toBeGreaterThan(3);
  expect(named.sort()).toEqual(now.map((one) => one.split(' ')[0]).sort());
});

it('a server that runs beside the import finds what is new, and what has left no more', async () => {
  await importFile(demo.portal, readableRegister(1, folder));
  const other = await startOtherPortal();
  try {
    const newcomer = () => other.ask('centres', 'Oyster Bay');
    expect(await newcomer()).toEqual([]);
    await importFile(demo.portal, readableRegister(2, folder));
    const { slug } = await named('Oyster Bay Childcare');
    await changes(newcomer, { from: [], to: [slug] });
    await importFile(demo.portal, readableRegister(1, folder));
    await changes(newcomer, { from: [slug], to: [] });
  } finally {
    await other.stop();
  }
});

describe('a file that cannot be read', () => {
  it.each([
    ['that is not there', () => join(folder, 'nowhere.csv'), 'there is no such file'],
    ['that is a folder', () => folder, 'it is a folder'],
    ['that is no table', () => write('note.txt', 'Dear colleague\n'), 'neither CSV with a heading nor GeoJSON'],
    ['that is other JSON', () => write('other.json', '{"type":"Topology"}'), 'neither CSV with a heading nor GeoJSON'],
    ['that is empty', () => write('empty.csv', ''), 'neither CSV with a heading nor GeoJSON'],
    ['that is not text', () => write('picture.csv', Buffer.from([0xff, 0xd8, 0xff, 0xe0])), 'is not UTF-8 text'],
    [
      'of another register',
      () => write('columns.csv', 'NAME,CITY,PHONE\nA,B,C\n'),
      'lacks the columns ADDRESS_1, POSTAL_CODE, LATITUDE, LONGITUDE',
    ],
    ['without rows', () => write('heading.csv', readFileSync(sampleRegister(1), 'utf8').split('\n', 1)[0] ?? ''), 'no rows'],
  ])('%s: one sentence, and nothing is changed', async (_, path, sentence) => {
    const before = await registerState(demo.portal);
    await expect(importFile(demo.portal, path())).rejects.toThrow(sentence);
    expect(await registerState(demo.portal)).toBe(before);
  });

  it('but a value without end is refused alone, and what nobody should see is left out', async () => {
    const lines = readFileSync(sampleRegister(1), 'utf8').trimEnd().split(/\r?\n/);
    const cells = Papa.parse<string[]>(lines[1] ?? '').data[0] ?? [];
    const rowNamed = (name: string) => Papa.unparse([cells.with(2, name)]);
    const text = [lines[0], rowNamed('x'.repeat(100_000)), rowNamed('Oak\u001b[2J\u202e Tree\u200b')].join('\r\n');
    const { rows, broken } = await readRegisterFile(write('odd.csv', text), { needed: [], lat: 'LATITUDE', lng: 'LONGITUDE' });
    expect(broken).toMatchObject([{ number: 2, why: expect.stringContaining('longer than 1000') }]);
    expect(rows[0]?.values.NAME).toBe('Oak [2J Tree');
  });

  it('but one row that does not fit the heading is refused alone', async () => {
    const text = `${readFileSync(sampleRegister(1), 'utf8').trimEnd()}\r\n99,Licensed Group,Short Row\r\n`;
    const report = await importFile(demo.portal, write('short.csv', text), { dryRun: true });
    expect(report.rows.at(-1)).toMatchObject({
      number: 28,
      outcome: 'refused',
      detail: 'it has 3 columns where the heading has 29',
    });
  });
});

it('is printed so that the numbers add up, and written row by row', async () => {
  const report = await importFile(demo.portal, sampleRegister(1), { dryRun: true });
  const lines = printReport(report);
  expect(lines[0]).toBe('day-1.csv: 26 rows, 21 centres (dry run: nothing was written)');
  const sum = lines.slice(1, 8).reduce((total, line) => total + Number(line.match(/\d+/)?.[0]), 0);
  expect(sum).toBe(26);
  const table = Papa.parse<{ row: string; outcome: string }>(reportCsv(report), { header: true, skipEmptyLines: true }).data;
  expect(table.map(({ row }) => Number(row))).toEqual(Array.from({ length: 26 }, (_, at) => at + 2));
});

it('is written so that a spreadsheet reads it as text', () => {
  const names = ['=HYPERLINK("http://x.example","y")', '+1', '-1+1', '@SUM(A1)', '\t=1'];
  const rows = names.map((name, at) => ({ number: at + 1, outcome: 'refused' as const, name, detail: name }));
  const csv = reportCsv({ rows });
  expect(csv.startsWith('\ufeff')).toBe(true);
  const cells = Papa.parse<string[]>(csv.slice(1), { skipEmptyLines: true }).data.slice(1);
  expect(cells.flatMap(([, , name, detail]) => [name, detail])).toEqual(names.flatMap((name) => [`'${name}`, `'${name}`]));
});

function asGeoJson(path: string): string {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), { header: true, skipEmptyLines: true });
  const features = data.map(({ LATITUDE, LONGITUDE, ...rest }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [Number(LONGITUDE), Number(LATITUDE)] },
    properties: Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, value || null])),
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}
