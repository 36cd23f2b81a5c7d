import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { holdOrder } from '#cms/booking/hold-order.ts';
import { holdPlace } from '#cms/booking/hold-place.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { joinWaitlist } from '#cms/booking/waitlist/join-waitlist.ts';
import { offerPlaces } from '#cms/booking/waitlist/offer-places.ts';
import { readSheet } from '#cms/input/enrolled-in-text.ts';
import { enterChildren, previewChildren, undoEntry } from '#cms/places/enrolled/enter-children.ts';
import { createOfferDesk } from '#cms/places/offer-desk.ts';
import { readAvailability } from '#cms/places/read-availability.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import type { Party } from '#domain/places/public-part.ts';
import { comingAgain, families, infants, WANTED } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { book, type Family, holdAndSign, newFamily, wishOf } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

/** Long enough ahead that a stay may move. */
const LATER = '2026-12-09';
const CODE = 'K7QM-3XPA-82';
/** Of the example centre's infants: as many for the public. */
const PART = 2;

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let facility: string;
let group: string;
/** All of the class's places, and those that are left for employees. */
let places: number;
let own: number;
let strangers: Family[];
let employees: Family[];
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  staff = await staffOf(demo.portal);
  const example = infants(demo.portal);
  [facility, group, places] = [example.facility.id, example.group.id, example.group.places];
  own = places - PART;
  const { payload } = demo.portal;
  await payload.update({ collection: 'facilities', id: facility, data: { institution: 'employer', openToPublic: 'no' } });
  strangers = await families(demo.portal, 24);
  employees = await families(demo.portal, 24, 100);
  const contacts = await Promise.all(
    employees.map(async ({ guardianId }) => (await demo.portal.guardians.get(guardianId)).contact),
  );
  await payload.delete({ collection: 'employee-lists', where: { facility: { equals: facility } } });
  await payload.create({
    collection: 'employee-lists',
    data: { facility, name: '职工', code: CODE, contacts: contacts.join('\n') },
  });
  await parts([{ from: '2026-11-01', places: PART }]);
});
afterAll(() => demo.close());

async function parts(rows: { from: string; places: number }[]): Promise<void> {
  const publicParts = rows.map((row) => ({ ...row, source: '园务会 2026-10-20' }));
  const as = { user: staff.head, overrideAccess: false, depth: 0 } as const;
  await demo.portal.payload.update({ collection: 'classes', id: group, data: { publicParts }, ...as });
  await demo.portal.supplies.refresh([facility]);
}

/** As the family's own page does: by its contact, without a code. */
const ask = (family: Family, also: { employeeCode?: string; asEmployee?: boolean } = {}) =>
  comingAgain(() => holdPlace(demo.portal, { ...wishOf(family, WANTED), employeeCode: undefined, ...also }));

async function claimed(): Promise<Record<Party, number>> {
  const [sheet] = await demo.portal.sheets.read({ classIds: [group], from: WEDNESDAY, to: WEDNESDAY });
  const claims = sheet?.claims ?? [];
  const count = claims.filter(({ of }) => of === 'public').length;
  return { public: count, employee: claims.length - count };
}

/** From nine to half past: what strangers see, and employees. */
async function left(party: Party): Promise<number | undefined> {
  const supply = demo.portal.supplies.get(facility);
  if (!supply) return undefined;
  const { days } = await readAvailability(demo.portal, supply, { from: WEDNESDAY, to: WEDNESDAY, ageMonths: 8, party });
  return days[0]?.slots.find(({ minute }) => minute === 540)?.left;
}

const wanted = { kind: 'window', date: WEDNESDAY, from: 540, to: 600 } as const;

beforeEach(async () => {
  const { payload } = demo.portal;
  await payload.db.deleteMany({ collection: 'bookings', where: { from: { equals: WEDNESDAY }, status: { equals: 'held' } } });
  const [sheet] = await demo.portal.sheets.read({ classIds: [group], from: WEDNESDAY, to: WEDNESDAY });
  if (sheet)
    await demo.portal.work(async (unit) => {
      await demo.portal.sheets.write([{ ...sheet, claims: [] }], unit);
      return { ok: true as const };
    });
});

describe('an employer’s centre with places for the public', () => {
  it('shows strangers those, employees the others, and each is quoted what it sees', async () => {
    expect([await left('public'), await left('employee')]).toEqual([PART, own]);
    const supply = demo.portal.supplies.get(facility);
    if (!supply) throw new Error('no supply');
    for (const [party, free] of [
      ['public', PART],
      ['employee', own],
    ] as const) {
      const desk = createOfferDesk(demo.portal, demo.portal.now(), party);
      const [offer] =
        (await desk.offers([supply], { wanted, ageMonths: 8 })).get(facility)?.filter(({ form }) => form === 'hourly') ?? [];
      expect(offer?.left, party).toBe(free);
      expect((await desk.outlines([facility], { wanted, ageMonths: 8 })).get(facility)).toMatchObject({ employeesOnly: false });
      const quoted = await quoteCare(demo.portal, { slug: EXAMPLE_SLUG, request: WANTED, ageMonths: 8, party });
      expect(quoted).toMatchObject({ ok: true, quote: { left: free, party, employeesOnly: party === 'employee' } });
    }
  });

  it('sells twenty strangers at once its public places and no more, twenty employees the others, all forty together', async () => {
    const all = [...strangers.slice(0, 20), ...employees.slice(0, 20)].sort((a, b) => (a.childId < b.childId ? -1 : 1));
    const answers = await Promise.all(all.map(async (family) => ({ family, answer: await ask(family) })));
    const held = answers.filter(({ answer }) => answer.ok);
    expect(await claimed()).toEqual({ public: PART, employee: own });
    expect(held.filter(({ family }) => strangers.includes(family))).toHaveLength(PART);
    expect(held.filter(({ family }) => employees.includes(family))).toHaveLength(own);
    for (const { family, answer } of answers) {
      if (answer.ok) continue;
      const codes = strangers.includes(family)
        ? ['no_place.public_part', 'no_place.staff_ratio']
        : ['no_place.employee_part', 'no_place.staff_ratio'];
      expect(codes).toContain(answer.code);
    }
    expect([await left('public'), await left('employee')]).toEqual([0, 0]);
  });

  it('tells a stranger that the public places are full, and until when, and sells employees theirs all the same', async () => {
    await Promise.all(strangers.slice(0, 20).map((family) => ask(family)));
    expect(await claimed()).toEqual({ public: PART, employee: 0 });
    const refused = await ask(strangers[20] as Family);
    expect(refused).toMatchObject({
      ok: false,
      status: 409,
      code: 'no_place.public_part',
      why: { when: { hours: [{ from: 540, to: 600 }] } },
    });
    const quoted = await quoteCare(demo.portal, { slug: EXAMPLE_SLUG, request: WANTED, ageMonths: 8 });
    expect(quoted).toMatchObject({ quote: { left: 0, why: { reason: 'public_part' } } });
    const supply = demo.portal.supplies.get(facility);
    const next =
      supply && (await createOfferDesk(demo.portal, demo.portal.now()).next(supply, 'hourly', { wanted, ageMonths: 8 }));
    expect(next?.[0]).toMatchObject({ stays: [{ date: WEDNESDAY }] });
    expect(next?.[0]?.left).toBe(PART);
    expect(await ask(employees[0] as Family)).toMatchObject({ ok: true, booking: { party: 'employee' } });
  });

  it('tells an employee that theirs are full while the public have some', async () => {
    await Promise.all(employees.slice(0, 20).map((family) => ask(family)));
    expect(await claimed()).toEqual({ public: 0, employee: own });
    expect(await ask(employees[20] as Family)).toMatchObject({ ok: false, code: 'no_place.employee_part' });
    expect(await ask(strangers[0] as Family)).toMatchObject({ ok: true, booking: { party: 'public' } });
  });

  it('sells an employee’s place to who has the code, and to nobody who only says so', async () => {
    const field = 'employeeCode';
    expect(await ask(strangers[0] as Family, { asEmployee: true })).toMatchObject({ code: 'employee_proof_missing', field });
    expect(await ask(strangers[0] as Family, { employeeCode: 'K7QM-3XPA-99' })).toMatchObject({
      code: 'employee_code_wrong',
      field,
    });
    expect(await claimed()).toEqual({ public: 0, employee: 0 });
    expect(await ask(strangers[0] as Family, { employeeCode: CODE })).toMatchObject({ ok: true, booking: { party: 'employee' } });
    expect(await claimed()).toEqual({ public: 0, employee: 1 });
  });

  it('counts brothers and sisters who come together in the part of their family, all or none', async () => {
    const family = await newFamily(demo.portal, 300);
    const other = await newFamily(demo.portal, 301);
    await ask(strangers[0] as Family);
    const both = [family.childId, other.childId];
    await demo.portal.payload.db.updateOne({ collection: 'children', id: other.childId, data: { guardian: family.guardianId } });
    const children = both.map((childId) => ({ childId, pickups: [], consents: [] }));
    const order = { ...wishOf(family, WANTED), employeeCode: undefined, children };
    expect(await holdOrder(demo.portal, order)).toMatchObject({ ok: false, code: 'no_place.public_part' });
    expect(await claimed()).toEqual({ public: 1, employee: 0 });
    expect(await holdOrder(demo.portal, { ...order, employeeCode: CODE })).toMatchObject({ ok: true });
    expect(await claimed()).toEqual({ public: 1, employee: 2 });
  });

  it('keeps who is there when the public part is made smaller, and takes nobody beyond it', async () => {
    await Promise.all(strangers.slice(0, 2).map((family) => ask(family)));
    await parts([
      { from: '2026-11-01', places: PART },
      { from: '2026-11-20', places: 1 },
    ]);
    expect(await claimed()).toEqual({ public: 2, employee: 0 });
    expect([await left('public'), await left('employee')]).toEqual([0, own]);
    await parts([
      { from: '2026-11-01', places: PART },
      { from: '2026-11-20', places: 0 },
    ]);
    expect(await ask(strangers[5] as Family)).toMatchObject({ ok: false, code: 'no_place.employees_only' });
    await parts([{ from: '2026-11-01', places: PART }]);
  });

  it('offers a public place that comes free to the stranger who waits for it, and not to the employee who waits longer', async () => {
    const held = [];
    for (const family of [...strangers.slice(0, 2), ...employees.slice(0, own)]) held.push(await ask(family));
    const care = { request: WANTED };
    const join = ({ guardianId, childId }: Family) =>
      joinWaitlist(demo.portal, { slug: EXAMPLE_SLUG, guardianId, childIds: [childId], care });
    const [employee, stranger] = [await join(employees[15] as Family), await join(strangers[15] as Family)];
    expect(employee).toMatchObject({ ok: true, wait: { of: 'employee' } });
    expect(stranger).toMatchObject({ ok: true, wait: { of: 'public' } });
    const { guardianId: unlisted, childId } = strangers[17] as Family;
    const says = { slug: EXAMPLE_SLUG, guardianId: unlisted, childIds: [childId], care, asEmployee: true };
    expect(await joinWaitlist(demo.portal, says)).toMatchObject({ ok: false, code: 'no_place.employees_only' });
    if (!employee.ok || !stranger.ok || !held[0]?.ok) throw new Error('not joined');
    const { id: bookingId, guardianId } = held[0].booking;
    await cancelBooking(demo.portal, { bookingId, guardianId, by: { kind: 'guardian', id: guardianId } });
    await offerPlaces(demo.portal, facility);
    expect((await demo.portal.waits.find(stranger.wait.id))?.status).toBe('offered');
    expect((await demo.portal.waits.find(employee.wait.id))?.status).toBe('waiting');
    expect(await claimed()).toEqual({ public: PART, employee: own });
    expect(await ask(strangers[16] as Family)).toMatchObject({ ok: false, code: 'no_place.waitlist_first' });
    expect(await ask(strangers[15] as Family)).toMatchObject({ ok: true, booking: { party: 'public' } });
    await demo.portal.payload.db.deleteMany({ collection: 'waits', where: { facility: { equals: facility } } });
  });

  it('counts a child whom the centre has entered itself in the part that its row says', async () => {
    const staffId = staff.head.id;
    const rows = readSheet('园一\t2026-03-11\t\t周一到周五 全天\t\t\t\t\t附近家庭\n园二\t2026-03-12\t\t周一到周五 全天');
    const wrong = readSheet('园三\t2026-03-11\t\t周一到周五 全天\t\t\t\t\t别人');
    const preview = await previewChildren(demo.portal, { facilityId: facility, rows: wrong });
    expect(preview).toMatchObject({ rows: [{ problems: ['whose_unread'] }] });
    expect(await enterChildren(demo.portal, { facilityId: facility, rows, staffId, batch: 'parts' })).toMatchObject({ ok: true });
    expect(await claimed()).toEqual({ public: 1, employee: 1 });
    expect([await left('public'), await left('employee')]).toEqual([PART - 1, own - 1]);
    expect(await undoEntry(demo.portal, { facilityId: facility, batch: 'parts', staffId })).toMatchObject({ ok: true, count: 2 });
    expect(await claimed()).toEqual({ public: 0, employee: 0 });
  });

  it('moves a stay within its part', async () => {
    const at = (from: number) => ({ form: 'hourly', date: LATER, window: { from, to: from + 60 } }) as const;
    const family = strangers[21] as Family;
    const bookingId = await book(demo.portal, family, at(540), { employeeCode: '' });
    const move = (from: number) =>
      rescheduleBooking(demo.portal, {
        bookingId,
        ...family,
        request: at(from),
        by: { kind: 'guardian', id: family.guardianId },
      });
    for (const other of strangers.slice(22, 22 + PART))
      expect(await holdPlace(demo.portal, { ...wishOf(other, at(600)), employeeCode: undefined })).toMatchObject({ ok: true });
    expect(await move(600)).toMatchObject({ ok: false, code: 'no_place.public_part' });
    expect(await move(660)).toMatchObject({ ok: true });
    const [sheet] = await demo.portal.sheets.read({ classIds: [group], from: LATER, to: LATER });
    expect(sheet?.claims.find(({ booking }) => booking === bookingId)).toMatchObject({ from: 660, of: 'public' });
  });

  it('keeps the part when it is signed', async () => {
    const booking = await holdAndSign(demo.portal, strangers[0] as Family, WANTED, { employeeCode: '' });
    expect(booking.party).toBe('public');
    expect(await claimed()).toEqual({ public: 1, employee: 0 });
  });
});

describe('the head’s entry', () => {
  const refused = async (publicParts: object[], data: object = {}) => {
    const as = { user: staff.head, overrideAccess: false, depth: 0, locale: 'zh' } as const;
    const error = await demo.portal.payload
      .update({ collection: 'classes', id: group, data: { publicParts, ...data } as never, ...as })
      .catch((cause: unknown) => cause);
    return JSON.stringify((error as { data?: unknown }).data ?? 'saved');
  };
  const row = { from: '2026-11-01', places: 2, source: '园务会' };

  it('is no more than the class has, one a day, and says where it is written', async () => {
    expect(await refused([{ ...row, places: 13 }])).toContain('publicParts');
    expect(await refused([row, { ...row, places: 1 }])).toContain('publicParts');
    expect(await refused([{ ...row, source: '' }])).toContain('source');
    expect(await refused([{ ...row, from: '2026-13-01' }])).toContain('from');
  });

  it('is of a centre that keeps its places for its employees alone', async () => {
    const { payload } = demo.portal;
    await payload.update({ collection: 'facilities', id: facility, data: { openToPublic: 'yes' } });
    await demo.portal.supplies.refresh([facility]);
    expect(await refused([row])).toContain('publicParts');
    expect([await left('public'), await left('employee')]).toEqual([places, places]);
    await payload.update({ collection: 'facilities', id: facility, data: { openToPublic: 'no' } });
  });
});
