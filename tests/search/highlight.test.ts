import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEmbeddedSearch } from '#search/embedded/create-embedded-search.ts';
import type { FacilityDocument, Range } from '#search/port.ts';
import { placedRuns } from '#search/text/placed-runs.ts';
import { runsOfText } from '#search/text/runs.ts';
import { seedOr } from '../support/seed.ts';
import { facility, sampleFacilities } from './sample-city.ts';

/** The first hit's name and address with what is marked in 【】. */
async function marked(q: string, over: Partial<FacilityDocument>): Promise<{ name: string; address: string }> {
  const search = createEmbeddedSearch();
  const document = facility({ id: 'a', ...over });
  await search.index([document]);
  const [hit] = (await search.searchFacilities({ q, page: 1, perPage: 1, highlight: true })).hits;
  await search.close();
  if (!hit) throw new Error(`${q} finds nothing`);
  const { name, address } = hit.highlight ?? { name: {}, address: {} };
  return { name: withMarks(document.name, name), address: withMarks(document.address, address) };
}

function withMarks(text: { zh?: string; en?: string }, ranges: { zh?: Range[]; en?: Range[] }): string {
  const lang = text.zh ? 'zh' : 'en';
  const whole = text[lang] ?? '';
  return (ranges[lang] ?? [])
    .toReversed()
    .reduce((done, [from, to]) => `${done.slice(0, from)}【${done.slice(from, to)}】${done.slice(to)}`, whole);
}

const SUN = { name: { zh: '阳光托育园' }, address: { zh: '海陵区永兴路３号' }, district: { zh: '海陵区' } };

describe('a hit is marked where it answers', () => {
  it.each([
    ['阳光', '【阳光】托育园', '海陵区永兴路３号'],
    ['陽光 永兴', '【阳光】托育园', '海陵区【永兴】路３号'],
    ['yangguang', '【阳光】托育园', '海陵区永兴路３号'],
    ['guangt', '阳【光托】育园', '海陵区永兴路３号'],
    ['tyy', '阳光【托育园】', '海陵区永兴路３号'],
    ['hailing yongxinglu', '阳光托育园', '【海陵】区【永兴路】３号'],
    ['3', '阳光托育园', '海陵区永兴路【３】号'],
    ['yanguang', '【阳光】托育园', '海陵区永兴路３号'],
    ['阳光永兴', '【阳光】托育园', '海陵区【永兴】路３号'],
    ['育', '阳光托【育】园', '海陵区永兴路３号'],
  ])('%s', async (q, name, address) => expect(await marked(q, SUN)).toEqual({ name, address }));

  it('across spaces, in rare characters and in letters with marks', async () => {
    expect((await marked('阳光托育', { name: { zh: '阳光 托　育园' } })).name).toBe('【阳光 托　育】园');
    expect((await marked('野托', { name: { zh: '𠮷野托育' } })).name).toBe('𠮷【野托】育');
    expect((await marked('𠮷野', { name: { zh: '在𠮷野𠮷野' } })).name).toBe('在【𠮷野𠮷野】');
    expect((await marked('children', { name: { en: 'Montréal Children’s House' } })).name).toBe('Montréal 【Children】’s House');
    expect((await marked('montreal childrens', { name: { en: 'Montréal Children’s House' } })).name).toBe(
      '【Montréal】 【Children’s】 House',
    );
    expect((await marked('montreal', { name: { en: 'Montre\u0301al' } })).name).toBe('【Montre\u0301al】');
  });

  it('and nowhere when nothing was asked', async () => {
    const search = createEmbeddedSearch();
    await search.index([facility({ id: 'a' })]);
    expect((await search.searchFacilities({ page: 1, perPage: 1, highlight: true })).hits[0]?.highlight).toEqual({
      name: {},
      address: {},
    });
    expect((await search.allFacilities({ q: '托育' }))[0]).not.toHaveProperty('highlight');
    await search.close();
  });
});

describe('marks', () => {
  const documents = sampleFacilities(60, 21);
  const pieces = fc.constantFrom(...documents).chain(({ name, address }) => {
    const chars = Array.from((name.zh ?? '') + (address.zh ?? '')).filter((char) => /\p{Script=Han}/u.test(char));
    return fc.nat(chars.length - 2).map((at) => chars.slice(at, at + 2).join(''));
  });

  it('stand on what was asked, in order, without overlapping', async () => {
    const search = createEmbeddedSearch();
    await search.index(documents);
    await fc.assert(
      fc.asyncProperty(pieces, async (q) => {
        const { hits } = await search.searchFacilities({ q, page: 1, perPage: 60, highlight: true });
        for (const { document, highlight } of hits) {
          for (const part of ['name', 'address'] as const) {
            const text = document[part].zh ?? '';
            const ranges = highlight?.[part].zh ?? [];
            for (const [from, to] of ranges) expect(text.slice(from, to)).toContain(q);
            expect(ranges.length > 0).toBe(text.includes(q));
            expect(ranges.flat()).toEqual(ranges.flat().toSorted((a, b) => a - b));
          }
        }
      }),
      { numRuns: 200, seed: seedOr(20261124) },
    );
    await search.close();
  });

  it('know the place of every character that is searched, whatever the text is', () => {
    // Parts of one Korean syllable, written apart, are drawn together only by the whole.
    const letters = fc.constantFrom('l', 'n', 'ü', 'u\u0308', '海', '陵', ' ', '\u3000', 'Ａ', '㈱', '⺀', '3', '·', 'ﬁ');
    const unit = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 1 }), letters);
    const text = fc
      .array(unit, { maxLength: 12 })
      .map((units) => units.join(''))
      .filter((one) => !/[\u1100-\u11ff]/.test(one.normalize('NFKC').normalize('NFD')));
    fc.assert(
      fc.property(text, (one) => {
        const runs = placedRuns(one);
        expect(runs.map(({ han, chars }) => ({ han, text: chars.join('') }))).toEqual(runsOfText(one));
        const places = runs.flatMap((run) => run.places);
        expect(places).toHaveLength(runs.flatMap((run) => run.chars).length);
        expect(places.map(([from]) => from)).toEqual(places.map(([from]) => from).toSorted((a, b) => a - b));
        for (const [from, to] of places) expect(one.slice(from, to).length).toBeGreaterThan(0);
      }),
      { numRuns: 5000 },
    );
  });
});
