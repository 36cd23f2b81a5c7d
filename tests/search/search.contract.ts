import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FacilityCriteria, FacilityDocument, SearchPort, TextKind } from '#search/port.ts';
import { createSpell, unbroken } from '#search/text/pinyin.ts';
import { runsOf } from '#search/text/runs.ts';
import { ODD_QUERIES } from './odd-queries.ts';
import { activity, article, facility, numbers, place, policy, sampleFacilities } from './sample-city.ts';

/** No answer takes longer on any machine, unless the engine runs away; how fast they are is the benchmark's. */
const LAST_RESORT_MS = 20_000;

/** What every search adapter promises. */
export function searchContract(name: string, create: () => SearchPort): void {
  describe(`${name}: text`, () => {
    const documents = sampleFacilities(300);
    const search = opened(create, () => documents);

    it('finds every run of Chinese characters of a name or address, and nothing else', async () => {
      const next = numbers(9);
      const wanted = [...new Set(documents.flatMap(({ name, address }) => pairsAndMore([name.zh, address.zh].join('|'))))];
      // Every pair, and one in twelve of the longer ones, which are thousands.
      for (const q of wanted.filter((run) => Array.from(run).length === 2 || next(12) === 0)) {
        expect(await found(search(), { q }), q).toEqual(holding(documents, q));
      }
    });

    it('finds one character wherever it stands', async () => {
      for (const q of ['阳', '园', '心', '号', '𠮷', '区'])
        expect(await found(search(), { q }), q).toEqual(holding(documents, q));
    });

    it('does not read on from one field into the next', async () => {
      await search().index([facility({ id: 'edge', name: { zh: '大华山' }, address: { zh: '山东路' } })]);
      expect(await found(search(), { q: '华山东' })).not.toContain('edge');
      await search().remove(['edge']);
    });

    it('wants every term', async () => {
      const both = documents.filter((one) => allText(one).includes('海陵') && allText(one).includes('阳光')).map(({ id }) => id);
      expect(both.length).toBeGreaterThan(0);
      expect(await found(search(), { q: '海陵 阳光' })).toEqual(both.sort());
      expect(await found(search(), { q: '海陵 没有这个词' })).toEqual([]);
    });

    it('lets a run that is nowhere whole stand in pieces', async () => {
      const both = documents.filter((one) => allText(one).includes('海陵') && allText(one).includes('贝贝')).map(({ id }) => id);
      expect(holding(documents, '海陵贝贝')).toEqual([]);
      expect(both.length).toBeGreaterThan(0);
      expect(await found(search(), { q: '海陵贝贝' })).toEqual(both.sort());
    });

    it.each(['海陵', '海 陵', '海陵！', '（海陵）', ' 海陵 ', '海陵\u3000'])('reads %j as 海陵', async (q) => {
      expect(await found(search(), { q })).toEqual(holding(documents, '海陵'));
    });

    it.each([
      ['ＫＩＤＳ', 'kids'],
      ['陽光', '阳光'],
      ['黃橋鎮', '黄桥镇'],
      ['HaiLing', 'hailing'],
      ['lǜzhōu', 'lvzhou'],
    ])('reads %s as %s', async (q, same) => {
      const hits = await found(search(), { q });
      expect(hits.length).toBeGreaterThan(0);
      expect(hits.length).toBeLessThan(documents.length);
      expect(hits).toEqual(await found(search(), { q: same }));
    });
  });

  describe(`${name}: pinyin`, () => {
    const search = opened(create, () => [
      facility({ id: 'a', name: { zh: '阳光托育园' }, district: { zh: '海陵区' }, address: { zh: '永兴路3号' } }),
      facility({ id: 'b', name: { zh: '长兴幼儿园托班' }, district: { zh: '泰兴市' } }),
      facility({ id: 'c', name: { zh: '西安路托育点', en: "Children's Montessori House" }, township: { zh: '溱潼镇' } }),
    ]);

    it.each([
      ['hailing', 'a'],
      ['HaiLing', 'a'],
      ['hailin', 'a'],
      ['hai ling', 'a'],
      ['hailing tuoyu', 'a'],
      ['yangguangtuoyuyuan', 'a'],
      ['hl托育', 'a'],
      ['hl tuoyu', 'a'],
      ['yangg tuoy', 'a'],
      ['guangt hail yongx', 'a'],
      ['yangguangt', 'a'],
      ['yangguangtuoyuy hailingq', 'a'],
      ['mo chil', 'c'],
      ['阳光hailing', 'a'],
      ['ygty', 'a'],
      ['tyy', 'a'],
      ['yongxinglu', 'a'],
      ['changxing', 'b'],
      ['cxyey', 'b'],
      ['taixing', 'b'],
      ["xi'an", 'c'],
      ['xian', 'c'],
      ['qintong', 'c'],
      ['childrens', 'c'],
      ['children’s house', 'c'],
      ['mont', 'c'],
    ])('finds by %s', async (q, id) => expect(await found(search(), { q })).toEqual([id]));

    it.each([
      ['hailng', 'a'],
      ['hialing', 'a'],
      ['hailimg', 'a'],
      ['hailong', 'a'],
      ['haiiling tuoyu', 'a'],
      ['changxng', 'b'],
      ['montesori', 'c'],
      ['mantessori hoose', 'c'],
    ])('forgives the slip in %s', async (q, id) => expect(await found(search(), { q })).toEqual([id]));

    it('does not take for a long term what has all its pieces, each elsewhere', async () => {
      await search().index([
        facility({ id: 'pieces', name: { zh: '海陵区阳光园' }, address: { zh: '泰州市海陵区大道' } }),
        facility({ id: 'whole', name: { zh: '泰州市海陵区阳光园' } }),
      ]);
      for (const q of ['市海陵区阳光', 'shihailingquyangguang', 'shihailingquyangguang 园', '泰州市海陵区阳光 yuan'])
        expect(await found(search(), { q }), q).toEqual(['whole']);
      const q = '海陵区阳光 shihailingqu';
      const hits = (await search().searchFacilities({ q, page: 1, perPage: 2 })).hits.map(({ id }) => id);
      expect(hits).toEqual(['whole', 'pieces']);
      await search().remove(['pieces', 'whole']);
    });

    it.each(['hxng', 'hailoong', 'monteserri'])('does not guess at %s', async (q) =>
      expect(await found(search(), { q })).toEqual([]),
    );

    it('takes no slip for granted while the word itself is there', async () => {
      await search().index([facility({ id: 'd', name: { zh: '海龙托育' } })]);
      expect(await found(search(), { q: 'hailong' })).toEqual(['d']);
      await search().remove(['d']);
      expect(await found(search(), { q: 'hailong' })).toEqual(['a']);
    });
  });

  describe(`${name}: pinyin of a whole city`, () => {
    const documents = sampleFacilities(200, 8);
    const search = opened(create, () => documents);
    const spell = createSpell();
    const stretches = (text: string) => runsOf(text).flatMap((run) => (run.han ? unbroken(spell(run.text)) : []));
    const read = documents.map((one) => ({
      id: one.id,
      words: runsOf(allText(one)).flatMap((run) => (run.han ? [] : [run.text])),
      said: stretches(allText(one)),
      initials: stretches(allText({ ...one, address: {} })).map((stretch) => stretch.map((syllable) => syllable[0]).join('')),
    }));

    it('finds what begins at any syllable, in full or by initials, and nothing else', async () => {
      const next = numbers(2);
      for (const { said } of read) {
        const syllables = said[next(said.length)] ?? [];
        const from = next(syllables.length);
        const letters = syllables.slice(from).join('');
        const q =
          next(4) === 0
            ? syllables
                .map((one) => one[0])
                .join('')
                .slice(from)
            : letters.slice(0, 1 + next(letters.length));
        const wanted = read.filter(
          (one) =>
            one.words.some((word) => word.startsWith(q)) ||
            one.initials.some((initials) => initials.includes(q)) ||
            one.said.some((syllables) => syllables.some((_, at) => syllables.slice(at).join('').startsWith(q))),
        );
        if (wanted.length > 0) expect(await found(search(), { q }), q).toEqual(wanted.map(({ id }) => id).sort());
      }
    });
  });

  describe(`${name}: input of any kind`, () => {
    const search = opened(create, () => [
      ...sampleFacilities(50),
      ...Array.from({ length: 50 }, (_, at) => place(`p${at}`, `泰兴阳光路${at}号`, 'community', `Sunny ${at}`)),
      ...Array.from({ length: 20 }, (_, at) => article(`a${at}`, `辅食${at}`, '满六个月起，一次一样。'.repeat(20))),
      ...Array.from({ length: 20 }, (_, at) => activity(`c${at}`, `亲子课${at}`, '2027-01-05')),
    ]);

    it.each(['', ' ', '\t\n', '\u3000'])('takes %j as no question', async (q) => {
      expect(await found(search(), { q })).toHaveLength(50);
    });

    it.each(['*', '"', '"""', '-', '()', '😀', '\0', '。，！', '\u200b', '\ud800', '^:+{}'])(
      'finds nothing for %j',
      async (q) => {
        expect(await found(search(), { q })).toEqual([]);
        expect(await search().searchTexts({ q, kinds: ['article'], limit: 5 })).toEqual([]);
        expect(await search().suggestPlaces({ q, lang: 'zh', limit: 5 })).toEqual([]);
      },
    );

    /** Each with the plain question that it comes to, or with none where nothing can be meant. */
    const hostile: [q: string, meant?: string][] = [
      ['NEAR(海陵 托育)'],
      ['title:海陵'],
      ['"海陵" OR 1=1 --'],
      ['海陵*', '海陵'],
      ['-海陵', '海陵'],
      ['海陵" AND "'],
      ['a AND NOT b'],
      ['海\0陵', '海陵'],
      ['海陵😀托育', '海陵 托育'],
      ['海'.repeat(10_000)],
      ['hailing'.repeat(2_000)],
      ['xian '.repeat(2_000), 'xian'],
      ['a b c d e f g h i j k l m n o p q r s t u v w x y z'],
      ['\ufdfa'.repeat(10_000)],
      ['ก็็็็็็็็็'.repeat(500)],
      ['NEAR('.repeat(2_000)],
      ['"'.repeat(10_000)],
      ['*'.repeat(10_000)],
      ['😀'.repeat(5_000)],
      ['\0'.repeat(10_000)],
      [Array.from({ length: 10_000 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('')],
      ['阳光托育中心园 '.repeat(1_000)],
      [`${'a'.repeat(59)} ${'b'.repeat(40)}`],
    ];
    it.each(hostile.map(([q, meant]) => [q.slice(0, 20), q, meant] as const))('stays calm at %j', async (_, q, meant) => {
      const start = performance.now();
      const hits = await found(search(), { q });
      await search().suggestPlaces({ q, lang: 'en', limit: 5 });
      await search().searchTexts({ q, kinds: ['article', 'policy', 'activity'], limit: 5, from: '2026-11-23' });
      expect(performance.now() - start).toBeLessThan(LAST_RESORT_MS);
      expect(hits).toEqual(meant ? await found(search(), { q: meant }) : []);
      if (meant) expect(hits.length).toBeGreaterThan(0);
      expect(hits.length).toBeLessThan(50);
    });
  });

  describe(`${name}: numbers of any kind`, () => {
    const search = opened(create, () => sampleFacilities(150, 4));

    it.each(ODD_QUERIES)('stays calm at %s', async (_, query) => {
      const start = performance.now();
      const { total, hits } = await search().searchFacilities(query);
      expect(hits.length).toBeLessThanOrEqual(total);
      expect(await search().allFacilities(query)).toHaveLength(total);
      expect(performance.now() - start).toBeLessThan(LAST_RESORT_MS);
    });

    it('finds nothing where nothing can be meant, and everything in the whole world', async () => {
      const totals = new Map<string, number>();
      for (const [what, query] of ODD_QUERIES) totals.set(what, (await search().searchFacilities(query)).total);
      for (const what of [
        'swapped coordinates',
        'coordinates that are no numbers',
        'a radius that is no number',
        'an age that is no number',
        'a way to nowhere',
        'a way to no number',
        'a way with a negative radius',
        'open until no number',
        'a language nobody knows',
        'access nobody knows',
        'no ids',
        'a district with a famous name',
      ])
        expect(totals.get(what), what).toBe(0);
      const placed = sampleFacilities(150, 4).filter(({ location }) => location).length;
      for (const what of ['the whole world', 'an endless frame', 'an endless radius', 'the radius of the earth'])
        expect(totals.get(what), what).toBe(placed);
      expect(totals.get('more ids than one question holds')).toBe(3);
    });
  });

  describe(`${name}: texts and places`, () => {
    const search = opened(create, () => [
      facility({ id: 'f', name: { zh: '添加辅食示范园' } }),
      article('a1', '什么时候添加辅食', '满六个月起，一次一样。'),
      article('a2', '睡得安全', '仰卧，床上不放枕头；辅食与此无关。'),
      policy('p1', '托育服务收费办法', '按月收费，辅食另计。'),
      place('d1', '泰兴市', 'district', 'Taixing'),
      place('t1', '泰州站', 'station', 'Taizhou Railway Station', ['火车站']),
      place('h1', '泰州市人民医院', 'hospital', "Taizhou People's Hospital", ['市人民医院']),
      place('q1', '溱潼镇', 'township', 'Qintong'),
    ]);
    const texts = async (q: string, kinds: ('article' | 'policy')[] = ['article', 'policy'], limit = 10) =>
      (await search().searchTexts({ q, kinds, limit })).map(({ id }) => id);
    const places = async (q: string, lang: 'zh' | 'en' = 'zh', limit = 10) =>
      (await search().suggestPlaces({ q, lang, limit })).map(({ id }) => id);

    it('puts a title before a body', async () => {
      expect((await texts('辅食'))[0]).toBe('a1');
      expect((await texts('辅食')).sort()).toEqual(['a1', 'a2', 'p1']);
      expect(await texts('枕头')).toEqual(['a2']);
      expect(await texts('火箭')).toEqual([]);
    });

    it('keeps to the kinds and the limit', async () => {
      expect(await texts('辅食', ['policy'])).toEqual(['p1']);
      expect(await texts('辅食', ['article', 'policy'], 1)).toEqual(['a1']);
      expect(await texts(' ', ['article'])).toHaveLength(2);
    });

    it('gives what a list needs, and no body', async () => {
      const [hit] = await search().searchTexts({ q: 'tianjiafushi', kinds: ['article'], limit: 1 });
      expect(hit).toEqual({
        kind: 'article',
        id: 'a1',
        slug: 'a1',
        title: { zh: '什么时候添加辅食' },
        summary: { zh: '什么时候添加辅食，说给家长听', en: 'For parents' },
        topic: 'feeding',
        highlight: { title: { zh: [[4, 8]] } },
      });
    });

    it.each([
      ['泰', ['d1', 't1', 'h1']],
      ['人民医院', ['h1']],
      ['火车', ['t1']],
      ['taixing', ['d1']],
      ['tz', ['t1', 'h1', 'q1']],
      ['qt', ['q1']],
      ['qin', ['q1']],
      ['rmyy', ['h1']],
      ['hospital', ['h1']],
      ['taixng', ['d1']],
      ['', []],
    ])('suggests for %j', async (q, ids) => expect(await places(q)).toEqual(ids));

    it('puts the name that begins so before the name that holds it', async () => {
      await search().index([place('l1', '小泰兴', 'district')]);
      expect(await places('泰兴')).toEqual(['d1', 'l1']);
      await search().remove(['l1']);
    });
  });

  describe(`${name}: activities`, () => {
    const search = opened(create, () => [
      article('a1', '抚触操怎么做', '每天一次，洗澡以后。'),
      activity('y', '婴儿抚触课', '2026-11-22'),
      activity('t', '婴儿抚触课', '2026-11-23', '姜堰区人民医院'),
      activity('n', '亲子故事会', '2027-01-05', '市图书馆'),
    ]);
    const all: TextKind[] = ['article', 'policy', 'activity'];
    const ids = async (q: string, { kinds = all, from }: { kinds?: TextKind[]; from?: string } = {}) =>
      (await search().searchTexts({ q, kinds, limit: 10, from })).map(({ id }) => id);

    it('are found by title, summary and place', async () => {
      expect(await ids('故事会')).toEqual(['n']);
      expect(await ids('gushi')).toEqual(['n']);
      expect(await ids('一起来')).toEqual(['n', 't', 'y']);
      expect(await ids('图书馆')).toEqual(['n']);
      expect(await ids('stsg')).toEqual(['n']);
    });

    it('stand among the other texts by the same relevance', async () => {
      expect(await ids('抚触')).toEqual(['a1', 't', 'y']);
      expect(await ids('抚触', { kinds: ['activity'] })).toEqual(['t', 'y']);
      expect(await ids('抚触', { kinds: ['article', 'policy'] })).toEqual(['a1']);
    });

    it('are left out once they are over, as though they were not there', async () => {
      expect(await ids('抚触', { from: '2026-11-23' })).toEqual(['a1', 't']);
      expect(await ids('', { from: '2026-11-24' })).toEqual(['a1', 'n']);
      expect(await ids('抚触', { from: 'no day' })).toEqual(['a1']);
    });

    it('that are over do not keep one to come from being found by a slip', async () => {
      await search().index([
        activity('gone', '海龙课', '2026-11-01', '市图书馆'),
        activity('soon', '海陵课', '2027-01-06', '市图书馆'),
      ]);
      expect(await ids('hailong')).toEqual(['gone']);
      expect(await ids('hailong', { from: '2026-11-23' })).toEqual(['soon']);
      await search().remove(['gone', 'soon']);
    });

    it('that have the word itself do not keep an article from being found by a slip, nor articles them', async () => {
      await search().index([activity('act', '海龙课', '2027-01-06', '市图书馆'), article('art', '海陵的事', '')]);
      expect((await ids('hailong', { from: '2026-11-23' })).sort()).toEqual(['act', 'art']);
      await search().index([activity('act', '海陵课', '2027-01-06', '市图书馆'), article('art', '海龙的事', '')]);
      expect((await ids('hailong', { from: '2026-11-23' })).sort()).toEqual(['act', 'art']);
      await search().remove(['act', 'art']);
    });

    it('say when and where, and what to mark', async () => {
      const [hit] = await search().searchTexts({ q: '故事', kinds: ['activity'], limit: 1 });
      expect(hit).toEqual({
        kind: 'activity',
        id: 'n',
        slug: 'n',
        title: { zh: '亲子故事会' },
        summary: { zh: '亲子故事会，带孩子一起来' },
        date: '2027-01-05',
        place: { zh: '市图书馆' },
        highlight: { title: { zh: [[2, 4]] } },
      });
    });

    it('are counted apart, and go when they are taken away', async () => {
      expect(await search().counts()).toMatchObject({ articles: 1, policies: 0, activities: 3 });
      await search().remove(['n']);
      expect(await ids('故事会')).toEqual([]);
      expect(await search().get('n')).toBeUndefined();
      expect(await search().counts()).toMatchObject({ activities: 2 });
    });
  });

  describe(`${name}: change`, () => {
    const search = opened(create, () => []);
    const old = facility({ id: 'x', name: { zh: '阳光托育园' } });

    it('follows an update and a removal', async () => {
      await search().index([old]);
      expect(await found(search(), { q: '阳光' })).toEqual(['x']);
      await search().index([{ ...old, name: { zh: '星星托育园' } }]);
      expect(await found(search(), { q: '阳光' })).toEqual([]);
      expect(await found(search(), { q: 'yangguang' })).toEqual([]);
      expect(await found(search(), { q: 'xingxing' })).toEqual(['x']);
      expect(await search().get('x')).toMatchObject({ name: { zh: '星星托育园' } });
      await search().remove(['x', 'never there']);
      expect(await found(search(), {})).toEqual([]);
      expect(await found(search(), { q: '星星' })).toEqual([]);
      expect(await search().get('x')).toBeUndefined();
      await search().index([old]);
      expect(await found(search(), { q: '阳光' })).toEqual(['x']);
    });

    it('keeps the last of two documents with one id', async () => {
      await search().index([old, { ...old, name: { zh: '贝贝托育园' } }]);
      expect(await found(search(), { q: '阳光' })).toEqual([]);
      await search().index([article('x', '变成文章', '')]);
      expect(await search().counts()).toEqual({ facilities: 0, articles: 1, places: 0, policies: 0, activities: 0 });
      expect(await found(search(), { q: '贝贝' })).toEqual([]);
    });

    it('stays exact over many single changes', async () => {
      const documents = new Map(sampleFacilities(120, 5).map((one) => [one.id, one]));
      await search().swap([...documents.values()]);
      const next = numbers(3);
      for (const [at, change] of sampleFacilities(200, 6).entries()) {
        const id = `f${next(140)}`;
        if (at % 3 === 0) {
          documents.delete(id);
          await search().remove([id]);
        } else {
          documents.set(id, { ...change, id });
          await search().index([{ ...change, id }]);
        }
      }
      for (const q of ['海陵', '托育', '阳光', '溱潼镇', '兴']) {
        expect(await found(search(), { q }), q).toEqual(holding([...documents.values()], q));
      }
    });

    it('answers from the old index until the new one is whole, and loses no change made meanwhile', async () => {
      await search().swap([old]);
      const swapping = search().swap(sampleFacilities(900));
      await search().index([facility({ id: 'f3', name: { zh: '途中更名园' } })]);
      await search().remove(['f4']);
      expect(await found(search(), {})).toEqual(['f3', 'x']);
      await swapping;
      expect(await search().counts()).toMatchObject({ facilities: 899 });
      expect(await found(search(), { q: '途中更名' })).toEqual(['f3']);
      expect(await search().get('x')).toBeUndefined();
    });

    it('takes swaps one after the other', async () => {
      await Promise.all([search().swap(sampleFacilities(500)), search().swap([old])]);
      expect(await found(search(), {})).toEqual(['x']);
    });
  });
}

function opened(create: () => SearchPort, documents: () => Parameters<SearchPort['index']>[0]): () => SearchPort {
  let search: SearchPort;
  beforeAll(async () => {
    search = create();
    await search.index(documents());
  });
  afterAll(() => search.close());
  return () => search;
}

async function found(search: SearchPort, query: FacilityCriteria): Promise<string[]> {
  return (await search.allFacilities(query)).map(({ id }) => id).sort();
}

function holding(documents: FacilityDocument[], q: string): string[] {
  return documents
    .filter((one) => allText(one).includes(q))
    .map(({ id }) => id)
    .sort();
}

function allText({ name, address, township, district, town }: FacilityDocument): string {
  return [name.zh, name.en, address.zh, township.zh, district.zh, district.en, town].join('|');
}

function pairsAndMore(text: string): string[] {
  return (text.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => {
    const chars = Array.from(run);
    return chars.flatMap((_, from) => chars.slice(from + 1).map((_, more) => chars.slice(from, from + more + 2).join('')));
  });
}
