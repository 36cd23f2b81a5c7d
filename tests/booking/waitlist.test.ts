import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import { saveChild } from '#cms/accounts/save-family.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { removeChild } from '#cms/booking/remove-child.ts';
import { unlinkGuardians } from '#cms/booking/unlink-guardians.ts';
import { acceptOffer, declineOffer, leaveWaitlist, pauseWait } from '#cms/booking/waitlist/answer-offer.ts';
import { joinWaitlist } from '#cms/booking/waitlist/join-waitlist.ts';
import { offerPlaces } from '#cms/booking/waitlist/offer-places.ts';
import { linkToken } from '#cms/core/link-token.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { dayPlaces } from '#cms/places/day-places.ts';
import { readSheets } from '#cms/records/claims.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import type { WaitedCare } from '#domain/offers/waitlist.ts';
import { isWaitClaim } from '#domain/places/wait-claim.ts';
import { addDays, weekdayOf } from '#domain/time/civil-date.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { expireHolds, offerWaitlists } from '../support/due.ts';
import { book, decide, type Family, hold, holdAndSign, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';
import { BUSY, fill } from '../support/waiting-family.ts';

let demo: DemoPortal;
let heard: ReturnType<typeof hearMessages>;
let n = 300;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  heard = hearMessages(demo.portal);
});
afterAll(() => demo.close());
afterEach(() => demo.setNow(TEST_NOW));

const family = (birthDate?: string) => newFamily(demo.portal, ++n, birthDate);
/** Every test has working days of its own. */
let next = '2026-11-29';
const day = () => {
  do next = addDays(next, 1);
  while (weekdayOf(next) > 5);
  return next;
};
const hourly = (date: string) => ({ form: 'hourly', date, window: BUSY }) as const;
async function join(who: Family, care: WaitedCare, childIds = [who.childId]) {
  // Nobody joins in the same moment as another.
  demo.setNow(plusMinutes(demo.portal.now(), 0.01));
  const joined = await joinWaitlist(demo.portal, { slug: EXAMPLE_SLUG, guardianId: who.guardianId, childIds, care });
  if (!joined.ok) throw new Error(joined.code);
  return joined.wait;
}
const standing = (id: string) => demo.portal.waits.find(id);
const statusOf = async (id: string) => (await standing(id))?.status;
const keptOn = async (date: string) => {
  const sheets = await readSheets(demo.portal.payload, { from: date, to: date });
  return sheets.flatMap(({ claims }) => claims.filter(({ booking }) => isWaitClaim(booking)));
};
const leftFor = async (date: string) => {
  const { facility, group } = infants(demo.portal);
  const { classes } = await dayPlaces(demo.portal, facility, date);
  return classes.find((one) => one.group.id === group.id)?.day.slots.find(({ minute }) => minute === BUSY.from);
};
const messagesTo = (wait: { id: string }) => heard.filter(({ id }) => id.includes(wait.id)).map(({ kind }) => kind);

describe('a place that comes free', () => {
  it('is offered to the first in line before anybody else can have it, and held while the offer is open', async () => {
    const [first, second, stranger] = [await family(), await family(), await family()];
    const date = day();
    await fill(demo.portal, date, 0);
    const wait = await join(first, { request: hourly(date) });
    const behind = await join(second, { request: hourly(date) });
    await fill(demo.portal, date, 1);
    // Nobody has looked yet: it is kept all the same, and every page says for whom.
    expect(await hold(demo.portal, stranger, hourly(date))).toMatchObject({ ok: false, code: 'no_place.waitlist_first' });
    expect(await leftFor(date)).toMatchObject({ left: 0, reason: 'waitlist_first' });
    const quoted = await quoteCare(demo.portal, { slug: EXAMPLE_SLUG, request: hourly(date), ageMonths: 8 });
    expect(quoted).toMatchObject({ ok: true, quote: { left: 0, why: { reason: 'waitlist_first' } } });

    await offerWaitlists(demo.portal);
    await offerWaitlists(demo.portal);
    expect([await statusOf(wait.id), await statusOf(behind.id)]).toEqual(['offered', 'waiting']);
    expect(await keptOn(date)).toHaveLength(1);
    expect(messagesTo(wait)).toEqual(['wait_offer']);
    expect(await hold(demo.portal, stranger, hourly(date))).toMatchObject({ ok: false, code: 'no_place.waitlist_first' });

    const accepted = await acceptOffer(demo.portal, { id: wait.id, guardianId: first.guardianId });
    expect(accepted).toMatchObject({ ok: true });
    await book(demo.portal, first, hourly(date));
    await offerWaitlists(demo.portal);
    expect(await standing(wait.id)).toMatchObject({ status: 'ended', endedBy: 'booked' });
    expect(await keptOn(date)).toEqual([]);
    expect(await statusOf(behind.id)).toBe('waiting');
  });

  it('goes to the next at once when the first declines, and when it does not answer', async () => {
    const [first, second, third] = [await family(), await family(), await family()];
    const date = day();
    await fill(demo.portal, date, 0);
    const waits = [];
    for (const one of [first, second, third]) {
      demo.setNow(`2026-11-23T07:0${waits.length + 3}:00.000Z`);
      waits.push(await join(one, { request: hourly(date) }));
    }
    const [one, two, three] = waits as [(typeof waits)[0], (typeof waits)[0], (typeof waits)[0]];
    await fill(demo.portal, date, 1);
    await offerWaitlists(demo.portal);
    expect(await declineOffer(demo.portal, { id: one.id, guardianId: second.guardianId })).toMatchObject({ status: 404 });
    expect(await declineOffer(demo.portal, { id: one.id, guardianId: first.guardianId })).toMatchObject({ ok: true });
    expect([await statusOf(one.id), await statusOf(two.id)]).toEqual(['ended', 'offered']);
    demo.setNow('2026-11-23T11:30:00.000Z');
    await offerWaitlists(demo.portal);
    expect(await standing(two.id)).toMatchObject({ status: 'ended', endedBy: 'missed' });
    expect(await statusOf(three.id)).toBe('offered');
    expect(messagesTo(two)).toEqual(['wait_offer', 'wait_missed']);
    expect(await keptOn(date)).toHaveLength(1);
  });

  it('is left by the link in a message, without signing in, and not by a made-up one', async () => {
    const one = await family();
    const date = day();
    await fill(demo.portal, date, 0);
    const wait = await join(one, { request: hourly(date) });
    const forged = linkToken({ environment: { secret: 'another' } }, 'leave-waitlist', wait.leaveKey);
    expect(await leaveWaitlist(demo.portal, { token: forged })).toMatchObject({ ok: false, status: 404 });
    const stop = linkToken(demo.portal, 'stop-search', wait.leaveKey);
    expect(await leaveWaitlist(demo.portal, { token: stop })).toMatchObject({ ok: false, status: 404 });
    const token = linkToken(demo.portal, 'leave-waitlist', wait.leaveKey);
    for (let twice = 0; twice < 2; twice++)
      expect(await leaveWaitlist(demo.portal, { token })).toMatchObject({ ok: true, wait: { endedBy: 'left' } });
  });

  it('is not offered at night, and is kept until the morning', async () => {
    const [one, stranger] = [await family(), await family()];
    const date = day();
    await fill(demo.portal, date, 0);
    const wait = await join(one, { request: hourly(date) });
    await fill(demo.portal, date, 1);
    demo.setNow('2026-11-23T14:00:00.000Z');
    await offerWaitlists(demo.portal);
    expect(await statusOf(wait.id)).toBe('waiting');
    expect(await hold(demo.portal, stranger, hourly(date))).toMatchObject({ ok: false, code: 'no_place.waitlist_first' });
    demo.setNow('2026-11-23T23:01:00.000Z');
    await offerWaitlists(demo.portal);
    expect(await statusOf(wait.id)).toBe('offered');
  });

  it('when a hold ran out, too', async () => {
    const [holder, waiter, stranger] = [await family(), await family(), await family()];
    const date = day();
    await fill(demo.portal, date, 1);
    expect(await hold(demo.portal, holder, hourly(date))).toMatchObject({ ok: true });
    const wait = await join(waiter, { request: hourly(date) });
    demo.setNow('2026-11-23T07:18:00.000Z');
    expect(await hold(demo.portal, stranger, hourly(date))).toMatchObject({ ok: false, code: 'no_place.waitlist_first' });
    await expireHolds(demo.portal);
    await offerWaitlists(demo.portal);
    expect(await statusOf(wait.id)).toBe('offered');
    // Booked without a word before: that is yes.
    expect(await hold(demo.portal, waiter, hourly(date))).toMatchObject({ ok: true });
    expect((await standing(wait.id))?.offer?.acceptedAt).toBeDefined();
  });
});

describe('brothers and sisters', () => {
  it('get a place each, or none, and one alone does not take what both wait for', async () => {
    const parents = await family();
    const twin = await saveChild(demo.portal, parents.guardianId, {
      name: '宝宝二',
      birthDate: '2026-03-10',
      healthConsent: false,
      pickups: [],
    });
    if (!twin.ok) throw new Error(twin.code);
    const both = [parents.childId, twin.child.id];
    const date = day();
    await fill(demo.portal, date, 1);
    const wait = await join(parents, { request: hourly(date) }, both);
    await offerWaitlists(demo.portal);
    expect(await statusOf(wait.id)).toBe('waiting');
    // A stranger may have the one place: it serves nobody who waits.
    expect(await leftFor(date)).toMatchObject({ left: 1 });
    await fill(demo.portal, date, 2);
    await offerWaitlists(demo.portal);
    expect(await statusOf(wait.id)).toBe('offered');
    expect(await keptOn(date)).toHaveLength(2);
    for (const childId of both)
      expect(await hold(demo.portal, { ...parents, childId }, hourly(date))).toMatchObject({ ok: true });
  });

  it('of whom one is booked in time: what is held may still be paid, then the family hears what is not booked', async () => {
    const parents = await family();
    const born = { name: '宝宝三', birthDate: '2026-03-10', healthConsent: false, pickups: [] };
    const twin = await saveChild(demo.portal, parents.guardianId, born);
    if (!twin.ok) throw new Error(twin.code);
    const date = day();
    await fill(demo.portal, date, 0);
    const wait = await join(parents, { request: hourly(date) }, [parents.childId, twin.child.id]);
    await fill(demo.portal, date, 2);
    await offerWaitlists(demo.portal);
    await book(demo.portal, parents, hourly(date));
    const until = (await standing(wait.id))?.offer?.until ?? '';
    demo.setNow(plusMinutes(until, -1));
    expect(await hold(demo.portal, { ...parents, childId: twin.child.id }, hourly(date))).toMatchObject({ ok: true });
    const offered = (await standing(wait.id))?.offer?.until ?? '';
    demo.setNow(plusMinutes(offered, 1));
    await offerWaitlists(demo.portal);
    expect(await statusOf(wait.id)).toBe('offered');
    demo.setNow(plusMinutes(offered, 20));
    await expireHolds(demo.portal);
    await offerWaitlists(demo.portal);
    expect(await standing(wait.id)).toMatchObject({ endedBy: 'part_booked' });
    expect(await keptOn(date)).toEqual([]);
    expect(messagesTo(wait)).toEqual(['wait_offer', 'wait_part_booked']);
    expect(heard.find(({ id }) => id.includes(`wait_part_booked:${wait.id}`))?.text).toContain('10:00–12:00');
  });
});

describe('a family', () => {
  it('waits for whole weeks, a few, on weekdays that there are, whichever form says so', async () => {
    const { guardianId, childId } = await family();
    const request = hourly(day());
    for (const [weekdays, weeks] of [
      ...[Number.NaN, 1.5, 0, 14, Number.POSITIVE_INFINITY].map((wrong) => ['13', wrong] as const),
      ...['11', '8', '', '1234567'.repeat(9), '1,3'].map((wrong) => [wrong, 4] as const),
    ]) {
      const wish = { slug: EXAMPLE_SLUG, guardianId, childIds: [childId], care: { request, weekly: { weekdays, weeks } } };
      const refused = { status: 400, code: 'weeks_out_of_range' };
      expect([weekdays, weeks, await joinWaitlist(demo.portal, wish)]).toMatchObject([weekdays, weeks, refused]);
    }
  });

  it('keeps its place in the line while it pauses, and others are asked', async () => {
    const [one, two] = [await family(), await family()];
    const date = day();
    await fill(demo.portal, date, 0);
    const first = await join(one, { request: hourly(date) });
    const second = await join(two, { request: hourly(date) });
    const own = { id: first.id, guardianId: one.guardianId };
    for (const until of ['2026-11-20', '2027-11-25', '2026-11-31', '2026-12-', '2026-12-01T00', ''])
      expect([until, await pauseWait(demo.portal, own, until)]).toMatchObject([until, { ok: false, code: 'pause_out_of_range' }]);
    await pauseWait(demo.portal, own, '2026-11-25');
    await fill(demo.portal, date, 1);
    await offerWaitlists(demo.portal);
    expect([await statusOf(first.id), await statusOf(second.id)]).toEqual(['waiting', 'offered']);
    await pauseWait(demo.portal, own, undefined);
    await declineOffer(demo.portal, { id: second.id, guardianId: two.guardianId });
    expect(await statusOf(first.id)).toBe('offered');
  });

  it('cannot keep an offer open by pausing and waiting again', async () => {
    const [one, two] = [await family(), await family()];
    const date = day();
    await fill(demo.portal, date, 0);
    const first = await join(one, { request: hourly(date) });
    const second = await join(two, { request: hourly(date) });
    const own = { id: first.id, guardianId: one.guardianId };
    await fill(demo.portal, date, 1);
    await offerWaitlists(demo.portal);
    const { offer } = (await standing(first.id)) ?? {};
    demo.setNow(plusMinutes(TEST_NOW, 30));
    // Nothing to go on with: the offer and its time stay.
    expect(await pauseWait(demo.portal, own, undefined)).toMatchObject({ ok: true, wait: { status: 'offered', offer } });
    const pauseAndBack = async () => {
      await pauseWait(demo.portal, own, '2026-11-25');
      await pauseWait(demo.portal, own, undefined);
      await offerWaitlists(demo.portal);
    };
    await pauseAndBack();
    expect([await statusOf(first.id), await statusOf(second.id)]).toEqual(['waiting', 'offered']);
    await declineOffer(demo.portal, { id: second.id, guardianId: two.guardianId });
    expect(await statusOf(first.id)).toBe('offered');
    await pauseAndBack();
    expect(await standing(first.id)).toMatchObject({ status: 'ended', endedBy: 'declined' });
    expect(await keptOn(date)).toEqual([]);
  });

  it('that paid in time for what is kept for it has it, though the news comes after the hold', async () => {
    const one = await family();
    const date = day();
    await fill(demo.portal, date, 0);
    const wait = await join(one, { request: hourly(date) });
    await fill(demo.portal, date, 1);
    await offerWaitlists(demo.portal);
    const booking = await holdAndSign(demo.portal, one, hourly(date));
    const news = { ...(await decide(demo.portal, one, booking.id, 'approve')), paidAt: demo.portal.now() };
    demo.setNow(plusMinutes(TEST_NOW, 40));
    expect(await statusOf(wait.id)).toBe('offered');
    expect(await settlePayment(demo.portal, news)).toBe('confirmed');
  });

  it('that gave an offer up comes after all others for the same', async () => {
    const all = [await family(), await family(), await family()];
    const date = day();
    await fill(demo.portal, date, 0);
    const waits = [];
    for (const one of all) waits.push(await join(one, { request: hourly(date) }));
    const [first, second, third] = waits as [(typeof waits)[0], (typeof waits)[0], (typeof waits)[0]];
    await fill(demo.portal, date, 1);
    await offerWaitlists(demo.portal);
    const own = { id: first.id, guardianId: all[0]?.guardianId ?? '' };
    await pauseWait(demo.portal, own, '2026-11-25');
    await pauseWait(demo.portal, own, undefined);
    await declineOffer(demo.portal, { id: second.id, guardianId: all[1]?.guardianId ?? '' });
    expect([await statusOf(first.id), await statusOf(third.id)]).toEqual(['waiting', 'offered']);
  });

  it('waits on while its paid stays only touch the time, and is told when they are all of it', async () => {
    const one = await family();
    const date = day();
    await fill(demo.portal, date, 0);
    const care = { request: { form: 'hourly', date, window: { from: 540, to: 720 } } } as const;
    const wait = await join(one, care);
    await book(demo.portal, one, { form: 'hourly', date, window: { from: 540, to: 600 } });
    await offerWaitlists(demo.portal);
    expect(await statusOf(wait.id)).toBe('waiting');
    await fill(demo.portal, date, 1);
    await book(demo.portal, one, hourly(date));
    await offerWaitlists(demo.portal);
    expect(await standing(wait.id)).toMatchObject({ status: 'ended', endedBy: 'booked' });
    expect(messagesTo(wait)).toEqual(['wait_booked']);
    const again = { slug: EXAMPLE_SLUG, guardianId: one.guardianId, childIds: [one.childId], care };
    expect(await joinWaitlist(demo.portal, again)).toMatchObject({ ok: false, code: 'child_booked_then' });
  });

  it('that has taken a place and not paid in time is told that, and nothing else', async () => {
    const one = await family();
    const date = day();
    await fill(demo.portal, date, 0);
    const wait = await join(one, { request: hourly(date) });
    await fill(demo.portal, date, 1);
    await offerWaitlists(demo.portal);
    await acceptOffer(demo.portal, { id: wait.id, guardianId: one.guardianId });
    demo.setNow('2026-11-23T11:30:00.000Z');
    await offerWaitlists(demo.portal);
    expect(await standing(wait.id)).toMatchObject({ endedBy: 'unpaid' });
    expect(messagesTo(wait)).toEqual(['wait_offer', 'wait_unpaid']);
  });

  it('cannot take what its centre sells no more, and its turn ends with that reason', async () => {
    const one = await family();
    const date = day();
    await fill(demo.portal, date, 0);
    const wait = await join(one, { request: hourly(date) });
    await fill(demo.portal, date, 1);
    await offerWaitlists(demo.portal);
    const { facility } = infants(demo.portal);
    const sellsNothing = { ...facility, prices: [] };
    const supplies = { ...demo.portal.supplies, get: () => sellsNothing, fresh: async () => sellsNothing };
    const portal = { ...demo.portal, supplies };
    expect(await acceptOffer(portal, { id: wait.id, guardianId: one.guardianId })).toMatchObject({ code: 'wait_offer_over' });
    await offerPlaces(portal, facility.id);
    expect(await standing(wait.id)).toMatchObject({ endedBy: 'off_sale' });
    expect(messagesTo(wait)).toEqual(['wait_offer', 'wait_off_sale']);
  });

  it('waits by the age that its child has by its record now, not by what was said at joining', async () => {
    const one = await family();
    const date = day();
    await fill(demo.portal, date, 0);
    const wait = await join(one, { request: hourly(date) });
    await demo.portal.queues.look();
    const real = { id: one.childId, name: `宝宝${n}`, birthDate: '2026-02-01', healthConsent: false, pickups: [] };
    expect(await saveChild(demo.portal, one.guardianId, real)).toMatchObject({ ok: true });
    expect((await standing(wait.id))?.children).toEqual([{ id: one.childId, birthDate: '2026-02-01' }]);
    const seen = [...(await demo.portal.queues.look()).at.values()].flat().find(({ id }) => id === wait.id);
    expect(seen?.children).toEqual([{ id: one.childId, birthDate: '2026-02-01' }]);
  });

  it('that parts from the other guardian waits no more for the other’s child', async () => {
    const [one, two] = [await family(), await family('2025-12-01')];
    const code = await inviteGuardian(demo.portal, one.guardianId);
    if (!code.ok) throw new Error(code.code);
    await acceptInvitation(demo.portal, { guardianId: two.guardianId, code: code.code, from: 'test' });
    const date = day();
    await fill(demo.portal, date, 0);
    const others = await join(two, { request: hourly(date) }, [one.childId]);
    const later = day();
    await fill(demo.portal, later, 0);
    const own = await join(one, { request: hourly(later) });
    expect(await unlinkGuardians(demo.portal, one.guardianId)).toEqual({ ok: true });
    expect(await standing(others.id)).toMatchObject({ status: 'ended', endedBy: 'parted' });
    expect(await statusOf(own.id)).toBe('waiting');
    expect(messagesTo(others)).toEqual(['wait_parted']);
  });

  it('leaves the waiting that an accepted place makes pointless', async () => {
    const parents = await family();
    const date = day();
    await fill(demo.portal, date, 0);
    const morning = await join(parents, { request: hourly(date) });
    const longer = await join(parents, { request: { form: 'hourly', date, window: { from: 540, to: 720 } } });
    const later = day();
    await fill(demo.portal, later, 0);
    const other = await join(parents, { request: hourly(later) });
    await pauseWait(demo.portal, { id: longer.id, guardianId: parents.guardianId }, '2026-11-28');
    await fill(demo.portal, date, 1);
    await offerWaitlists(demo.portal);
    expect(await acceptOffer(demo.portal, { id: morning.id, guardianId: parents.guardianId })).toMatchObject({ ok: true });
    expect(await standing(longer.id)).toMatchObject({ endedBy: 'pointless' });
    expect(await statusOf(other.id)).toBe('waiting');
    expect(messagesTo(longer)).toEqual(['wait_pointless']);
  });

  it('of two linked guardians is one: both are told, either answers, and a removed child waits no more', async () => {
    const [one, two] = [await family(), await family('2025-12-01')];
    const code = await inviteGuardian(demo.portal, one.guardianId);
    if (!code.ok) throw new Error(code.code);
    const accepted = await acceptInvitation(demo.portal, { guardianId: two.guardianId, code: code.code, from: 'test' });
    expect(accepted).toMatchObject({ ok: true });
    const date = day();
    await fill(demo.portal, date, 0);
    const wait = await join(one, { request: hourly(date) });
    expect((await join(two, { request: hourly(date) }, [one.childId])).id).toBe(wait.id);
    await fill(demo.portal, date, 1);
    await offerWaitlists(demo.portal);
    expect(messagesTo(wait)).toEqual(['wait_offer', 'wait_offer']);
    expect(await acceptOffer(demo.portal, { id: wait.id, guardianId: two.guardianId })).toMatchObject({ ok: true });
    expect(await removeChild(demo.portal, { guardianId: one.guardianId, childId: one.childId })).toMatchObject({ ok: true });
    expect(await standing(wait.id)).toMatchObject({ endedBy: 'child_gone' });
    expect(await keptOn(date)).toEqual([]);
  });

  it('does not wait for what is free, or can never be', async () => {
    const [one, tooYoung] = [await family(), await family('2026-10-01')];
    const date = day();
    const wish = { slug: EXAMPLE_SLUG, guardianId: one.guardianId, childIds: [one.childId], care: { request: hourly(date) } };
    expect(await joinWaitlist(demo.portal, wish)).toMatchObject({ ok: false, code: 'wait_place_free' });
    const never = { ...wish, guardianId: tooYoung.guardianId, childIds: [tooYoung.childId] };
    expect(await joinWaitlist(demo.portal, never)).toMatchObject({ ok: false, code: 'wait_never' });
    expect(await joinWaitlist(demo.portal, { ...wish, childIds: [tooYoung.childId] })).toMatchObject({ status: 404 });
  });
});
