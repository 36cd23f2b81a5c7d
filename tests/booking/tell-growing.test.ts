import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { growingOfAll, tellGrowing } from '#cms/booking/tell-growing.ts';
import { addMonths } from '#domain/time/civil-date.ts';
import { type DemoPortal, demoPortal, TODAY } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';
import { hearMessages } from '../support/hear-messages.ts';

let demo: DemoPortal;
let heard: ReturnType<typeof hearMessages>;
let n = 8600;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  heard = hearMessages(demo.portal);
});
beforeEach(() => heard.splice(0));
afterAll(() => demo.close());

const month = { form: 'full_day', date: '2026-11-30', months: 1, meals: false } as const;
const kinds = (booking: string) => heard.filter((one) => one.booking === booking).map(({ kind }) => kind);

it('a family is told once, three months ahead, that its child grows out of its class, with the next class and its price', async () => {
  // Ten months old at the centre whose infants are taken until twelve.
  const family = await newFamily(demo.portal, ++n, addMonths(TODAY, -10));
  const id = await book(demo.portal, family, month);
  expect(await tellGrowing(demo.portal)).toBe('told');
  const told = heard.find((one) => one.booking === id && one.kind === 'grows_out');
  expect(told?.values).toMatchObject({
    day: expect.stringContaining('2027'),
    next: expect.any(String),
    price: expect.stringMatching(/^每月 [\d,.]+ 元$/),
  });
  expect(told?.text).toContain(`/bookings/${id}`);
  expect(await tellGrowing(demo.portal)).toBe('nothing_due');
  expect(kinds(id).filter((kind) => kind === 'grows_out')).toHaveLength(1);
  // What is booked after it for the same class is no news.
  const [booking] = await demo.portal.bookings.findAll([id]);
  if (!booking) throw new Error('no booking');
  expect(await growingOfAll(demo.portal, [booking, booking])).toHaveLength(1);
});

it('nobody is told who has time, who has the next class already, or who comes by the hour', async () => {
  const young = await newFamily(demo.portal, ++n, addMonths(TODAY, -6));
  await book(demo.portal, young, month);
  const hourly = await newFamily(demo.portal, ++n, addMonths(TODAY, -10));
  await book(demo.portal, hourly, { form: 'hourly', date: '2026-11-30', window: { from: 540, to: 720 } });
  heard.splice(0);
  expect(await tellGrowing(demo.portal)).toBe('nothing_due');
  expect(heard).toEqual([]);
});

it('one family that cannot be told keeps no other from hearing it', async () => {
  // The elder one comes first.
  const first = await book(demo.portal, await newFamily(demo.portal, ++n, addMonths(TODAY, -11)), month);
  const second = await book(demo.portal, await newFamily(demo.portal, ++n, addMonths(TODAY, -10)), month);
  const { notify } = demo.portal;
  const send: typeof notify.send = (message) =>
    message.booking === first ? Promise.reject(new Error('not to be told')) : notify.send(message);
  await expect(tellGrowing({ ...demo.portal, notify: { ...notify, send } })).rejects.toThrow('could not be told');
  expect(kinds(second)).toContain('grows_out');
  expect(await tellGrowing(demo.portal)).toBe('told');
  expect(kinds(first)).toContain('grows_out');
});
