import { afterAll, beforeAll, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import type { PriceItem as PriceRow } from '#cms/records/payload-types.ts';
import { facilityDetails } from '#cms/registry/facility-details.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { refundRulesView } from '#site/booking/refund-rules-view.ts';
import { centreQuote } from '#site/offers/centre-quote.ts';
import { booksOf } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW, TODAY } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { by, decide, type Family, holdAndSign, newFamily } from '../support/family.ts';
import { pageContextOf } from '../support/page-context.ts';

/** Mondays, Wednesdays and Fridays of two months, at 1,300.00 each, of which a tenth is paid first. */
const MWF = { form: 'full_day', date: '2027-01-04', months: 2, meals: false, weekdays: '135' } as const;
const [TOTAL, FIRST] = [260_000, 26_000];
const EARNEST = { amount: FIRST, rest: TOTAL - FIRST, restBy: '2027-01-01' };

let demo: DemoPortal;
let n = 8700;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  const { payload, supplies } = demo.portal;
  const facility = (await demo.portal.facilities.find(EXAMPLE_SLUG))?.id ?? '';
  const of = { facility, kind: 'care', form: 'full_day', unit: 'month', startsOn: '2026-11-01' } as const;
  const data: Omit<PriceRow, 'id' | 'createdAt' | 'updatedAt'> = { ...of, daysPerWeek: 3, amount: TOTAL / 2 };
  await payload.create({ collection: 'price-items', data });
  const fields = { code: 'E1', version: 1, source: '本机构', effectiveOn: TODAY, kind: 'earnest' } as const;
  const rule = { ...fields, maxPercent: 20, asks: { firstPercent: 10, daysBefore: 30 } };
  await payload.create({ collection: 'refund-rules', data: { ...fields, facility, rule: rule as never } });
  await eventually(() => supplies.get(facility)?.prices.some((price) => price.daysPerWeek === 3) ?? false);
});
afterAll(() => demo.close());

const plain = (text = '') => text.replaceAll('\u00a0', ' ');
/** What the published calculator says of the same contract, whose rest is paid on the day of the earnest money. */
async function calculated(over: Record<string, string>): Promise<string> {
  const contract = { form: 'full_day', months: '2', care: '1300', start: MWF.date, paid: TODAY, earnest: '260' };
  const said = { ...contract, restPaid: 'on', earnestKept: 'on', before: 'on', why: 'own_choice', ...over };
  const params = new URLSearchParams(said);
  for (const day of MWF.weekdays) params.append('weekdays', day);
  return plain((await refundRulesView(pageContextOf(demo.portal), params)).tried?.back);
}
async function paid(family: Family) {
  const { id } = await holdAndSign(demo.portal, family, MWF);
  expect(await settlePayment(demo.portal, await decide(demo.portal, family, id, 'approve'))).toBe('earnest_paid');
  expect(await settlePayment(demo.portal, await decide(demo.portal, family, id, 'approve'))).toBe('confirmed');
  return demo.portal.bookings.get(id);
}

it('of care on some weekdays the quote, the centre’s page, its steps, the contract and the calculator say one thing', async () => {
  const { portal } = demo;
  const quoted = await quoteCare(portal, { slug: EXAMPLE_SLUG, request: MWF, ageMonths: 9, alone: true, hadSameService: true });
  if (!quoted.ok) throw new Error(quoted.code);
  const { quote } = quoted;
  expect(quote).toMatchObject({ total: TOTAL, earnest: EARNEST, lines: [{ period: { weekdays: '135' } }, {}] });
  const steps = [
    { ends: 'earnest', amount: TOTAL },
    { ends: 'day_before', amount: TOTAL - FIRST },
  ];
  expect(quote.refund.slice(0, 2)).toMatchObject(steps);

  const details = await facilityDetails(portal, EXAMPLE_SLUG);
  const classId = details?.supply?.classes.find((one) => one.ageFrom <= 9 && 9 < one.ageTo)?.id ?? '';
  const wish = { ...MWF, window: { from: 540, to: 600 }, classId };
  const shown = details && centreQuote(pageContextOf(portal), details, wish, portal.now());
  // Full days are shown there for one month.
  expect(shown?.earnest).toEqual({ ...EARNEST, amount: FIRST / 2, rest: (TOTAL - FIRST) / 2 });
  expect(shown?.steps.slice(0, 2)).toMatchObject(steps.map(({ ends, amount }) => ({ ends, amount: amount / 2 })));

  const family = await newFamily(portal, ++n);
  const signed = await holdAndSign(portal, family, MWF);
  const { snapshot } = await portal.contracts.get(signed.contractId ?? '');
  expect(snapshot.service.periods.map(({ weekdays }) => weekdays)).toEqual(['135', '135']);
  expect(snapshot.refundSteps.map(({ amount }) => amount)).toEqual(quote.refund.map(({ amount }) => amount));
  const text = plain(JSON.stringify(contractText(snapshot, 'zh')));
  expect(text).toContain('先付定金260.00 元，其余2,340.00 元最晚在2027 年 1 月 1 日付清');
  expect(text).toContain('每周一、周三、周五');

  expect(await calculated({ asked: '2026-11-30' })).toBe('退给你 2,600.00 元');
  expect(await calculated({ asked: '2026-12-20' })).toBe('退给你 2,340.00 元');
});

it('and what goes back is that: before care begins all but the earnest money, then by the days of its weekdays', async () => {
  const family = await newFamily(demo.portal, ++n);
  const booking = await paid(family);
  demo.setNow('2026-12-20T04:00:00.000Z');
  expect(await refundPreview(demo.portal, booking)).toMatchObject({ paid: TOTAL, total: TOTAL - FIRST });
  // Seven of its fourteen days from 4 January to 3 February are over, and the child has come on none of them.
  demo.setNow('2027-01-20T04:00:00.000Z');
  const begun = await refundPreview(demo.portal, booking);
  expect(begun?.lines[0]?.reason).toMatchObject({ workdays: 14, attended: 0 });
  const back = await calculated({ asked: '2027-01-20', came: '0' });
  expect(back).toBe(`退给你 ${((begun?.total ?? 0) / 100).toLocaleString('en', { minimumFractionDigits: 2 })} 元`);
  demo.setNow('2026-12-20T04:00:00.000Z');
  const wish = { bookingId: booking.id, guardianId: family.guardianId, by: by(family), expect: TOTAL - FIRST };
  expect(await cancelBooking(demo.portal, wish)).toMatchObject({ ok: true, refund: TOTAL - FIRST });
  expect((await booksOf(demo.portal, booking.id)).sum).toBe(0);
  demo.setNow(TEST_NOW);
});
