import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { inBritishColumbia } from '#cms/city/british-columbia/outline.ts';
import { pack } from '#cms/city/british-columbia/pack.ts';
import { demoUsersOf } from '#cms/seed/seed-users.ts';
import { CARE_FORMS } from '#domain/care/care.ts';
import { addDays, type CivilDate, weekdayOf } from '#domain/time/civil-date.ts';
import { hasRealRegister, realRegister } from '../support/register.ts';

const JUNE = realRegister('2026-06-16');

it('speaks English only, and has no word of another city', () => {
  const { registerMapping: _, ...data } = pack;
  expect(JSON.stringify(data)).not.toMatch(/\p{Script=Han}|taizhou|jiangsu|china|yuan|12345/iu);
  expect(pack.languages).toEqual(['en']);
  const pairs: { zh: string; en: string }[] = [];
  JSON.stringify(data, (_key, value: unknown) => {
    if (value && typeof value === 'object' && 'zh' in value && 'en' in value) pairs.push(value as { zh: string; en: string });
    return value;
  });
  expect(pairs.length).toBeGreaterThan(100);
  expect(pairs.filter(({ zh, en }) => !en || zh !== en)).toEqual([]);
});

it('has people for its roles, and none for a centre or a district that it has not', () => {
  expect(demoUsersOf(pack).map(({ email }) => email.split('@')[0])).toEqual(['author', 'reviewer', 'city', 'legal', 'admin']);
});

describe('its colours', () => {
  const hue = (name: string) => pack.hues?.[name] ?? '#ffffff';
  const backgrounds = ['white', 'pine-tint', 'pine-wash', 'ginkgo-tint', 'ginkgo-wash', 'plum-tint'];

  it.each(['ink', 'ink-2', 'ink-3', 'pine', 'pine-deep', 'ginkgo-ink', 'plum'])(
    '%s is read easily on white and on every tint',
    (name) => {
      for (const background of backgrounds) expect(contrast(hue(name), hue(background)), background).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('of drawings stand out from the page', () => {
    expect(contrast(hue('free'), '#ffffff')).toBeGreaterThanOrEqual(3);
  });

  it('are all known to the design', () => {
    const tokens = readFileSync(join(process.cwd(), 'cms/drawings/tokens.css'), 'utf8');
    expect(Object.keys(pack.hues ?? {}).filter((name) => !tokens.includes(`var(--hue-${name},`))).toEqual([]);
  });
});

it('keeps the eleven statutory holidays of each year on their days', () => {
  const dates = (year: number) => pack.specialDays.filter(({ date }) => date.startsWith(`${year}`)).map(({ date }) => date);
  for (const year of [2026, 2027]) {
    expect(dates(year)).toEqual([
      `${year}-01-01`,
      nth(year, '02', 1, 3),
      addDays(easter(year), -2),
      lastBefore(`${year}-05-25`, 1),
      `${year}-07-01`,
      nth(year, '08', 1, 1),
      nth(year, '09', 1, 1),
      `${year}-09-30`,
      nth(year, '10', 1, 2),
      `${year}-11-11`,
      `${year}-12-25`,
    ]);
  }
});

it('has an agreement for every form of care, with its source, that asks only for what a contract has', () => {
  // Half-day care is sold by the month and by the half day, each with a text of its own.
  expect([...new Set(pack.contractTemplates.map(({ form }) => form))]).toEqual([...CARE_FORMS]);
  const known =
    /^(guardian|relation|guardianContact|facility|credentials|child|birthDate|form|period|schedule|className|total|feeTable|refundTable|billing|meals|refund|payout|sameService|pickups|health|consents|supervisor)$/;
  for (const { code, clauses, source } of pack.contractTemplates) {
    const asked = clauses.flatMap(({ text }) => [...text.en.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''));
    expect(
      asked.filter((name) => !known.test(name)),
      code,
    ).toEqual([]);
    expect(asked).toEqual(expect.arrayContaining(['feeTable', 'refundTable', 'refund', 'payout', 'supervisor']));
    expect(source).toBe('Portal default; to be reviewed locally');
  }
});

it('knows its towns by points in the province', () => {
  expect(pack.gazetteer.length).toBeGreaterThanOrEqual(40);
  expect(pack.gazetteer.filter(({ point }) => !inBritishColumbia(point))).toEqual([]);
  expect(inBritishColumbia(pack.startPlace.point)).toBe(true);
});

it.skipIf(!hasRealRegister)('places each town at the median of its centres in the register (needs REGISTER_DIR)', () => {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(JUNE, 'utf8'), { header: true, skipEmptyLines: true });
  const towns = Map.groupBy(data, ({ CITY }) => CITY);
  for (const { name, point } of pack.gazetteer) {
    const own = towns.get(name.en) ?? [];
    expect(point.lat, name.en).toBeCloseTo(median(own.map(({ LATITUDE }) => Number(LATITUDE))), 3);
    expect(point.lng, name.en).toBeCloseTo(median(own.map(({ LONGITUDE }) => Number(LONGITUDE))), 3);
  }
});

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
}

function nth(year: number, month: string, weekday: number, count: number): CivilDate {
  const first = `${year}-${month}-01`;
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (count - 1));
}

function lastBefore(date: CivilDate, weekday: number): CivilDate {
  const back = (weekdayOf(date) - weekday + 7) % 7;
  return addDays(date, -(back || 7));
}

/** The Gregorian computus. */
function easter(year: number): CivilDate {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return `${year}-${String(Math.floor(f / 31)).padStart(2, '0')}-${String((f % 31) + 1).padStart(2, '0')}`;
}

/** WCAG 2.2 contrast ratio of two `#rrggbb` colours. */
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
