import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { currentTerms, termsFor } from '#cms/contracts/current-terms.ts';
import { refundPreview } from '#cms/contracts/refund-preview.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { refundRule } from '#cms/records/shapes/rule.ts';
import { computeRefund } from '#domain/contract/refund.ts';
import { type RefundRule, SUM_KINDS } from '#domain/contract/refund-rules.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { type DemoPortal, demoPortal, TEST_NOW, TODAY } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';

const MONTHS = { form: 'full_day', date: '2026-12-01', months: 2, meals: true } as const;
const HOURS = { form: 'hourly', date: '2026-11-27', window: { from: 840, to: 960 } } as const;
/** Before it begins, within the seven days, after some days and in the second month. */
const MOMENTS = ['2026-11-24T04:00:00.000Z', '2026-11-26T06:00:00.000Z', '2026-12-09T04:00:00.000Z', '2027-01-20T04:00:00.000Z'];

let demo: DemoPortal;
const ids: string[] = [];
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1, enrolled: false });
  for (const [at, request] of [MONTHS, HOURS].entries())
    ids.push(await book(demo.portal, await newFamily(demo.portal, 5500 + at), request, { hadSameService: false }));
  const [id = ''] = ids;
  const { facilityId } = await demo.portal.bookings.get(id);
  for (const date of ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08']) {
    demo.setNow(`${date}T03:00:00.000Z`);
    await markAttendance(demo.portal, { bookingId: id, facilityId, date, what: 'check_in', staffId: 'the-head' });
  }
  demo.setNow(TEST_NOW);
});
afterAll(() => demo.close());

/** What both bookings give back at each moment, by their own contracts. */
const asSigned = () =>
  Promise.all(
    ids.flatMap((id) =>
      MOMENTS.map(async (at) => {
        const preview = await refundPreview(demo.portal, await demo.portal.bookings.get(id), { at });
        return { total: preview?.total, lines: preview?.lines };
      }),
    ),
  );

/** What the month would give back after six days by the rules that are in force. */
async function asOfToday() {
  const { contractId = '' } = await demo.portal.bookings.get(ids[0] ?? '');
  const { snapshot } = await demo.portal.contracts.get(contractId);
  const terms = termsFor(await currentTerms(demo.portal, TODAY), { form: 'full_day', monthly: true, meals: true });
  const attended = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08'];
  const facts = { now: MOMENTS[2] ?? '', paidAt: TEST_NOW, attended, cause: 'family' } as const;
  return computeRefund({ ...snapshot, terms }, facts, specialDays(snapshot.calendar)).total;
}

/** Every number in a rule another one, as far as it is still a rule. */
function edited(rule: RefundRule, percent: number, days: number): RefundRule {
  const numbers = (value: unknown, key = ''): unknown => {
    if (typeof value === 'number') return key.toLowerCase().includes('percent') ? percent : days;
    if (Array.isArray(value)) return value.map((one) => numbers(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, numbers(one, name)]));
  };
  return refundRule.parse({ ...(numbers(rule) as RefundRule), version: rule.version });
}

const edit = fc.record({
  which: fc.nat(),
  percent: fc.integer({ min: 0, max: 100 }),
  days: fc.integer({ min: 1, max: 25 }),
  asVersion: fc.boolean(),
});

it('whatever is edited in the rules of the city afterwards, a signed contract gives back what it gave', async () => {
  const { payload } = demo.portal;
  const before = await asSigned();
  expect(new Set(before.map(({ total }) => total)).size, 'the moments give different sums').toBeGreaterThan(3);
  const first = await asOfToday();
  const seen = new Set<number>();
  let version = 50;
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      const asked = { collection: 'refund-rules', pagination: false, depth: 0, sort: 'code' } as const;
      for (const { which, percent, days, asVersion } of edits) {
        const { docs } = await payload.find(asked);
        // Mostly those that say how much comes back.
        const sums = docs.filter(({ kind }) => which % 4 === 0 || SUM_KINDS.some((one) => one === kind));
        const doc = sums[which % sums.length];
        if (!doc) throw new Error('no rules');
        const rule = edited(refundRule.parse(doc.rule), percent, days);
        version += 1;
        const fields = { code: rule.code, kind: rule.kind, source: rule.source, effectiveOn: TODAY, version };
        if (asVersion)
          await payload.create({ collection: 'refund-rules', data: { ...fields, rule: { ...rule, ...fields } as never } });
        else await payload.update({ collection: 'refund-rules', id: doc.id, data: { rule: rule as never } });
      }
      seen.add(await asOfToday());
      expect(await asSigned()).toEqual(before);
    }),
    { numRuns: 12, seed: 20_261_123 },
  );
  // The edits were real: a contract that is signed now gives back other sums.
  expect([...seen].filter((total) => total !== first).length).toBeGreaterThanOrEqual(1);
});
