import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseCity } from '#cms/city/choose.ts';
import { makeFacilities } from '#cms/seed/make-facilities.ts';
import { makeTownshipPlaces } from '#cms/seed/make-places.ts';
import { createEmbeddedSearch } from '#search/embedded/create-embedded-search.ts';
import type { FacilityDocument, SearchPort } from '#search/port.ts';
import { createSpell } from '#search/text/pinyin.ts';
import { hasRealRegister, realRegister } from '../support/register.ts';
import { facility, numbers, place, sampleFacilities } from './sample-city.ts';
import { type Scanned, scan, scanForSlip, scanned } from './scan.ts';

const city = await chooseCity('taizhou');
const spell = createSpell(city.readings);
const REGISTER = realRegister('2026-06-16');

/** Centres as the demonstration city has them. */
function generated(count: number): FacilityDocument[] {
  return makeFacilities(city, count, 71).map(({ slug, name, address, district, township }) =>
    facility({ id: slug, name, address, district: district.name, township: township.name }),
  );
}

/** A third with names and addresses like the demonstration's, the others with less alike ones. */
function large(): FacilityDocument[] {
  return [...generated(3500), ...sampleFacilities(6500, 9)];
}

function register(): FacilityDocument[] {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(REGISTER, 'utf8'), { header: true, skipEmptyLines: true });
  return data.map((row, at) =>
    facility({ id: `r${at}`, name: { en: row.NAME }, address: { en: row.ADDRESS_1 }, town: row.CITY }),
  );
}

const SETS = [
  { name: 'the demonstration city of 120', documents: () => generated(120), questions: Number.POSITIVE_INFINITY, there: true },
  { name: '10,000 generated centres', documents: large, questions: 150, there: true },
  { name: 'British Columbia’s register (needs REGISTER_DIR)', documents: register, questions: 400, there: hasRealRegister },
];

for (const { name, documents: make, questions, there } of SETS) {
  describe.skipIf(!there)(`recall 1.00 and no false hit over ${name}`, () => {
    const documents = there ? make() : [];
    const all = documents.map((document) => scanned(document, spell));
    let search: SearchPort;
    beforeAll(async () => {
      search = createEmbeddedSearch({ readings: city.readings });
      await search.swap(documents);
    });
    afterAll(() => search.close());

    /** Asks as a person types, and compares with looking at every centre. */
    const compare = async (asked: string[], terms: (q: string) => string[], wanted = (q: string) => scan(all, terms(q))) => {
      const next = numbers(asked.length);
      const some = asked.filter(() => asked.length <= questions || next(asked.length) < questions);
      for (const q of some) {
        const found = await search.allFacilities({ q });
        expect(found.map(({ id }) => id).sort(), q).toEqual(wanted(q).sort());
      }
      return some.length;
    };

    const han = distinct(all.flatMap((one) => one.han));
    const said = distinct(all.flatMap((one) => one.said.map((syllables) => syllables.join(' ')))).map((one) => one.split(' '));
    const words = distinct(all.flatMap((one) => one.words));
    /** A register in Latin letters has nothing to ask for in Chinese. */
    const withHan = han.length > 0 ? it : () => undefined;

    withHan('finds every substring of two or more Chinese characters', async () => {
      expect(await compare(distinct(han.flatMap(substrings)), (q) => [q])).toBeGreaterThan(100);
    });

    withHan('finds what is read from any syllable on, whole or begun', async () => {
      const next = numbers(3);
      const asked = said.flatMap((syllables) =>
        syllables.map((_, at) => {
          const letters = syllables.slice(at).join('');
          return next(3) === 0 ? letters : letters.slice(0, 2 + next(letters.length));
        }),
      );
      expect(await compare(distinct([...asked, ...said.map((one) => one.join(''))]), (q) => [q])).toBeGreaterThan(100);
    });

    withHan('finds initials in a row', async () => {
      const initials = distinct(all.flatMap((one) => one.named.map((syllables) => syllables.map((one) => one[0]).join(''))));
      expect(await compare(distinct(initials.flatMap(substrings)), (q) => [q])).toBeGreaterThan(100);
    });

    withHan('finds mixed characters, readings and initials', async () => {
      const next = numbers(4);
      const asked = all.flatMap(({ named, han: runs }) => {
        const [syllables = [], run = ''] = [named[next(named.length)], runs[next(runs.length)]];
        const letters = next(2) ? syllables.slice(0, 2).join('') : syllables.map((one) => one[0]).join('');
        const chars = Array.from(run)
          .slice(0, 2 + next(3))
          .join('');
        return [letters + chars, chars + letters, `${letters} ${chars}`];
      });
      const terms = (q: string) => q.match(/\p{Script=Han}+|[a-z0-9]+/gu) ?? [];
      expect(await compare(distinct(asked), terms)).toBeGreaterThan(100);
    });

    it('finds words by their beginning', async () => {
      const next = numbers(5);
      const asked = words.flatMap((word) => [word, word.slice(0, 1 + next(word.length))]);
      expect(await compare(distinct(asked), (q) => [q])).toBeGreaterThan(100);
    });

    it('forgives one slip, and nothing more', async () => {
      const next = numbers(6);
      const whole = [...said.map((one) => one.join('')), ...words, ...said.map((one) => one.slice(next(one.length)).join(''))];
      const asked = distinct(whole.filter((one) => /^[a-z]{6,50}$/.test(one)).map((one) => slipped(one, next)));
      const wanted = (q: string) => {
        const exact = scan(all, [q]);
        return exact.length > 0 || q.length < 5 ? exact : scanForSlip(all, q);
      };
      const some = asked.filter((_, at) => at % Math.max(1, Math.round(asked.length / Math.min(80, questions / 5))) === 0);
      expect(await compare(some, (q) => [q], wanted)).toBeGreaterThan(20);
    });

    it('takes wide letters, traditional characters, capitals and spaces for what they stand for', async () => {
      const next = numbers(7);
      const ids = async (q: string) => (await search.allFacilities({ q })).map(({ id }) => id).sort();
      const parts = [...distinct(han.flatMap(substrings)).filter(() => next(12) === 0), ...words].slice(0, 300);
      let differing = 0;
      for (const q of parts) {
        for (const other of [wide(q), traditional(q), q.toUpperCase(), ` ${q}　`]) {
          if (other !== q) differing++;
          expect(await ids(other), other).toEqual(await ids(q));
        }
      }
      expect(differing).toBeGreaterThan(100);
    });
  });
}

describe('landmarks and places', () => {
  it('are found by every substring, reading and initials', async () => {
    const seeds = [...city.gazetteer, ...makeTownshipPlaces(city)];
    const places = seeds.map(({ name, kind }, at) => place(`p${at}`, name.zh, kind, name.en));
    const all = places.map(({ id, name }): Scanned => scanned(facility({ id, name }), spell));
    const search = createEmbeddedSearch({ readings: city.readings });
    await search.index(places);
    const asked = distinct(all.flatMap(({ han, named }) => [...han.flatMap(substrings), ...named.map((one) => one.join(''))]));
    for (const q of [...asked, ...distinct(all.flatMap(({ named }) => named.map((one) => one.map((s) => s[0]).join(''))))]) {
      const found = await search.suggestPlaces({ q, lang: 'zh', limit: 1000 });
      expect(found.map(({ id }) => id).sort(), q).toEqual(scan(all, [q]).sort());
    }
    await search.close();
  });
});

function distinct(texts: string[]): string[] {
  return [...new Set(texts)].filter(Boolean);
}

function substrings(text: string): string[] {
  const chars = Array.from(text);
  return chars.flatMap((_, from) => chars.slice(from + 1).map((_, more) => chars.slice(from, from + more + 2).join('')));
}

function slipped(word: string, next: (below: number) => number): string {
  const at = next(word.length);
  const letter = String.fromCharCode(97 + next(26));
  const kind = next(4);
  if (kind === 0) return word.slice(0, at) + word.slice(at + 1);
  if (kind === 1) return word.slice(0, at) + letter + word.slice(at);
  if (kind === 2) return word.slice(0, at) + letter + word.slice(at + 1);
  return (
    word.slice(0, at) +
    word
      .slice(at, at + 2)
      .split('')
      .reverse()
      .join('') +
    word.slice(at + 2)
  );
}

function wide(text: string): string {
  return text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
}

/** Pairs that anybody who reads both scripts knows; written down here, not taken from the engine. */
function traditional(text: string): string {
  const pairs =
    '区區镇鎮园園东東兴興泰泰黄黃桥橋阳陽长長托託乡鄉庄莊陈陳张張马馬龙龍凤鳳顾顧刘劉点點务務业業华華运運号號幼幼儿兒庐廬医醫药藥开開发發银銀杏杏里裏启啟红紅绿綠';
  const map = new Map(Array.from(pairs.matchAll(/(.)(.)/gu), ([, simple = '', complex = '']) => [simple, complex]));
  return Array.from(text, (char) => map.get(char) ?? char).join('');
}
