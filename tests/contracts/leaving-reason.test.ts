import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { cancelOrder } from '#cms/booking/cancel-order.ts';
import { planCentreEnd } from '#cms/booking/end-by-centre.ts';
import { endEarly } from '#cms/booking/end-early.ts';
import { quoteEnd } from '#cms/booking/quote-end.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { actionWords } from '#cms/words/booking-words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { cancellationOf, earlyEndOf, reasonOfEnd } from '#domain/booking/booking-state.ts';
import type { LeavingReason } from '#domain/contract/refund-rules.ts';
import { LANGS } from '#domain/language/lang.ts';
import { emptyBooks } from '../support/books.ts';
import { type DemoPortal, demoPortal, TEST_NOW, TODAY } from '../support/demo-portal.ts';
import { book, by, type Family, newFamily } from '../support/family.ts';

const MONTH = { form: 'full_day', date: '2026-12-01', months: 2, meals: false } as const;
const ATTENDED = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08'];
const LEAVES = '2026-12-09T04:00:00.000Z';

let demo: DemoPortal;
let family: Family;
let plain: string;
let n = 3300;
const get = (id: string) => demo.portal.bookings.get(id);
const came = async (id: string) => {
  const { facilityId } = await get(id);
  for (const date of ATTENDED) {
    demo.setNow(`${date}T03:00:00.000Z`);
    await markAttendance(demo.portal, { bookingId: id, facilityId, date, what: 'check_in', staffId: 'the-head' });
  }
  demo.setNow(LEAVES);
};
const bought = async () => {
  const id = await book(demo.portal, family, MONTH);
  await came(id);
  return id;
};
/** A rule of the city's that hangs on why care ends. */
const addRule = (code: string, why: LeavingReason, more: object = {}) => {
  const fields = { code, version: 1, source: '测试', effectiveOn: TODAY };
  const rule = { ...fields, kind: 'attended_days', scope: { why: [why] }, ...more };
  return demo.portal.payload.create({
    collection: 'refund-rules',
    data: { ...fields, kind: 'attended_days', rule: rule as never },
  });
};

beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  family = await newFamily(demo.portal, ++n);
  plain = await book(demo.portal, family, MONTH);
  await addRule('W1', 'health');
  await addRule('W2', 'centre_moved');
});
beforeEach(async () => {
  demo.setNow(TEST_NOW);
  await emptyBooks(demo.portal);
  family = await newFamily(demo.portal, ++n);
});
afterAll(() => demo.close());

/** 6 of 23 working days attended: half of the fee by the band, 17/23 of it by the rule for health. */
const careOf = (preview: Awaited<ReturnType<typeof refundPreview>>) => preview?.lines[0];

describe('a contract with a rule that hangs on why care ends', () => {
  it('asks for the reason, and gives by it what the rule says; without one what it gives to all', async () => {
    const id = await bought();
    const usual = await refundPreview(demo.portal, await get(id));
    expect(usual?.reasons).toEqual(['health', 'centre_moved']);
    const ill = await refundPreview(demo.portal, await get(id), { why: 'health' });
    expect(careOf(ill)?.rule).toMatchObject({ code: 'W1' });
    expect(careOf(ill)?.sum).toMatchObject({ times: 17, over: 23 });
    expect(careOf(usual)?.rule).toMatchObject({ code: 'F2' });
    expect(ill?.total ?? 0).toBeGreaterThan(usual?.total ?? 0);
  });

  it('pays by the reason when it is cancelled, keeps it, and says it in what happened', async () => {
    const id = await bought();
    const own = { bookingId: id, guardianId: family.guardianId, by: by(family) };
    const shown = await refundPreview(demo.portal, await get(id), { why: 'health' });
    expect(await cancelBooking(demo.portal, { ...own, why: 'moved_away' })).toMatchObject({
      ...{ ok: false, status: 422, code: 'reason_not_asked', field: 'why' },
    });
    const done = await cancelBooking(demo.portal, { ...own, why: 'health', expect: shown?.total });
    expect(done).toMatchObject({ ok: true, refund: shown?.total });
    const { actions } = await get(id);
    expect([reasonOfEnd(actions), cancellationOf(actions)?.cause]).toEqual(['health', 'family']);
    const last = actions.findLast(({ type }) => type === 'cancel');
    const speech = { t: createTranslator('zh'), lang: 'zh', currency: 'CNY', timeZone: 'Asia/Shanghai' } as const;
    expect(last && actionWords(speech, last)).toContain('（原因：孩子身体原因）');
    // Settled again from what is kept it is the same sum.
    const again = await refundPreview(demo.portal, await get(id), { at: LEAVES, cause: 'family' });
    expect(again?.why).toBe('health');
  });

  it('ends early by the reason, signs it with the version that ends, and settles by it', async () => {
    const id = await bought();
    const lastDay = '2026-12-11';
    const usual = await quoteEnd(demo.portal, await get(id), lastDay);
    const ill = await quoteEnd(demo.portal, await get(id), lastDay, 'health');
    if (!usual.ok || !ill.ok) throw new Error('not to be ended');
    expect(ill.least).toBeGreaterThan(usual.least);
    expect(ill.snapshot.ending).toMatchObject({ why: 'health', least: ill.least });
    for (const lang of LANGS) {
      const reason = { zh: '甲方说明的原因：孩子身体原因', en: 'The reason that Party A gives: ' }[lang];
      expect(JSON.stringify(contractText(ill.snapshot, lang))).toContain(reason);
      expect(JSON.stringify(contractText(usual.snapshot, lang))).not.toContain(reason);
    }
    const wish = { bookingId: id, guardianId: family.guardianId, by: by(family), name: family.name, readTerms: true, lastDay };
    expect(await endEarly(demo.portal, { ...wish, why: 'moved_away' })).toMatchObject({ code: 'reason_not_asked' });
    expect(await endEarly(demo.portal, { ...wish, why: 'health', expect: ill.least })).toMatchObject({ ok: true });
    const ended = await get(id);
    expect(earlyEndOf(ended.actions)?.why).toBe('health');
    const after = await refundPreview(demo.portal, ended, { at: ended.endsAt });
    expect(careOf(after)?.rule).toMatchObject({ code: 'W1' });
  });

  it('says before it is signed what comes back if, for every reason, and to whom each clause is promised', async () => {
    const { contractId = '' } = await get(await bought());
    const { snapshot } = await demo.portal.contracts.get(contractId);
    expect(snapshot.refundIf?.map(({ why }) => why)).toEqual(['health', 'centre_moved']);
    expect(snapshot.refundLater?.map(({ from }) => from)).toEqual(['2027-01-01']);
    const zh = JSON.stringify(contractText(snapshot, 'zh')).replace(/(?<=\d|年|月)[\s\u00a0](?=\d|年|月|日)/g, '');
    expect(zh).toContain('退费（退出的原因：孩子身体原因）');
    expect(zh).toContain('仅限因孩子的身体原因退出的（乙方可以请甲方出示医院的证明）：按月托育');
    expect(zh).toContain('2027年1月1日至2027年1月31日：去了 0–4 天');
    expect(JSON.stringify(contractText(snapshot, 'en'))).toContain('Refunds, if the reason for leaving is: ');
  });

  it('knows the reason of a centre that ends it by its ground', async () => {
    const id = await bought();
    const { facilityId } = await get(id);
    const planOf = async (ground: 'moves' | 'own_reasons') => {
      const planned = await planCentreEnd(demo.portal, { bookingId: id, facilityId, ground, lastDay: '2027-01-20' });
      if (!planned.ok) throw new Error(planned.code);
      return planned.plan;
    };
    // W2 counts what was not had of January; it gives no more than the centre owes as the cause.
    expect((await planOf('moves')).most).toBe((await planOf('own_reasons')).most);
    const moved = { cause: 'centre', why: 'centre_moved' } as const;
    expect((await refundPreview(demo.portal, await get(id), moved))?.reasons).toEqual([]);
    expect(careOf(await refundPreview(demo.portal, await get(id), moved))?.rule).toMatchObject({ code: 'W2' });
    expect(careOf(await refundPreview(demo.portal, await get(id), { cause: 'centre' }))?.rule).toBeUndefined();
  });

  it('asks nothing where no rule of the contract does', async () => {
    const own = await get(plain);
    demo.setNow(LEAVES);
    expect((await refundPreview(demo.portal, own))?.reasons).toEqual([]);
    const whose = { bookingId: plain, guardianId: own.guardianId, by: { kind: 'guardian', id: own.guardianId } } as const;
    expect(await cancelOrder(demo.portal, { ...whose, why: 'health' })).toMatchObject({ code: 'reason_not_asked' });
  });
});
