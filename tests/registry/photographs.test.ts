import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { facilityDetails } from '#cms/registry/facility-details.ts';
import { seenBy } from '#site/server/media.ts';
import { centreFacts } from '../../site/centre/centre-facts.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { pageContextOf } from '../support/page-context.ts';

let demo: DemoPortal;
let centre: string;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1 });
  centre = (await demo.portal.facilities.find('hailing-sample'))?.id ?? '';
});
afterAll(() => demo.close());

async function picture() {
  const data = await sharp({ create: { width: 1300, height: 900, channels: 3, background: '#0b6a58' } })
    .png()
    .toBuffer();
  const file = { data, mimetype: 'image/png', name: 'playroom.png', size: data.length };
  return demo.portal.payload.create({ collection: 'media', locale: 'zh', data: { alt: '活动室' }, file });
}
const show = async (photos: object[]) => {
  const data = { photos } as never;
  await demo.portal.payload.update({ collection: 'facilities', id: centre, locale: 'zh', data });
  await demo.portal.followed();
};

describe('a centre’s photographs', () => {
  it('are everybody’s while its page shows them, in every size, with what they show in words', async () => {
    const media = await picture();
    const names = [media.filename, media.sizes?.page?.filename, media.sizes?.phone?.filename].map(String);
    const seen = () => Promise.all(names.map((name) => seenBy(demo.portal)(name, {})));
    expect(await seen()).toEqual(['nobody', 'nobody', 'nobody']);
    await show([{ picture: media.id, takenOn: '2026-09-12', people: 'nobody' }]);
    expect(await seen()).toEqual(['everybody', 'everybody', 'everybody']);
    expect((await demo.portal.pictures.listOf([media.id], 'zh')).map(({ alt }) => alt)).toEqual(['活动室']);
    await expect(demo.portal.payload.delete({ collection: 'media', id: media.id })).rejects.toThrow('海陵示例托育园');
    await show([]);
    expect(await seen()).toEqual(['nobody', 'nobody', 'nobody']);
  });

  it('of people need a note of who agreed, which no page shows', async () => {
    const { id } = await picture();
    const photo = { picture: id, takenOn: '2026-09-12', people: 'agreed' };
    await expect(show([photo])).rejects.toThrow();
    await show([{ ...photo, consentNote: '三位家长 9 月 10 日书面同意' }]);
  });
});

it('that a centre is not insured stands by itself, and not among what reassures', async () => {
  const terms = async (insurance: 'yes' | 'no') => {
    await demo.portal.payload.update({ collection: 'facilities', id: centre, locale: 'zh', data: { insurance } });
    const details = await facilityDetails(demo.portal, 'hailing-sample');
    return details ? centreFacts(pageContextOf(demo.portal), details).map(({ term }) => term) : [];
  };
  expect(await terms('no')).not.toContain('安全责任险');
  expect(await terms('yes')).toContain('安全责任险');
});
