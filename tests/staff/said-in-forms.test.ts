import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffUser } from '#cms/access/roles.ts';
import { closeDays } from '#cms/booking/close-days.ts';
import { giveDays } from '#cms/booking/give-days.ts';
import { refundMore } from '#cms/booking/refund-more.ts';
import { declineRequest } from '#cms/booking/request/answer-request.ts';
import { waiveLate } from '#cms/booking/stay/late-pickup.ts';
import type { Result } from '#cms/core/problem.ts';
import { saveFamilyPlace } from '#cms/finding/family-places.ts';
import { answerDoctor } from '#cms/guidance/doctors/answer-doctor.ts';
import { correctNow } from '#cms/guidance/publication/correct-now.ts';
import { commentOn, returnText } from '#cms/guidance/review/comment.ts';
import { cancelVisit } from '#cms/guidance/visits/plan-visit.ts';
import { recordVisit } from '#cms/guidance/visits/record-visit.ts';
import { voidReceipt } from '#cms/payments/issue-receipt.ts';
import { payByHand } from '#cms/payments/settle-by-person.ts';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import { decideChange } from '#cms/registry/filing/decide-change.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1 });
});
afterAll(() => demo.close());

const user: StaffUser = { id: 'somebody', collection: 'users', roles: ['reviewer'] } as StaffUser;
const staffId = user.id;
const ofDay = { bookingId: 'none', facilityId: 'none', date: WEDNESDAY, staffId };
const review = { articleId: 'none', lang: 'zh', part: 'body', user } as const;
const paid = { refundId: 'none', staffId, on: WEDNESDAY };
const seen = { noticed: ['skin' as const] };

/** What is said in forms that are no form of Payload's: each use case, the field, and what it makes of words. */
const SAID: [what: string, field: string, say: (words: string) => Promise<Result<object>>][] = [
  ['why a booking is declined', 'reason', (reason) => declineRequest(demo.portal, { ...ofDay, reason })],
  [
    'why more comes back than the contract asks',
    'reason',
    (reason) => refundMore(demo.portal, { ...ofDay, amount: 1, seen: 1, reason }),
  ],
  [
    'why days are added',
    'reason',
    (reason) => giveDays(demo.portal, { ...ofDay, days: [], window: { from: 540, to: 600 }, seen: '', reason }),
  ],
  ['why a late pick-up is waived', 'reason', (reason) => waiveLate(demo.portal, { ...ofDay, reason })],
  [
    'why a centre is shut',
    'words',
    (en) => {
      const days = { facilityId: 'none', from: WEDNESDAY, to: WEDNESDAY };
      return closeDays(demo.portal, { ...days, staffId, reason: { zh: '停水', en }, refunds: [], seen: '' });
    },
  ],
  ['how a refund was paid', 'how', (how) => payByHand(demo.portal, { ...paid, how, proof: '0001' })],
  ['what shows a refund', 'proof', (proof) => payByHand(demo.portal, { ...paid, proof, how: '现金' })],
  [
    'why a receipt is taken back',
    'reason',
    (reason) => voidReceipt(demo.portal, { receiptId: 'none', facilityId: 'none', staffId, reason }),
  ],
  ['what is said of a paragraph', 'text', (text) => commentOn(demo.portal, { ...review, text, quote: '一段' })],
  ['the paragraph', 'quote', (quote) => commentOn(demo.portal, { ...review, quote, text: '改一改' })],
  ['why a text goes back', 'text', (text) => returnText(demo.portal, { articleId: 'none', text, user })],
  [
    'why filed facts stay',
    'reason',
    (reason) => decideChange(demo.portal, { changeId: 'none', version: 1, yes: false, reason, user }),
  ],
  [
    'who collects a child',
    'name',
    (name) => markAttendance(demo.portal, { ...ofDay, what: 'check_out', handover: { name, code: '123456' } }),
  ],
  [
    'who collects an enrolled child',
    'name',
    (name) =>
      markAttendance(demo.portal, {
        ...ofDay,
        bookingId: 'enrolled:none',
        what: 'check_out',
        handover: { name, document: true },
      }),
  ],
  ['what a check found', 'note', (note) => markAttendance(demo.portal, { ...ofDay, what: 'check_in', check: { ...seen, note } })],
  [
    'why a public text is put right at once',
    'reason',
    (reason) => correctNow(demo.portal, { articleId: 'none', version: '', reason, user }),
  ],
  ['a station’s answer', 'answer', (answer) => answerDoctor(demo.portal, { id: 'none', user, step: 'accept', answer })],
  ['why no nurse comes', 'reason', (reason) => cancelVisit(demo.portal, { id: 'none', user, reason })],
  ['a nurse’s advice', 'advice', (advice) => recordVisit(demo.portal, { id: 'none', user, results: new Map(), advice })],
  [
    'what a family calls a place',
    'called',
    (called) => saveFamilyPlace(demo.portal, 'none', { label: 'other', called, place: '海陵区' }, 'zh'),
  ],
];

const ODD: [what: string, words: string][] = [
  ['turns its direction', '今天\u202e不收'],
  ['has a control character', '今天\u0007不收'],
  ['has half a character', '今天\ud800'],
  ['is without end', '很'.repeat(100_000)],
];

describe.each(SAID)('%s', (_, field, say) => {
  it.each(ODD)('is refused where it %s, whichever door it came by', async (_what, words) => {
    const refused = await say(words);
    expect(refused).toMatchObject({ ok: false, field });
    expect([400, 422]).toContain('status' in refused ? refused.status : 0);
  });

  it('is not what is refused otherwise', async () => {
    const answer = await say('今天不收').catch(() => undefined);
    expect(answer).not.toMatchObject({ field, code: 'invalid' });
  });
});
