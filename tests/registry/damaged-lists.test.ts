import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PLACE_COLUMNS } from '#cms/registry/gazetteer/columns.ts';
import { importPlaces } from '#cms/registry/gazetteer/import-places.ts';
import { printPlaces } from '#cms/registry/gazetteer/print-places.ts';
import { printReport } from '#cms/registry/import/print-report.ts';
import { readRegisterFile } from '#cms/registry/import/read-file.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { centreNamed, importFile, readableRegister, registerState } from '../support/register.ts';

vi.hoisted(() => {
  process.env.CITY = 'british-columbia';
});

const HALF_OF_A_ROW = 60;
const COLUMNS = { needed: ['NAME', 'CITY'], lat: 'LATITUDE', lng: 'LONGITUDE' };

let demo: DemoPortal;
let folder: string;
let lines: string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jintuo-damaged-'));
  demo = await demoPortal();
  const whole = readableRegister(1, folder);
  lines = readFileSync(whole, 'utf8').trimEnd().split('\r\n');
  await importFile(demo.portal, whole);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await demo.close();
});

const write = (text: string, name = 'damaged.csv') => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const list = (rows: readonly string[]) => write(`${rows.join('\r\n')}\r\n`);
const heading = () => lines[0] ?? '';
const at = (name: string) => lines.findIndex((line) => line.includes(`,${name},`));
/** The register with one row written otherwise. */
const withRow = (name: string, change: (line: string) => string) =>
  list(lines.map((line, number) => (number === at(name) ? change(line) : line)));
const without = (...names: string[]) => lines.filter((line) => !names.some((name) => line.includes(`,${name},`)));
const inSearch = async () =>
  (await demo.portal.search.allFacilities({})).map(({ document }) => document.name.en ?? '').toSorted();
const read = (text: string, name?: string) => readRegisterFile(write(text, name), COLUMNS);

describe('nobody leaves by a list', () => {
  const gone = 'Grouse Trail Daycare';
  it.each<[what: string, path: () => string]>([
    ['with one empty town', () => withRow(gone, (line) => line.replace(/,[A-Z][\w ]+,(?=V\w\w )/, ',,'))],
    ['with a row that lacks its name', () => withRow(gone, (line) => line.replace(gone, ''))],
    [
      'with rows short of what is needed',
      () => list(lines.map((line, n) => (n > 12 ? line.split(',').slice(0, 4).join(',') : line))),
    ],
    ['with a row that runs on', () => withRow(gone, (line) => `${line},and,more`)],
    ['with a quotation mark that is not closed', () => withRow(gone, (line) => line.replace(gone, `"${gone}`))],
    ['with coordinates in words', () => withRow(gone, (line) => line.replace(/,-1\d\d\.\d+,/, ',122°35′W,'))],
    ['that is followed by an error page', () => list([...without(gone), '<html><body>504 Gateway Time-out</body></html>'])],
    ['that ends in the middle of a row', () => write([...without(gone), lines[at(gone)]?.slice(0, HALF_OF_A_ROW)].join('\r\n'))],
    ['that repeats its heading', () => list([...without(gone), heading()])],
  ])('%s', async (_, path) => {
    const before = await inSearch();
    const report = await importFile(demo.portal, path());
    expect(report.counts.refused).toBeGreaterThan(0);
    expect(report.left).toEqual([]);
    expect(report.held.map(({ name }) => name)).toContain(gone);
    expect(printReport(report).join('\n')).toContain('may be one of the');
    expect(await inSearch()).toEqual(before);
  });

  it.each<[what: string, path: () => string, sentence: string]>([
    ['that is an error page', () => write('<!DOCTYPE html>\n<html><body>502, try again</body></html>\n'), 'is a web page'],
    ['that is JSON of another kind', () => write('{"error":"rate limit"}'), 'neither CSV with a heading nor GeoJSON'],
    ['that is JSON in rows', () => write('[{"NAME":"A","CITY":"B"}]'), 'neither CSV with a heading nor GeoJSON'],
    ['that is JSON cut off', () => write('{"type":"FeatureCollection","features":[{"type":"Fea'), 'cannot be read to its end'],
    ['with one column twice', () => list(lines.map((line, n) => `${line},${n === 0 ? 'NAME' : ''}`)), 'NAME stands twice'],
  ])('%s: it is refused whole', async (_, path, sentence) => {
    const before = await registerState(demo.portal);
    await expect(importFile(demo.portal, path())).rejects.toThrow(sentence);
    expect(await registerState(demo.portal)).toBe(before);
  });

  it('cut in half: it stops and asks, and goes on when a person has looked', async () => {
    const half = list(lines.slice(0, 13));
    const before = await registerState(demo.portal);
    const report = await importFile(demo.portal, half);
    expect(report.stopped).toContain('--many-may-leave');
    expect(report.stopped).toContain(`${report.left.length} of the 21 known`);
    expect(printReport(report)[0]).toBe(report.stopped);
    expect(await registerState(demo.portal)).toBe(before);
    const agreed = await importFile(demo.portal, half, { manyMayLeave: true, dryRun: true });
    expect(agreed.stopped).toBeUndefined();
    expect(agreed.left).toEqual(report.left);
  });

  it('and a question that waits is not withdrawn by one', async () => {
    const { payload } = demo.portal;
    await importFile(
      demo.portal,
      withRow('Grouse Trail Daycare', (line) => line.replace('Grouse Trail Daycare', 'Other Name')),
    );
    const pending = () =>
      payload
        .count({ collection: 'register-doubts', where: { decision: { equals: 'pending' } } })
        .then(({ totalDocs }) => totalDocs);
    expect(await pending()).toBe(1);
    await importFile(
      demo.portal,
      withRow('Grouse Trail Daycare', (line) => line.replace(/,[A-Z][\w ]+,(?=V\w\w )/, ',,')),
    );
    expect(await pending()).toBe(1);
    await importFile(demo.portal, list(lines));
    expect(await pending()).toBe(0);
  });
});

describe('what is no damage', () => {
  it('is a row without its empty last cells, and rows of nothing but commas', async () => {
    const before = await registerState(demo.portal);
    const trimmed = Papa.unparse(
      Papa.parse<string[]>(lines.join('\n')).data.map((cells) => cells.slice(0, cells.findLastIndex(Boolean) + 1)),
    );
    const report = await importFile(demo.portal, write(`${trimmed}\r\n${','.repeat(28)}\r\n,, ,\r\n\r\n`));
    expect(report.counts).toMatchObject({ changed: 0, unchanged: 21, refused: 0 });
    expect(await registerState(demo.portal)).toBe(before);
  });

  it('is a separator that the first line names, and another that it does not', async () => {
    const table = Papa.parse<string[]>(lines.join('\n')).data;
    const semicolons = Papa.unparse(table, { delimiter: ';' });
    for (const text of [`sep=;\r\n${semicolons}`, `\ufeff"sep=;"\r\n${semicolons}`, semicolons])
      expect((await importFile(demo.portal, write(text))).counts).toMatchObject({ unchanged: 21, refused: 0 });
  });

  it('is a name in quotation marks: it is read as it stands, and takes no other row along', async () => {
    const text = [
      'NAME,CITY,NOTE',
      '"Sunflower" Nursery,Taizhou,',
      'Rose House,Taizhou,"first line\nsecond line"',
      '"Little ""Stars""",Taizhou,"a, b"',
      'The "Moon",Taizhou,c',
      '"Rain" and "Shine","Taizhou",d',
      '"Never closed,Taizhou,e',
      'Last,Taizhou,f',
      '',
    ].join('\n');
    const { rows, broken } = await read(text);
    expect(rows.map(({ number, values }) => [number, values.NAME, values.CITY, values.NOTE])).toEqual([
      [2, '"Sunflower" Nursery', 'Taizhou', ''],
      [3, 'Rose House', 'Taizhou', 'first line second line'],
      [4, 'Little "Stars"', 'Taizhou', 'a, b'],
      [5, 'The "Moon"', 'Taizhou', 'c'],
      [6, '"Rain" and "Shine"', 'Taizhou', 'd'],
      [8, 'Last', 'Taizhou', 'f'],
    ]);
    expect(broken).toEqual([{ number: 7, why: 'it has a quotation mark that is not closed' }]);
  });

  it('nor does one that opens in a row and closes in the next: proper CSV, in which the two are one', async () => {
    const text = [
      'NAME,CITY,PHONE,NOTE',
      'Rose House,Taizhou,1,"two lines,\nwith commas, here"',
      '"Never closed,Taizhou,2,b',
      'Never opened",Taizhou,3,c',
      'Last,Taizhou,4,d',
      '',
    ].join('\n');
    const { rows, broken } = await read(text);
    expect(rows.map(({ number, values }) => [number, values.NAME, values.PHONE])).toEqual([
      [2, 'Rose House', '1'],
      [4, 'Never opened"', '3'],
      [5, 'Last', '4'],
    ]);
    expect(broken).toEqual([{ number: 3, why: 'it has a quotation mark that is not closed' }]);
  });

  it('but where the marks hide the columns, that row alone is refused', async () => {
    const { rows, broken } = await read('NAME,CITY\n"Sunflower" Nursery,"Tai,zhou"\nRose,Taizhou\n');
    expect(rows.map(({ values }) => values.NAME)).toEqual(['Rose']);
    expect(broken).toEqual([{ number: 2, why: 'its quotation marks do not tell where its columns end' }]);
  });
});

it('rows have the numbers that a spreadsheet shows, whatever lies between them', async () => {
  const { rows, broken } = await read('NAME,CITY\nA,B\n\n,\n"C\nstill C",D\nE,F,G\nH,I\n');
  expect(rows.map(({ number, values }) => [number, values.NAME])).toEqual([
    [2, 'A'],
    [5, 'C still C'],
    [7, 'H'],
  ]);
  expect(broken).toEqual([{ number: 6, why: 'it has 3 columns where the heading has 2' }]);
});

describe('a feature whose place cannot be read', () => {
  const geoJson = (geometry: unknown, properties: unknown = { NAME: 'A', CITY: 'B' }) =>
    JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry, properties }, null] });
  it.each([
    ['text', { type: 'Point', coordinates: ['-123.1', '49.2'] }, 'its coordinates ["-123.1","49.2"] are not two numbers'],
    ['an outline', { type: 'Polygon', coordinates: [] }, 'its geometry is a Polygon, where a centre is a Point'],
    ['half a point', { type: 'Point', coordinates: [-123.1] }, 'its coordinates [-123.1] are not two numbers'],
  ])('is refused with a true sentence: %s', async (_, geometry, why) => {
    const { rows, broken } = await read(geoJson(geometry), 'a.geojson');
    expect(rows).toEqual([]);
    expect(broken).toMatchObject([{ number: 1, why: expect.stringContaining(why) }, { number: 2 }]);
  });

  it('in CSV is refused too, and the centre keeps its pin', async () => {
    const { lat } = await centreNamed(demo.portal, 'Kokanee Kids');
    const report = await importFile(
      demo.portal,
      withRow('Kokanee Kids', (line) => line.replace('49.0955', '49°5′44″N')),
    );
    expect(report.rows.find(({ outcome }) => outcome === 'refused')?.detail).toBe(
      'its coordinates “49°5′44″N, -116.5135” are not decimal degrees',
    );
    expect(await centreNamed(demo.portal, 'Kokanee Kids')).toMatchObject({ lat });
  });
});

describe('a gazetteer', () => {
  const HEADING = 'name en,kind,lat,lng,datum,source,aliases';
  const place = (n: number) => `Made Park ${n},park,49.2${n},-123.1,WGS84,Made list`;
  const places = Array.from({ length: 9 }, (_, n) => place(n));
  const take = async (rows: readonly string[], options: { removeMissing?: boolean; manyMayLeave?: boolean } = {}) =>
    importPlaces(demo.portal, {
      file: await readRegisterFile(write([HEADING, ...rows, ''].join('\n'), 'places.csv'), PLACE_COLUMNS),
      ...options,
    });
  const kept = async () =>
    (await demo.portal.payload.count({ collection: 'gazetteer-places', where: { source: { equals: 'Made list' } } })).totalDocs;

  it('cut in half stops and asks, and one with a damaged row takes nothing out', async () => {
    expect((await take(places)).counts).toMatchObject({ new: 9, refused: 0 });
    const half = await take(places.slice(0, 4), { removeMissing: true });
    expect(half).toMatchObject({ removed: false, stopped: expect.stringContaining('5 of the 9 known') });
    expect(printPlaces(half)[0]).toBe(half.stopped);
    expect((await take([...places.slice(0, 7), 'Made Park 8,park,49.28'], { removeMissing: true })).removed).toBe(false);
    expect(await kept()).toBe(9);
    expect((await take(places.slice(0, 4), { removeMissing: true, manyMayLeave: true })).removed).toBe(true);
    expect(await kept()).toBe(4);
  });

  it('with two columns of one meaning is told which', async () => {
    const path = write('name en,kind,lat,latitude,lng,datum,source\nA,park,49,49,-123,WGS84,x\n', 'twice.csv');
    const file = await readRegisterFile(path, PLACE_COLUMNS);
    await expect(importPlaces(demo.portal, { file })).rejects.toThrow('two columns for 纬度: lat and latitude');
  });
});
