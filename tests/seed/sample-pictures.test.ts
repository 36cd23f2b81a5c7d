import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photosOf } from '#cms/records/pictures.ts';
import { facilityDetails } from '#cms/registry/facility-details.ts';
import { seedCity } from '#cms/seed/seed-city.ts';
import { facilityAnswer } from '#site/api/answers.ts';
import { toFacilityAnswer } from '#site/api/facilities/facility-answer.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ seeded: false });
  await seedCity(demo.portal, { facilities: 2 });
});
afterAll(() => demo.close());

describe('a sample centre', () => {
  it('shows drawings that say they are samples, in small files and in both languages', async () => {
    const { pictures, facilities } = demo.portal;
    const ids = photosOf((await facilities.find('hailing-sample')) as Parameters<typeof photosOf>[0]);
    expect(ids).toHaveLength(3);
    const [zh, en] = [await pictures.listOf(ids, 'zh'), await pictures.listOf(ids, 'en')];
    for (const { alt, mimeType, filesize } of zh) {
      expect([alt, mimeType]).toEqual([expect.stringMatching(/^示例插图：/), 'image/webp']);
      expect(filesize).toBeLessThan(60_000);
    }
    for (const { alt } of en) expect(alt).toMatch(/^Sample drawing: /);
  });

  it('says in the API what its page says: photographs, a day, the menu, when to visit', async () => {
    const details = await facilityDetails(demo.portal, 'hailing-sample');
    const answer = details && (await toFacilityAnswer(demo.portal, details));
    expect(facilityAnswer.parse(answer)).toMatchObject({
      photos: [{ url: expect.stringMatching(/^\/media\/.+\.webp$/), shows: { en: expect.stringContaining('playroom') } }, {}, {}],
      rhythm: { zh: expect.stringContaining('午睡') },
      menu: { en: expect.stringContaining('Noodles') },
      menuFrom: '2026-11-23',
      visits: { zh: expect.stringContaining('先打电话') },
      askAbout: { en: expect.stringContaining('Allergies') },
      phone: expect.stringMatching(/^0523-/),
    });
  });
});
