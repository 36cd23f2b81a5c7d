import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localPath } from '#cms/city/local-path.ts';
import { MOST_CARDS_ASKED, shareCard } from '#cms/drawings/share-card.ts';
import { CARD } from '#cms/drawings/svg.ts';
import { isBusy } from '#cms/ports/busy.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { cardPath, cardWords } from '#site/ui/card-words.ts';
import type { PageContext } from '#site/ui/page-context.ts';
import { type DemoPortal, demoPortal, TODAY } from '../support/demo-portal.ts';

const place = '近托 · 泰州市婴幼儿照护服务';
const pixels = async (title: string) =>
  (
    await sharp(await shareCard({ kind: '', title, place }))
      .raw()
      .toBuffer()
  ).toString('base64');

describe('the picture beside a link', () => {
  it('is as large as OpenGraph asks for, whatever its title, and small enough for a message', async () => {
    for (const title of [
      '辅食',
      '分离焦虑：孩子哭着不让走'.repeat(20),
      'Bread & <b>butter</b>',
      'W'.repeat(300),
      '',
      '\u200b',
      '\u2800',
      'a\u0000b',
    ]) {
      const card = await shareCard({ kind: '育儿指导', title, place });
      expect(await sharp(card).metadata()).toMatchObject({ ...CARD, format: 'png' });
      expect(card.length).toBeLessThan(300_000);
    }
  });

  it('draws each character as itself: no two of them look alike, as boxes for missing ones would', async () => {
    const drawn = await Promise.all([...'育儿哭吃睡觉疫苗Aé'].map(pixels));
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it('is drawn once for the same words', async () => {
    const words = { kind: '活动', title: '一起唱歌', place };
    expect(await shareCard(words)).toBe(await shareCard({ ...words }));
    const at = { kind: '活动', title: '一起跳舞', place };
    const many = await Promise.all(Array.from({ length: 3 * MOST_CARDS_ASKED }, () => shareCard({ ...at })));
    expect(new Set(many).size).toBe(1);
  });

  it('waits behind so many others and no more: who comes then hears that it is busy, and comes again', async () => {
    const card = (n: number) => ({ kind: '', title: `第 ${n} 张`, place });
    const first = await shareCard(card(0));
    const all = Array.from({ length: MOST_CARDS_ASKED + 5 }, (_, n) => shareCard(card(n + 1)));
    // What is kept is there for everybody all the same.
    expect(await shareCard(card(0))).toBe(first);
    const heard = await Promise.allSettled(all);
    expect(heard.filter(({ status }) => status === 'fulfilled')).toHaveLength(MOST_CARDS_ASKED);
    for (const one of heard) if (one.status === 'rejected') expect(isBusy(one.reason)).toBe(true);
    expect((await shareCard(card(MOST_CARDS_ASKED + 5))).length).toBeGreaterThan(0);
  });
});

describe('what it says', () => {
  let demo: DemoPortal;
  beforeAll(async () => {
    demo = await demoPortal({ facilities: 6 });
  });
  afterAll(() => demo.close());
  const context = (lang: Lang) => {
    const { portal } = demo;
    const { name, brand, tagline } = portal.city;
    const city = { name: name[lang], brand: brand[lang], tagline: tagline[lang] };
    const to = (path: string) => localPath(path, lang, portal.city);
    return { ...{ portal, lang, t: createTranslator(lang), to, today: TODAY, city } } as PageContext;
  };
  const words = (path: string, lang: Lang = 'zh') => cardWords(context(lang), path.replace('/share/', ''));

  it('is the title of a public text, activity or centre in the language of the page, its kind and the city’s portal', async () => {
    expect(await words(cardPath('guidance/separation-anxiety'))).toMatchObject({ kind: '育儿指导 · 回应性照护', place });
    expect((await words(cardPath('guidance/separation-anxiety'), 'en'))?.place).toContain('Taizhou');
    expect(await words(cardPath())).toMatchObject({ kind: '泰州市', place: '近托' });
    const [activity] = await demo.portal.activities.listFrom(TODAY, { lang: 'zh', limit: 1 });
    expect((await words(cardPath(`activities/${activity?.slug}`)))?.title).toBe(activity?.title);
    expect((await words(cardPath('facilities/hailing-sample')))?.kind).toBe('托育机构');
  });

  it('is nothing for what is not public or not there: no words are taken from an address', async () => {
    const [activity] = await demo.portal.activities.listFrom(TODAY, { lang: 'zh', limit: 1 });
    const [body] = (await demo.portal.payload.find({ collection: 'organisers', limit: 1, depth: 0 })).docs;
    await demo.portal.payload.db.updateOne({
      collection: 'activities',
      id: activity?.id ?? '',
      data: { organiser: body?.id, approved: false },
    });
    const centre = await demo.portal.facilities.find('hailing-sample');
    await demo.portal.payload.update({ collection: 'facilities', id: centre?.id ?? '', data: { operating: 'closed' } });
    expect(await words('facilities/hailing-sample.png')).toBeUndefined();
    for (const path of [`activities/${activity?.slug}.png`, 'guidance/none.png', 'bookings/1.png', 'home', 'a/b/c.png', '.png'])
      expect(await words(path), path).toBeUndefined();
  });
});
