import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bookAtCounter } from '#cms/booking/book-at-counter.ts';
import { whyNoEmployee } from '#cms/booking/judge-employee.ts';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { rescheduleBooking } from '#cms/booking/reschedule-booking.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { book, by, type Family, hold, newFamily } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

const CODE = 'K7QM-3XPA-82';
const morning = { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } } as const;

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let facility: string;
let families = 0;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  staff = await staffOf(demo.portal);
  facility = infants(demo.portal).facility.id;
  await takes('no');
});
afterAll(() => demo.close());
beforeEach(async () => {
  await demo.portal.payload.delete({ collection: 'employee-lists', where: { facility: { equals: facility } } });
});

const takes = (openToPublic: 'yes' | 'no' | 'unknown') =>
  demo.portal.payload.update({ collection: 'facilities', id: facility, data: { institution: 'employer', openToPublic } });
const asHead = () => ({ collection: 'employee-lists', user: staff.head, overrideAccess: false, depth: 0 }) as const;
const list = (data: { code?: string; contacts?: string }) =>
  demo.portal.payload.create({ ...asHead(), data: { facility, name: '职工', ...data } });
const family = () => newFamily(demo.portal, ++families);
const contactOf = async ({ guardianId }: Family) => (await demo.portal.guardians.get(guardianId)).contact;
const ask = (parents: Family, employeeCode = '') => hold(demo.portal, parents, morning, { employeeCode });
const limited = () => ({ ...demo.portal, environment: { ...demo.portal.environment, limited: true } });

describe('a centre that takes its own employees’ children alone', () => {
  it('says so in a quote, which anybody may ask for', async () => {
    const wish = { slug: EXAMPLE_SLUG, request: morning, ageMonths: 8 };
    expect(await quoteCare(demo.portal, wish)).toMatchObject({ ok: true, quote: { employeesOnly: true } });
    await takes('unknown');
    expect(await quoteCare(demo.portal, wish)).toMatchObject({ ok: true, quote: { employeesOnly: false } });
    await takes('no');
  });

  it('sells nothing while it has not said who they are', async () => {
    expect(await ask(await family(), CODE)).toMatchObject({ ok: false, status: 409, code: 'employees_not_listed' });
  });

  it('sells to no stranger, with no code and with a wrong one, and holds no place', async () => {
    await list({ code: CODE, contacts: '13800009999' });
    const stranger = await family();
    const field = 'employeeCode';
    expect(await ask(stranger)).toMatchObject({ ok: false, status: 422, code: 'employee_proof_missing', field });
    for (const wrong of ['K7QM-3XPA-83', 'K7QM', '13800009999', '%', '.*'])
      expect(await ask(stranger, wrong), wrong).toMatchObject({ ok: false, field });
    expect(await demo.portal.bookings.listOf(stranger.guardianId)).toEqual([]);
  });

  it('knows a family by the contact that it signs in with, however the list has it', async () => {
    const employee = await family();
    const phone = await contactOf(employee);
    await list({
      contacts: `Someone@Hospital.example，+86 ${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}`.replace(/ /g, ''),
    });
    expect(await ask(employee)).toMatchObject({ ok: true });
    expect(await ask(await family())).toMatchObject({ ok: false, code: 'employee_proof_missing' });
  });

  it('knows a family by the code, however it is typed, until the head changes it', async () => {
    const { id } = await list({ code: CODE });
    expect(await ask(await family(), ' ｋ7qm 3xpa–82 ')).toMatchObject({ ok: true });
    await demo.portal.payload.update({ ...asHead(), id, data: { code: 'ANOTHER-ONE-1' } });
    expect(await ask(await family(), CODE)).toMatchObject({ ok: false, code: 'employee_code_wrong' });
  });

  it('keeps the code with no booking', async () => {
    await list({ code: CODE });
    const held = await ask(await family(), CODE);
    if (!held.ok) throw new Error(held.code);
    const doc = await demo.portal.payload.findByID({ collection: 'bookings', id: held.booking.id, depth: 0 });
    expect(JSON.stringify(doc)).not.toContain(CODE);
  });

  it('lets one family try ten codes an hour, many at once too, and no other pays for it', async () => {
    await list({ code: CODE });
    const guesser = await family();
    const wish = (of: Family, employeeCode: string) => hold({ ...limited() }, of, morning, { employeeCode });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => wish(guesser, `GUESS-${1000 + n}`)));
    const codes = answers.map((answer) => (answer.ok ? 'held' : answer.code));
    expect(codes.filter((code) => code === 'employee_code_wrong')).toHaveLength(10);
    expect(codes.filter((code) => code === 'too_many_employee_codes')).toHaveLength(10);
    expect(await wish(guesser, CODE)).toMatchObject({ ok: false, status: 429, code: 'too_many_employee_codes' });
    expect(await wish(await family(), CODE)).toMatchObject({ ok: true });
  });

  it('lets all families together try a hundred, so that guesses spread over many count too; who is listed needs no code', async () => {
    await list({ code: CODE });
    // Another centre's count, so that no test counts another's codes.
    const facilityId = 'f'.repeat(24);
    const employee = await family();
    const contacts = new Set([await contactOf(employee)]);
    const portal = { ...limited(), employeeLists: { proofsOf: async () => ({ codes: ['K7QM3XPA82'], contacts }) } };
    const guess = (of: Family, code: string) => whyNoEmployee(portal, { facilityId, guardianId: of.guardianId, code });
    for (let guesser = 0; guesser < 12; guesser++) {
      const parents = await family();
      for (let n = 0; n < 9; n++) await guess(parents, `GUESS-${guesser}${n}`);
    }
    expect(await guess(await family(), CODE)).toMatchObject({ status: 429, code: 'too_many_employee_codes' });
    expect(await guess(employee, '')).toBeUndefined();
  });

  it('asks at the counter too', async () => {
    await list({ code: CODE });
    const wish = {
      slug: EXAMPLE_SLUG,
      staffId: staff.counter.id,
      contact: '13700008888',
      guardianName: '王职工',
      relation: '妈妈',
      childName: '小职',
      birthDate: '2026-03-10',
      pickups: [],
      hadSameService: true,
      request: morning,
    };
    expect(await bookAtCounter(demo.portal, wish)).toMatchObject({ ok: false, field: 'employeeCode' });
    expect(await bookAtCounter(demo.portal, { ...wish, employeeCode: CODE })).toMatchObject({ ok: true });
  });

  it('moves a booking that it has sold without asking again', async () => {
    await list({ code: CODE });
    const parents = await family();
    const { guardianId, name } = parents;
    const request = { form: 'hourly', date: '2026-12-09', window: { from: 540, to: 600 } } as const;
    const bookingId = await book(demo.portal, parents, request, { employeeCode: CODE });
    const moved = { ...request, window: { from: 600, to: 660 } };
    expect(await rescheduleBooking(demo.portal, { bookingId, guardianId, request: moved, name, by: by(parents) })).toMatchObject({
      ok: true,
    });
  });

  it('which takes others too, sells to anybody', async () => {
    await takes('yes');
    expect(await ask(await family())).toMatchObject({ ok: true });
    await takes('no');
  });
});

describe('the list', () => {
  it('is kept in one form, each once', async () => {
    const kept = await list({ contacts: ' 13800000002, +8613800000002\n\nA@Example.ORG；13800000003' });
    expect(kept.contacts).toBe('13800000002\na@example.org\n13800000003');
  });

  it.each([
    [{ contacts: '13800000002\n王小明' }, '王小明'],
    [{ code: 'ABC-123' }, '8'],
  ])('%o is not taken, and the answer says why', async (data, said) => {
    const refused = await list(data).catch((error: unknown) => error);
    expect(JSON.stringify((refused as { data: unknown }).data)).toContain(said);
  });

  it.each(['counter', 'district', 'city'] as const)('is read by no %s', async (who) => {
    await list({ code: CODE });
    const look = { collection: 'employee-lists', user: staff[who], overrideAccess: false } as const;
    const found = await demo.portal.payload.find(look).then(
      ({ docs }) => docs,
      () => [],
    );
    expect(found).toEqual([]);
  });
});
