import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { contractDraft } from '#cms/contracts/contract-draft.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import { refundStairs } from '#cms/drawings/refund-stairs.ts';
import { facilityDetails } from '#cms/registry/facility-details.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { formatMoney } from '#cms/words/format.ts';
import type { CareRequest } from '#domain/care/care.ts';
import type { RefundStep } from '#domain/contract/refund-schedule.ts';
import { paidLines } from '#site/booking/arithmetic-view.ts';
import { allBackWords, stairTreads } from '#site/booking/stairs-view.ts';
import { centreQuote } from '#site/offers/centre-quote.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { book, hold, newFamily } from '../support/family.ts';
import { pageContextOf } from '../support/page-context.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());

const window = { from: 540, to: 720 };
const KINDS: [string, CareRequest, { from: number; to: number }][] = [
  ['full days', { form: 'full_day', date: '2026-12-01', months: 1, meals: false }, window],
  ['one half day', { form: 'half_day', date: '2026-12-16', part: 'morning', months: 0, meals: false }, window],
  ['hours', { form: 'hourly', date: '2026-12-15', window }, window],
  ['temporary care', { form: 'temporary', date: '2026-12-17', window }, window],
];

/** Without the moment from which a step counts, which goes on between two looks. */
const edges = (steps: readonly RefundStep[]) => steps.map(({ ...step }) => ({ ...step, from: undefined }));

describe('a centre’s page, the booking, the contract and what is paid back draw one schedule', () => {
  it.each(KINDS)('for %s', async (_, request, hours) => {
    const { portal } = demo;
    const context = pageContextOf(portal);
    const quoted = await quoteCare(portal, { slug: EXAMPLE_SLUG, request, ageMonths: 8 });
    const details = await facilityDetails(portal, EXAMPLE_SLUG);
    if (!quoted.ok || !details) throw new Error('no quote');
    const { quote } = quoted;
    const { form, date } = request;
    const shown = centreQuote(context, details, { form, date, window: hours, classId: quote.group.id }, portal.now());
    expect(edges(shown?.steps ?? [])).toEqual(edges(quote.refund));
    expect(quote.refund[0], 'before anything, everything').toMatchObject({ kind: 'time', amount: quote.total });

    const parents = await newFamily(portal, KINDS.findIndex(([, one]) => one === request) + 1);
    const held = await hold(portal, parents, request, { hadSameService: false });
    if (!held.ok) throw new Error(held.code);
    const draft = await contractDraft(portal, held.booking);
    expect(edges(draft.refundSteps)).toEqual(edges(quote.refund));

    const treads = stairTreads(context, draft.refundSteps, draft.total);
    const drawing = refundStairs({ treads, width: 612, label: '' });
    for (const lang of ['zh', 'en'] as const) {
      const table = contractText(draft, lang)
        .sections.flatMap(({ blocks }) => blocks)
        .findLast((block) => block.kind === 'table');
      const drawn = table?.kind === 'table' ? table.drawing : undefined;
      expect(drawn !== undefined, 'one sheet has no room for a drawing').toBe(form === 'full_day');
      if (drawn) expect(drawn.svg).not.toMatch(/var\(|rem"/);
      for (const { amount } of drawn ? draft.refundSteps : [])
        if (amount > 0) expect(drawn?.alt).toContain(formatMoney(amount, { currency: draft.currency, lang }));
      const sums = draft.refundSteps.map(({ amount }) => formatMoney(amount, { currency: draft.currency, lang }));
      expect(table?.kind === 'table' && table.rows.map((row) => row.at(-1))).toEqual(sums);
    }
    for (const { amount, sum, amountText, edge } of treads) {
      expect(drawing).toContain(amount === 0 ? amountText : sum.replace(/\s*元$/, ''));
      expect(edge).not.toBe('');
    }
  });

  it('after paying too, while nothing has changed', async () => {
    const { portal } = demo;
    const parents = await newFamily(portal, 20);
    const request = { form: 'hourly', date: '2026-12-18', window } as const;
    const id = await book(portal, parents, request, { hadSameService: false });
    const details = await bookingDetails(portal, id, parents.guardianId);
    const signed = details?.contract?.snapshot.refundSteps ?? [];
    expect(edges(details?.preview?.steps ?? [])).toEqual(edges(signed));
    expect(signed.length).toBeGreaterThan(1);
  });

  it('what is refunded whole has no line of nothing kept, and all of it until the start is one line', async () => {
    const { portal } = demo;
    const context = pageContextOf(portal);
    const parents = await newFamily(portal, 21);
    const request = { form: 'full_day', date: '2027-01-04', months: 1, meals: true } as const;
    const id = await book(portal, parents, request, { hadSameService: false });
    const preview = (await bookingDetails(portal, id, parents.guardianId))?.preview;
    if (!preview) throw new Error('nothing to refund');
    const whole = paidLines(context, preview);
    expect(whole.map(({ kept }) => kept)).toEqual([undefined, undefined]);
    const [care, meals] = preview.lines;
    if (!care || !meals) throw new Error('care and meals are lines of their own');
    const part = paidLines(context, { lines: [{ ...care, refund: care.paid - 20_000 }, meals] });
    expect(part.map(({ kept }) => kept?.amount)).toEqual(['−200.00', undefined]);
    const [first, ...rest] = stairTreads(context, preview.steps, preview.paid);
    if (!first) throw new Error('no step');
    expect(allBackWords(context, [first])).toBe(context.t('booking.allBack', { amount: first.sum }));
    expect(allBackWords(context, [first, ...rest])).toBeUndefined();
    expect(allBackWords(context, [{ ...first, share: 0.8 }])).toBeUndefined();
  });
});
