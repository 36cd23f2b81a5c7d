import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteGuardian } from '#cms/accounts/invite-guardian.ts';
import { acceptInvitation } from '#cms/accounts/link-guardians.ts';
import { acceptOffer, declineOffer } from '#cms/booking/waitlist/answer-offer.ts';
import { joinWaitlist } from '#cms/booking/waitlist/join-waitlist.ts';
import { offerPlaces } from '#cms/booking/waitlist/offer-places.ts';
import { readSheets } from '#cms/records/claims.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { isWaitClaim } from '#domain/places/wait-claim.ts';
import type { Window } from '#domain/time/time-of-day.ts';
import { comingAgain, infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { type Family, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';
import { BUSY, fill } from '../support/waiting-family.ts';

const AT_ONCE = 20;
/** Each of the tests has its days. */
const FULL = ['2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11'];
const FREED = '2026-12-15';

let demo: DemoPortal;
let n = 900;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  for (const date of [...FULL, FREED]) await fill(demo.portal, date);
});
afterAll(() => demo.close());

const family = () => newFamily(demo.portal, ++n);
const atOnce = <T>(ask: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, at) => comingAgain(() => ask(at))));
const granted = (results: { ok: boolean }[]) => results.filter(({ ok }) => ok).length;
const join = ({ guardianId, childId }: Family, date: string, window: Window = BUSY) =>
  joinWaitlist(demo.portal, {
    ...{ slug: EXAMPLE_SLUG, guardianId, childIds: [childId] },
    care: { request: { form: 'hourly', date, window } },
  });
const invite = async ({ guardianId }: Family) => {
  const invited = await inviteGuardian(demo.portal, guardianId);
  if (!invited.ok) throw new Error(invited.code);
  return invited.code;
};
const accept = ({ guardianId }: Family, code: string) =>
  acceptInvitation(demo.portal, { guardianId, code, from: `198.51.100.${++n % 250}` });

describe('of twenty at the same moment', () => {
  it('a family joins ten waitlists, and one of them once', async () => {
    const own = await family();
    const windows = [600, 630, 660].flatMap((from) =>
      [660, 690, 720].filter((to) => to - from >= 60).map((to) => ({ from, to })),
    );
    const wishes = FULL.flatMap((date) => windows.map((window) => ({ date, window }))).slice(0, AT_ONCE);
    const joined = await atOnce((at) => join(own, wishes[at]?.date as string, wishes[at]?.window));
    expect(granted(joined)).toBe(10);
    expect(await demo.portal.work((unit) => demo.portal.waits.liveOf(own.guardianId, unit))).toHaveLength(10);

    const other = await family();
    const same = await atOnce(() => join(other, FULL[0] as string));
    expect(new Set(same.map((one) => (one.ok ? one.wait.id : one.code))).size).toBe(1);
  });

  it('one hears that a place has come free, and when it says no the next one does', async () => {
    const heard = hearMessages(demo.portal);
    const waits: { id: string; guardianId: string }[] = [];
    for (const own of [await family(), await family(), await family()]) {
      const joined = await join(own, FREED);
      if (!joined.ok) throw new Error(joined.code);
      waits.push({ id: joined.wait.id, guardianId: own.guardianId });
    }
    await fill(demo.portal, FREED, 1);
    const { facility } = infants(demo.portal);
    await atOnce(() => offerPlaces(demo.portal, facility.id));
    const kept = async () => {
      const sheets = await readSheets(demo.portal.payload, { from: FREED, to: FREED });
      return sheets.flatMap(({ claims }) => claims.filter(({ booking }) => isWaitClaim(booking)));
    };
    const offered = async () => (await Promise.all(waits.map(({ id }) => demo.portal.waits.find(id)))).map((one) => one?.status);
    expect((await offered()).filter((status) => status === 'offered')).toHaveLength(1);
    expect(await kept()).toHaveLength(1);
    expect(heard.filter(({ kind }) => kind === 'wait_offer')).toHaveLength(1);

    const turn = waits[(await offered()).indexOf('offered')] as (typeof waits)[number];
    await atOnce((at) => (at % 2 ? acceptOffer : declineOffer)(demo.portal, turn));
    expect((await offered()).sort()).toEqual(['ended', 'offered', 'waiting']);
    expect(await kept()).toHaveLength(1);
    expect(heard.filter(({ kind }) => kind === 'wait_offer')).toHaveLength(2);
  });

  it('one becomes a part of a family by its code, and two that take each other’s are one', async () => {
    const host = await family();
    const code = await invite(host);
    const guests: Family[] = [];
    for (let at = 0; at < AT_ONCE; at++) guests.push(await family());
    expect(granted(await atOnce((at) => accept(guests[at] as Family, code)))).toBe(1);
    expect(await demo.portal.guardians.familyOf(host.guardianId)).toHaveLength(2);

    const [one, two] = [await family(), await family()];
    const [ofOne, ofTwo] = [await invite(one), await invite(two)];
    expect(granted(await Promise.all([accept(one, ofTwo), accept(two, ofOne)]))).toBe(1);
    expect(await demo.portal.guardians.familyOf(one.guardianId)).toHaveLength(2);
  });
});
