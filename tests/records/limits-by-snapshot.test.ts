import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { giveMandate } from '#cms/accounts/mandates/give-mandate.ts';
import { savePickup } from '#cms/accounts/pickup-persons.ts';
import { requestCode } from '#cms/accounts/request-code.ts';
import { findOrCreateGuardian, signIn } from '#cms/accounts/sign-in.ts';
import { saveSearch } from '#cms/alerts/save-search.ts';
import { bookTour } from '#cms/booking/tours/book-tour.ts';
import { joinWaitlist } from '#cms/booking/waitlist/join-waitlist.ts';
import type { Result } from '#cms/core/problem.ts';
import { saveFamilyPlace } from '#cms/finding/family-places.ts';
import { addFavourite } from '#cms/finding/favourites.ts';
import { offerSlots } from '#cms/guidance/consults/offer-slots.ts';
import { askVisit } from '#cms/guidance/visits/ask-visit.ts';
import { planVisit } from '#cms/guidance/visits/plan-visit.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { requestTakeover } from '#cms/registry/request-takeover.ts';
import { startTakeover } from '#cms/registry/start-takeover.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { decide, type Family, hold, holdAndSign, newFamily } from '../support/family.ts';
import { staffOf } from '../support/staff.ts';
import { codeSentTo } from '../support/takeover.ts';
import { fill, wishFor } from '../support/waiting-family.ts';
import { type WatchedWrites, watchWrites } from '../support/written.ts';

const THURSDAY = '2026-11-26';
const FULL = '2026-12-09';
const onSqlite = !process.env.MONGODB_TEST_URI;

let demo: DemoPortal;
let writes: WatchedWrites;
let n = 7100;
const family = () => newFamily(demo.portal, ++n);
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  if (!onSqlite) return;
  writes = await watchWrites(demo.portal.payload);
});
afterAll(async () => {
  writes?.close();
  await demo.close();
});

const granted = async (asked: Promise<Result<object>>) => {
  const result = await asked;
  if (!result.ok) throw new Error(`refused: ${result.code}`);
};
const hourly = (date: string, from = 540) => ({ form: 'hourly', date, window: { from, to: from + 60 } }) as const;
const others = () => demo.portal.supplies.all().filter(({ slug }) => slug !== EXAMPLE_SLUG);

/** Two requests of which each would be granted by itself, and that a limit holds together. */
type Pair = () => Promise<[one: () => Promise<unknown>, other: () => Promise<unknown>]>;
const ofOneFamily =
  (ask: (who: Family, which: 0 | 1) => Promise<Result<object>>): Pair =>
  async () => {
    const who = await family();
    return [() => granted(ask(who, 0)), () => granted(ask(who, 1))];
  };
const ofTwoFamilies =
  (ask: (who: Family) => Promise<Result<object>>): Pair =>
  async () => {
    const [one, other] = [await family(), await family()];
    return [() => granted(ask(one)), () => granted(ask(other))];
  };

function formData(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const code = (to: string) => requestCode(demo.portal, { to, lang: 'zh', from: '203.0.113.7' });
const TOUR = { date: WEDNESDAY, from: 600, to: 660 };
const LABEL = { age: '', where: '', care: '', when: '' };

const PAIRS: Record<string, Pair> = {
  'codes to one contact': async () => [() => granted(code('13900007001')), () => granted(code('13900007001'))],
  'tries of a code': async () => {
    await code('13900007002');
    const tried = () => signIn(demo.portal, { to: '13900007002', code: 'wrong', lang: 'zh', from: '203.0.113.7' });
    return [tried, tried];
  },
  favourites: ofOneFamily(({ guardianId }, which) =>
    addFavourite(demo.portal, { guardianId, facility: others()[which]?.slug ?? '' }),
  ),
  'saved searches': async () => {
    const wish = { ...(await wishFor(demo.portal, WEDNESDAY)), page: 1, perPage: 20 };
    const search = { wish, label: { zh: LABEL, en: LABEL }, lang: 'zh' as const, facilityId: undefined };
    return ofOneFamily(({ guardianId }, which) => saveSearch(demo.portal, { ...search, guardianId, address: `q=${which}` }))();
  },
  'places of a family': ofOneFamily(({ guardianId }, which) =>
    saveFamilyPlace(demo.portal, guardianId, { label: 'other', called: `处${which}`, place: '海陵区' }, 'zh'),
  ),
  'people who collect a child': ofOneFamily(({ guardianId, childId }, which) =>
    savePickup(demo.portal, {
      guardianId,
      childId,
      person: { name: `接送${which}`, relation: '外婆', phone: `1390000720${which}` },
    }),
  ),
  'helpers of a family': ofOneFamily(({ guardianId, childId }) =>
    giveMandate(demo.portal, {
      ...{ guardianId, childIds: [childId] },
      fields: formData({ called: '外婆', relation: '外婆', until: '2027-02-01', book: 'on', amount: '200', hours: '10' }),
    }),
  ),
  'places that are held and not paid': ofOneFamily((who, which) =>
    hold(demo.portal, who, hourly([WEDNESDAY, THURSDAY][which] ?? '')),
  ),
  'months of a child that are prepaid': ofOneFamily((who, which) =>
    hold(demo.portal, who, { form: 'full_day', date: ['2026-12-01', '2027-01-01'][which] ?? '', months: 1, meals: false }),
  ),
  'places of a class': ofTwoFamilies((who) => hold(demo.portal, who, hourly(WEDNESDAY, 660))),
  'where a family waits': async () => {
    await fill(demo.portal, FULL);
    await fill(demo.portal, '2026-12-10');
    return ofOneFamily(({ guardianId, childId }, which) => {
      const request = { form: 'hourly', date: [FULL, '2026-12-10'][which] ?? '', window: { from: 600, to: 720 } } as const;
      return joinWaitlist(demo.portal, { slug: EXAMPLE_SLUG, guardianId, childIds: [childId], care: { request } });
    })();
  },
  'families that look at a centre at a time': async () => {
    const facilityId = infants(demo.portal).facility.id;
    const slot = { facility: facilityId, weekdays: '3', from: '10:00', to: '11:00', families: 4 };
    await demo.portal.payload.create({ collection: 'tour-slots', data: slot });
    return ofTwoFamilies(({ guardianId, childId }) => bookTour(demo.portal, { facilityId, guardianId, childId, time: TOUR }))();
  },
  'hours of an expert': async () => {
    const said = { day: '2026-12-16', length: '20', way: 'phone', where: '', user: (await staffOf(demo.portal)).nurse };
    const offer = (from: string, to: string) => () => granted(offerSlots(demo.portal, { ...said, from, to }));
    return [offer('09:00', '10:00'), offer('10:00', '11:00')];
  },
  'stops on a nurse’s way': async () => {
    const { nurse } = await staffOf(demo.portal);
    const planned = async (contact: string) => {
      const { id: guardianId } = await findOrCreateGuardian(demo.portal, contact, 'zh');
      const asked = await askVisit(demo.portal, {
        ...{ formKey: `visit-of-${contact}`, bornOn: '2026-11-18', township: '321202001', address: '城东新村 3 幢', wish: '' },
        ...{ wished: ['2026-11-24.morning'], consent: true, guardianId, lang: 'zh' },
      });
      if (!asked.ok) throw new Error(asked.code);
      const which = { id: asked.visit.id, day: '2026-11-24', half: 'morning', nurseId: nurse.id, user: nurse };
      return () => granted(planVisit(demo.portal, which));
    };
    return [await planned('13900007004'), await planned('13900007005')];
  },
  'who runs a centre': async () => {
    const centre = others()[0];
    if (!centre) throw new Error('no centre');
    await demo.portal.work((unit) => demo.portal.facilities.setListing(centre.id, 'listed', unit));
    const asked = async (email: string) => {
      const wish = { slug: centre.slug, name: '院长', email, phone: '13900007003', evidence: '营业执照', from: '203.0.113.7' };
      await startTakeover(demo.portal, { ...wish, lang: 'zh' });
      const sent = await codeSentTo(demo.portal, email);
      return () => requestTakeover(demo.portal, { ...wish, code: sent });
    };
    return [await asked('one@example.com'), await asked('other@example.com')];
  },
  'numbers of receipts': async () => {
    const paid = async (from: number) => {
      const who = await family();
      const { id } = await holdAndSign(demo.portal, who, hourly(THURSDAY, from));
      const outcome = await decide(demo.portal, who, id, 'approve');
      return () => settlePayment(demo.portal, outcome);
    };
    return [await paid(540), await paid(600)];
  },
};

describe.runIf(onSqlite)('on a database that shows each who asks a moment of its own', () => {
  it.each(Object.keys(PAIRS))('one of two passes first: %s', async (name) => {
    const [one, other] = (await PAIRS[name]?.()) ?? [];
    if (!one || !other) throw new Error('no pair');
    const first = await writes.of(one);
    const second = await writes.of(other);
    expect(first.length).toBeGreaterThan(0);
    expect(second.length).toBeGreaterThan(0);
    expect(writes.clashes(first, second)).not.toEqual([]);
  });

  it('both pass who have nothing to do with each other', async () => {
    const [one, other] = [await family(), await family()];
    const keep = ({ guardianId }: Family, at: number) =>
      writes.of(() => granted(addFavourite(demo.portal, { guardianId, facility: others()[at]?.slug ?? '' })));
    expect(writes.clashes(await keep(one, 1), await keep(other, 2))).toEqual([]);
  });
});
