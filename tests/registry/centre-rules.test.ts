import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Class, Shift, User } from '#cms/records/payload-types.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { capacityAt } from '#domain/places/capacity.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let head: User;
let facility: string;
let classes: Class[];
let shifts: Shift[];

beforeAll(async () => {
  demo = await demoPortal({ facilities: 3 });
  head = await user('head@demo.example');
  facility = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG)?.id ?? '';
  classes = (await own('classes')).docs as Class[];
  shifts = (await own('shifts')).docs as Shift[];
});
afterAll(() => demo.close());

async function user(email: string): Promise<User> {
  const { docs } = await demo.portal.payload.find({ collection: 'users', where: { email: { equals: email } }, limit: 1 });
  return { ...(docs[0] as User), collection: 'users' } as User;
}

const own = (collection: 'classes' | 'shifts' | 'price-items') =>
  demo.portal.payload.find({ collection, where: { facility: { equals: facility } }, depth: 0, pagination: false });
const asHead = () => ({ user: head, overrideAccess: false, depth: 0 }) as const;
const create = (collection: 'closures' | 'price-items' | 'opening-hours' | 'classes' | 'shifts' | 'staff', data: object) =>
  demo.portal.payload.create({ collection, ...asHead(), data: data as never });
const update = (collection: 'classes' | 'staff' | 'shifts' | 'opening-hours', id: string, data: object) =>
  demo.portal.payload.update({ collection, id, ...asHead(), data: data as never });
const remove = (collection: 'classes' | 'shifts' | 'staff', id: string) =>
  demo.portal.payload.delete({ collection, id, ...asHead() });
const infants = () => classes.find(({ type }) => type === 'infant') as Class;
/** What a validation error says of one field. */
const wrong = (error: unknown, path: string) =>
  (error as { data?: { errors: { path: string; message: string }[] } }).data?.errors.find((one) => one.path === path)?.message;

describe('a centre keeps what it has promised', () => {
  it('refuses to take away a class that has children', async () => {
    await expect(remove('classes', infants().id)).rejects.toThrow(/不能删/);
  });

  it('refuses to take away the shifts that its children need', async () => {
    const ofInfants = shifts.filter((shift) => shift.class === infants().id);
    let refused: unknown;
    for (const { id } of ofInfants) refused ??= await remove('shifts', id).catch((error: unknown) => error);
    expect(String(refused)).toMatch(/改了以后只能收 \d+ 个/);
    const left = ((await own('shifts')).docs as Shift[]).filter((shift) => shift.class === infants().id);
    expect(left.length).toBeGreaterThan(0);
    for (const shift of ofInfants.filter(({ id }) => !left.some((one) => one.id === id))) {
      const { id: _, ...data } = shift;
      await create('shifts', data);
    }
  });

  it('refuses fewer places than are sold, and allows more', async () => {
    await expect(update('classes', infants().id, { places: 1 })).rejects.toThrow(/只能收 1 个/);
    await expect(update('classes', infants().id, { places: infants().places + 0 })).resolves.toBeTruthy();
  });

  it('asks before a closure on a day for which a single stay is booked', async () => {
    const family = await newFamily(demo.portal, 301);
    await book(demo.portal, family, { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 720 } });
    await expect(create('closures', { from: WEDNESDAY, to: WEDNESDAY, reason: '消毒' })).rejects.toThrow(/通知了家长/);
    await expect(create('closures', { from: '2027-02-15', to: '2027-02-16', reason: '消毒' })).resolves.toBeTruthy();
  });

  it('refuses opening hours that shut a booked child out', async () => {
    const { docs } = await demo.portal.payload.find({ collection: 'opening-hours', where: { facility: { equals: facility } } });
    await expect(update('opening-hours', docs[0]?.id ?? '', { closes: '10:00' })).rejects.toThrow(/先和家长改期/);
  });

  it('refuses a season’s hours that shut a booked child out, and takes those of days on which nobody is booked', async () => {
    const season = (startsOn: string, endsOn: string, closes = '10:00') =>
      create('opening-hours', { weekdays: '12345', opens: '08:00', closes, startsOn, endsOn });
    await expect(season('2026-11-23', '2026-11-29')).rejects.toThrow(/先和家长改期/);
    await expect(season('2027-07-01', '2027-08-31')).resolves.toBeTruthy();
    const [from] = [await season('2027-09-02', '2027-09-01').catch((e: unknown) => e)];
    expect(wrong(from, 'endsOn')).toContain('不能早于 2027-09-02');
  });

  it('refuses to take away a member of staff who is on shift', async () => {
    await expect(remove('staff', String(shifts[0]?.staff))).rejects.toThrow(/先删掉排班/);
  });

  it('leaves a signed contract at its price when the list changes', async () => {
    const family = await newFamily(demo.portal, 302);
    const id = await book(demo.portal, family, { form: 'hourly', date: WEDNESDAY, window: { from: 780, to: 900 } });
    const before = await demo.portal.payload.findByID({ collection: 'bookings', id, depth: 1 });
    await create('price-items', { kind: 'care', form: 'hourly', unit: 'hour', amount: 9900, startsOn: '2026-11-24' });
    const after = await demo.portal.payload.findByID({ collection: 'bookings', id, depth: 1 });
    expect(after.total).toBe(before.total);
    expect(after.contract).toEqual(before.contract);
  });
});

describe('a centre is helped to write what makes sense', () => {
  const price = { kind: 'care', form: 'temporary', unit: 'session', amount: 9000, startsOn: '2027-01-01' };

  it('a closing time after the opening time', async () => {
    const error = await create('opening-hours', { weekdays: '6', opens: '10:00', closes: '09:00' }).catch((e: unknown) => e);
    expect(wrong(error, 'closes')).toContain('要晚于 10:00');
  });

  it('a last day not before the first', async () => {
    const error = await create('closures', { from: '2027-03-02', to: '2027-03-01', reason: '消毒' }).catch((e: unknown) => e);
    expect(wrong(error, 'to')).toContain('不能早于 2027-03-02');
  });

  it('a day where one is needed', async () => {
    const error = await create('closures', { from: '', to: '2027-03-01', reason: '消毒' }).catch((e: unknown) => e);
    expect(wrong(error, 'from')).toContain('请填日期');
  });

  it('one price of a kind from any one day, and a later one beside it', async () => {
    await create('price-items', price);
    const error = await create('price-items', { ...price, amount: 8000 }).catch((e: unknown) => e);
    expect(wrong(error, 'startsOn')).toContain('已有一条同样的收费');
    await expect(create('price-items', { ...price, startsOn: '2027-02-01' })).resolves.toBeTruthy();
  });

  it('a unit in which that care is sold', async () => {
    const error = await create('price-items', { ...price, unit: 'month', startsOn: '2027-03-01' }).catch((e: unknown) => e);
    expect(wrong(error, 'unit')).toContain('不按这个单位收费');
  });

  it('a class no larger than its standard', async () => {
    const group = {
      name: '新班',
      type: 'infant',
      ageFrom: 6,
      ageTo: 12,
      places: 12,
      maxSize: 11,
      childrenPerStaff: 4,
      forms: ['full_day'],
    };
    const error = await create('classes', group).catch((e: unknown) => e);
    expect(wrong(error, 'maxSize')).toContain('最多 10');
    expect(wrong(error, 'childrenPerStaff')).toContain('最多 3');
    expect(wrong(error, 'places')).toContain('不能大于 11');
  });

  it('its own classes and staff alone', async () => {
    const other = demo.portal.supplies.all().find(({ id }) => id !== facility)?.classes[0]?.id;
    const shift = { class: other, staff: shifts[0]?.staff, weekdays: '1', from: '08:00', to: '12:00' };
    await expect(create('shifts', shift)).rejects.toThrow();
  });
});

describe('a person stands in the list of staff once', () => {
  const wang = {
    name: '王小芳',
    role: 'carer',
    certificate: '保育师',
    certificateNumber: 'bys-2026 001',
    healthCheckOn: '2026-10-01',
    phone: '13800000901',
  };
  const sunday = { weekdays: '7', from: '08:00', to: '18:00' };
  const shiftOf = (staff: unknown, more: object = {}) => create('shifts', { class: infants().id, staff, ...sunday, ...more });
  const capacityOfSunday = async () => {
    const supply = await demo.portal.supplies.fresh(facility);
    const group = supply?.classes.find(({ id }) => id === infants().id);
    if (!group) throw new Error('no class');
    return capacityAt(600, { date: '2026-11-29', weekday: 7 }, group, group.shifts).capacity;
  };

  it('the same certificate, or name and telephone, is refused however it is typed; a copy is not made', async () => {
    const { id } = await create('staff', wang);
    for (const again of [
      { name: '芳芳', certificateNumber: 'ＢＹＳ2026-001' },
      { name: '王 小芳', certificateNumber: 'BYS-2', phone: '138 0000 0901' },
    ]) {
      const error = await create('staff', { ...wang, ...again }).catch((e: unknown) => e);
      expect(wrong(error, 'name')).toContain('不用再加一遍');
    }
    await expect(demo.portal.payload.duplicate({ collection: 'staff', id, ...asHead() })).rejects.toThrow();
  });

  it('the same name is asked about, and counts once until the head says that they are two', async () => {
    const plain = { name: '李小芳', role: 'carer', certificate: '保育师', healthCheckOn: '2026-10-01' };
    const first = await create('staff', plain);
    const error = await create('staff', { ...plain, name: '李　小芳' }).catch((e: unknown) => e);
    expect(wrong(error, 'isNamesake')).toContain('同一个人');
    const invented = { ...plain, certificateNumber: 'LI-9', phone: '13800000999' };
    const again = await create('staff', invented).catch((e: unknown) => e);
    expect(wrong(again, 'isNamesake'), 'under another number and telephone too').toContain('同一个人');
    const noted = await create('staff', { ...invented, name: '李小芳（夜班）' }).catch((e: unknown) => e);
    expect(wrong(noted, 'isNamesake'), 'with a note behind the name too').toContain('同一个人');
    const second = await create('staff', { ...plain, isNamesake: true });
    expect(await demo.portal.audit.lastOf('namesake_said')).toMatchObject({ detail: { name: '李小芳' } });
    const made = [await shiftOf(first.id), await shiftOf(second.id)];
    expect(await capacityOfSunday(), 'nobody without a number').toBe(0);
    for (const [n, { id }] of [first, second].entries()) await update('staff', id, { certificateNumber: `LI-${n}` });
    expect(await capacityOfSunday()).toBe(6);
    for (const { id } of made) await demo.portal.payload.delete({ collection: 'shifts', id });
  });

  it('is counted with papers alone, from the day on which they hold', async () => {
    const trainee = { name: '赵小芳', role: 'carer' };
    const { id } = await create('staff', trainee);
    const shift = await shiftOf(id);
    expect(await capacityOfSunday()).toBe(0);
    await update('staff', id, { certificate: '育婴员（四级）' });
    await update('staff', id, { healthCheckOn: '2026-10-01' });
    expect(await capacityOfSunday(), 'without a number').toBe(0);
    await update('staff', id, { certificateNumber: 'ZHAO-1', healthCheckOn: null });
    expect(await capacityOfSunday()).toBe(0);
    await update('staff', id, { healthCheckOn: '2025-11-28' });
    expect(await capacityOfSunday()).toBe(0);
    await update('staff', id, { healthCheckOn: '2025-11-29' });
    expect(await capacityOfSunday()).toBe(3);
    await demo.portal.payload.delete({ collection: 'shifts', id: shift.id });
  });

  it('with one certificate nobody is on shift in two centres at once', async () => {
    const { payload } = demo.portal;
    const other = demo.portal.supplies.all().find(({ id, classes: [one] }) => id !== facility && one);
    const there = await payload.create({
      collection: 'staff',
      data: { facility: other?.id ?? '', ...wang, certificateNumber: 'TWO-1' } as never,
    });
    await payload.create({
      collection: 'shifts',
      data: { facility: other?.id ?? '', class: other?.classes[0]?.id ?? '', staff: there.id, ...sunday },
    });
    const here = await create('staff', { ...wang, name: '王大芳', phone: '', certificateNumber: 'two 1' });
    await expect(shiftOf(here.id)).rejects.toThrow(/同一时间只能在一处/);
    await expect(shiftOf(here.id, { weekdays: '6' })).resolves.toBeTruthy();
    const third = await create('staff', { ...wang, name: '王三芳', phone: '', certificateNumber: 'THREE' });
    await shiftOf(third.id, { from: '12:00' });
    await expect(update('staff', third.id, { certificateNumber: 'Two1' })).rejects.toThrow();
  });

  it('nor with one name and telephone, under whatever number; of the other centre nothing is told', async () => {
    const { payload } = demo.portal;
    const other = demo.portal.supplies.all().find(({ id, classes: [one] }) => id !== facility && one);
    const sun = { name: '孙小芳', role: 'carer', certificate: '保育师', healthCheckOn: '2026-10-01', phone: '138 0000-0977' };
    const own = { facility: other?.id ?? '' };
    const there = await payload.create({ collection: 'staff', data: { ...own, ...sun } as never });
    const at = { ...own, class: other?.classes[0]?.id ?? '', staff: there.id, ...sunday };
    await payload.create({ collection: 'shifts', data: at });
    const here = await create('staff', { ...sun, name: '孙 小芳', phone: '+86 13800000977', certificateNumber: 'SUN-2' });
    const error = await shiftOf(here.id, { from: '09:00' }).catch((e: unknown) => e);
    expect(String(error)).toMatch(/别的机构，同一时间只能在一处/);
    expect(String(error)).not.toMatch(/08:00|18:00/);
    await shiftOf(here.id, { weekdays: '6' });
    const namesake = await create('staff', { ...sun, phone: '13800000978', certificateNumber: 'SUN-3', isNamesake: true });
    const shift = await shiftOf(namesake.id, { from: '09:00' });
    await expect(update('staff', namesake.id, { phone: '13800000977' })).rejects.toThrow();
    await payload.delete({ collection: 'shifts', id: shift.id });
  });
});
