import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import gcoord from 'gcoord';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GazetteerPlace } from '#cms/records/payload-types.ts';
import { PLACE_COLUMNS } from '#cms/registry/gazetteer/columns.ts';
import { importPlaces } from '#cms/registry/gazetteer/import-places.ts';
import { printPlaces } from '#cms/registry/gazetteer/print-places.ts';
import { reportCsv } from '#cms/registry/import/print-report.ts';
import { readRegisterFile } from '#cms/registry/import/read-file.ts';
import { distanceMetres } from '#domain/places/geo.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

const EXAMPLE = 'docs/examples/places.csv';
const HEADING = '名称,英文名,别名,类型,区县代码,纬度,经度,坐标系,来源';
const SOURCE = '测试地名库';

let demo: DemoPortal;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jintuo-places-'));
  demo = await demoPortal();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await demo.close();
});

/** A row of a made-up place; what matters to a test is given. */
const row = (given: Partial<Record<'zh' | 'en' | 'aliases' | 'kind' | 'district' | 'at' | 'datum' | 'source', string>>) => {
  const {
    zh = '测试园',
    en = '',
    aliases = '',
    kind = '公园',
    district = '321202',
    at = '32.49,119.92',
    datum = 'WGS-84',
  } = given;
  return [zh, en, aliases, kind, district, at, datum, given.source ?? SOURCE].join(',');
};
const file = (...rows: string[]) => write('places.csv', [HEADING, ...rows].join('\n'));
const write = (name: string, text: string | Buffer) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
type Options = { dryRun?: boolean; removeMissing?: boolean; crashAfterStep?: number };
const run = async (path: string, { crashAfterStep, ...options }: Options = {}) => {
  let step = -1;
  return importPlaces(demo.portal, {
    file: await readRegisterFile(path, PLACE_COLUMNS, { chinese: true }),
    ...options,
    onProgress: () => {
      step += 1;
      if (step === crashAfterStep) throw new Error('power cut');
    },
  });
};
const all = async () => {
  const asked = { collection: 'gazetteer-places', depth: 0, pagination: false, limit: 0, locale: 'all', sort: 'id' } as const;
  return (await demo.portal.payload.find(asked)).docs as unknown as (Omit<GazetteerPlace, 'name'> & {
    name: { zh?: string; en?: string };
  })[];
};
const named = async (zh: string) => (await all()).filter(({ name }) => name.zh === zh);
const imports = async () =>
  (await demo.portal.payload.count({ collection: 'audit-log', where: { action: { equals: 'register.import' } } })).totalDocs;
const state = async () => JSON.stringify([await all(), await imports()]);
const suggested = async (q: string) =>
  (await demo.portal.search.suggestPlaces({ q, lang: 'zh', limit: 5 })).map(({ name }) => name.zh);

describe('the example file', () => {
  it('is taken whole, after a dry run that writes nothing and says the same', async () => {
    const before = await state();
    const dry = await run(EXAMPLE, { dryRun: true });
    expect(await state()).toBe(before);
    const real = await run(EXAMPLE);
    expect({ ...real, dryRun: true }).toEqual(dry);
    expect(real.counts).toMatchObject({ new: 4, changed: 3, unchanged: 0, refused: 0 });
  });

  it('is found by name, alias and initials', async () => {
    expect(await suggested('周山河社区')).toEqual(['周山河社区']);
    expect(await suggested('妇幼')).toContain('滨江妇幼医院');
    expect(await suggested('qxgy')).toContain('羌溪公园');
  });

  it('takes over a place that was sample data, where it stands', async () => {
    expect(await named('凤城河')).toMatchObject([
      { source: '示例地名库', districtCode: '321202', name: { en: 'Fengcheng River' }, lat: 32.4895, lng: 119.9185 },
    ]);
  });

  it('changes nothing when it is read again', async () => {
    const before = await state();
    const again = await run(EXAMPLE);
    expect(again.counts).toMatchObject({ new: 0, changed: 0, unchanged: 7 });
    expect(again.missing).toEqual([]);
    expect(await state()).toBe(before);
  });
});

describe('coordinates', () => {
  const here = { lat: 32.4895, lng: 119.9185 };
  it.each([
    ['WGS-84', gcoord.WGS84],
    ['gcj02', gcoord.GCJ02],
    ['ＢＤ－０９', gcoord.BD09],
  ] as const)('in %s come out as WGS-84', async (datum, crs) => {
    const [lng, lat] = gcoord.transform([here.lng, here.lat], gcoord.WGS84, crs);
    if (crs !== gcoord.WGS84) expect(distanceMetres(here, { lat, lng })).toBeGreaterThan(400);
    await run(file(row({ zh: `测点${datum.slice(0, 2)}`, at: `${lat},${lng}`, datum })));
    const [place] = await named(`测点${datum.slice(0, 2)}`);
    expect(distanceMetres(here, place ?? { lat: 0, lng: 0 })).toBeLessThan(1);
  });
});

describe('a row that cannot be right', () => {
  it('is refused with its number and the reason, and the others are taken', async () => {
    const bad: [given: Parameters<typeof row>[0], why: string][] = [
      [{ zh: '' }, 'it has no name'],
      [{ kind: '商场' }, 'its kind “商场” is none of 区县'],
      [{ district: '110101' }, 'no district with the code “110101”'],
      [{ at: '北纬32度,119.92' }, 'are not decimal degrees'],
      [{ at: ',119.92' }, 'are not decimal degrees'],
      [{ datum: '' }, 'its datum “” is none of WGS-84, GCJ-02, BD-09'],
      [{ datum: 'CGCS2000' }, 'its datum “CGCS2000” is none of'],
      [{ at: '119.92,32.49' }, 'latitude and longitude look swapped'],
      [{ at: '39.9,116.4' }, 'lie outside the city'],
      [{ source: '' }, 'it says no source'],
    ];
    const path = file(
      row({ zh: '好的园' }),
      ...bad.map(([given]) => row({ zh: '坏的园', ...given })),
      row({ zh: '好的园', at: '32.5,119.9' }),
      '断行的园,x',
    );
    const report = await run(path);
    expect(report.counts).toMatchObject({ new: 1, refused: bad.length + 2 });
    expect(report.rows.map(({ number }) => number)).toEqual(Array.from({ length: bad.length + 3 }, (_, at) => at + 2));
    for (const [at, [, why]] of bad.entries()) expect(report.rows[at + 1]?.detail).toContain(why);
    expect(report.rows.at(-2)?.detail).toContain('the same place as row 2');
    expect(report.rows.at(-1)?.detail).toContain('2 columns where the heading has 9');
    expect(await named('坏的园')).toEqual([]);
    expect(await named('好的园')).toMatchObject([{ lat: 32.49, lng: 119.92 }]);
    expect(printPlaces(report).join('\n')).toContain('row 3 it has no name');
    expect(reportCsv(report)).toContain('4,refused,坏的园,');
  });
});

describe('a place', () => {
  it('is its kind and name within a district', async () => {
    const report = await run(
      file(
        row({ zh: '同名园' }),
        row({ zh: '同名园', district: '321283', at: '32.17,120.01' }),
        row({ zh: '同名园', kind: 'landmark' }),
      ),
    );
    expect(report.counts).toMatchObject({ new: 3, refused: 0 });
    expect(await named('同名园')).toHaveLength(3);
  });

  it('is changed by what the file says otherwise; an empty cell clears, a missing column is left', async () => {
    await run(file(row({ zh: '变化园', en: 'Change Park', aliases: '变变、化化；变变' })));
    const [before] = await named('变化园');
    expect(before).toMatchObject({ aliases: '变变,化化' });
    const without = write('few.csv', '名称,类型,区县代码,纬度,经度,坐标系,来源\n变化园,公园,321202,32.5,119.92,WGS84,测试地名库');
    expect((await run(without)).rows).toMatchObject([
      { outcome: 'changed', detail: 'position “32.49, 119.92” → “32.5, 119.92”' },
    ]);
    expect(await named('变化园')).toMatchObject([
      { id: before?.id, lat: 32.5, name: { en: 'Change Park' }, aliases: '变变,化化' },
    ]);
    await run(file(row({ zh: '变化园', at: '32.5,119.92' })));
    const [cleared] = await named('变化园');
    expect([cleared?.name.en ?? '', cleared?.aliases ?? '']).toEqual(['', '']);
    expect(await suggested('变变')).toEqual([]);
  });

  it('is new beside one that has been renamed here since', async () => {
    const path = file(row({ zh: '旧名园' }));
    await run(path);
    const [place] = await named('旧名园');
    const { payload } = demo.portal;
    await payload.update({ collection: 'gazetteer-places', id: place?.id ?? '', locale: 'zh', data: { name: '新名园' } });
    expect((await run(path)).counts).toMatchObject({ new: 1 });
    expect([await named('旧名园'), await named('新名园')].map(({ length }) => length)).toEqual([1, 1]);
  });
});

describe('places that are no longer in the file', () => {
  const others = async () => (await all()).filter(({ source }) => source !== '减少的库').length;
  const short = (...more: string[]) => file(row({ zh: '留下园', source: '减少的库' }), ...more);

  it('are reported and left', async () => {
    await run(file(...['留下园', '消失园'].map((zh) => row({ zh, source: '减少的库' }))));
    const report = await run(short());
    expect(report).toMatchObject({ missing: [{ name: '消失园', kind: 'park', districtCode: '321202' }], removed: false });
    expect(printPlaces(report).join('\n')).toContain('not in this file: left');
    expect(await named('消失园')).toHaveLength(1);
  });

  it('are not taken out while a row is refused: it might be one of them', async () => {
    const report = await run(short(row({ zh: '消失园', kind: '公圆', source: '减少的库' })), { removeMissing: true });
    expect(report.removed).toBe(false);
    expect(await named('消失园')).toHaveLength(1);
  });

  it('are taken out when asked to, and nothing of another source with them', async () => {
    const before = await others();
    await run(short(), { removeMissing: true, dryRun: true });
    expect(await named('消失园')).toHaveLength(1);
    const report = await run(short(), { removeMissing: true });
    expect(report.removed).toBe(true);
    expect([await named('消失园'), await named('留下园')].map(({ length }) => length)).toEqual([0, 1]);
    expect(await suggested('消失园')).not.toContain('消失园');
    expect(await others()).toBe(before);
  });
});

describe('a file', () => {
  it('may have English headings, in any order and spelling', async () => {
    const path = write(
      'english.csv',
      'Source,Datum,Lng,Lat,District_Code,Kind,Name ZH,name en\n测试地名库,WGS84,119.92,32.49,321202,park,英文头园,English Park\n',
    );
    expect((await run(path)).counts).toMatchObject({ new: 1, refused: 0 });
    expect(await named('英文头园')).toMatchObject([{ kind: 'park', name: { en: 'English Park' } }]);
  });

  it('may say how a name is read, and then it is found so', async () => {
    const heading = '名称,读音,类型,区县代码,纬度,经度,坐标系,来源';
    const named = (zh: string, reading: string) => `${zh},${reading},公园,321202,32.49,119.92,WGS84,${SOURCE}`;
    const path = write(
      'read.csv',
      [heading, named('单氏长园', 'Shan shi  zhang yuan'), named('盖园', 'ge'), named('查园', 'zhā yuán')].join('\n'),
    );
    const report = await run(path);
    expect(report.counts).toMatchObject({ new: 1, refused: 2 });
    expect(report.rows[1]?.detail).toContain('“ge” has not 2 syllables');
    expect(report.rows[2]?.detail).toContain('“zhā yuán” is not pinyin without tones');
    expect(await suggested('shanshizhang')).toEqual(['单氏长园']);
    const other = write('read.csv', [heading, named('单氏长园', 'dan shi chang yuan')].join('\n'));
    expect((await run(other)).rows[0]?.detail).toContain('reading “shan shi zhang yuan” → “dan shi chang yuan”');
    expect(await suggested('shanshizhang')).toEqual([]);
    expect(await suggested('danshichang')).toEqual(['单氏长园']);
  });

  it('may be in GB 18030, as a Chinese spreadsheet saves it', async () => {
    const bytes = gb18030([HEADING, row({ zh: '国标园', source: '示例地名库' })].join('\n'));
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    await run(write('gb.csv', bytes));
    expect(await named('国标园')).toHaveLength(1);
  });

  it('without a column that is needed is refused whole, in one sentence', async () => {
    const before = await state();
    const path = write('lacks.csv', '名称,类型,纬度,经度,来源\n园,公园,32.49,119.92,某库\n');
    await expect(run(path)).rejects.toThrow('lacks the column 坐标系 (datum).');
    expect(await state()).toBe(before);
  });
});

it('a crash half way is mended by running again', async () => {
  const path = file(...Array.from({ length: 300 }, (_, n) => row({ zh: `多多园${n}`, source: '很多的库' })));
  const kept = async () => (await all()).filter(({ source }) => source === '很多的库').length;
  await expect(run(path, { crashAfterStep: 1 })).rejects.toThrow('power cut');
  expect(await kept()).toBe(250);
  expect((await run(path)).counts).toMatchObject({ new: 50, unchanged: 250 });
  expect(await kept()).toBe(300);
});

it('the change log names the places that were written, for servers that run beside the import', async () => {
  const next = await demo.portal.changes.follow();
  await run(file(row({ zh: '旁观园' })));
  const { docs } = await demo.portal.payload.find({ collection: 'gazetteer-places', where: { name: { equals: '旁观园' } } });
  expect(docs).toHaveLength(1);
  expect(await next()).toEqual([{ collection: 'gazetteer-places', ids: docs.map(({ id }) => id), facility: undefined }]);
  expect(await suggested('旁观园')).toEqual(['旁观园']);
});

/** Bytes of a text in GB 18030: Node reads the encoding and does not write it, so every pair of bytes is tried. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const bytes = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high++)
    for (let low = 0x40; low <= 0xfe; low++) bytes.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
  return Buffer.from(Array.from(text).flatMap((char) => (char < '\u0080' ? [char.charCodeAt(0)] : (bytes.get(char) ?? []))));
}
