import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { markAttendance } from '#cms/places/mark-attendance.ts';
import type { Notification, SendResult } from '#cms/ports/notify/port.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { book, newFamily } from '../support/family.ts';

const DAY = '2026-11-25';
const TEN_O_CLOCK = '2026-11-25T02:00:00.000Z';

let demo: DemoPortal;
let facilityId: string;
let families = 0;
let sent: Notification[];
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  facilityId = infants(demo.portal).facility.id;
});
afterAll(() => demo.close());
beforeEach(async () => {
  sent = [];
  await stand({ credentialStatus: 'valid', operating: 'normal' });
  demo.setNow('2026-11-23T07:02:00.000Z');
});

const stand = (data: { credentialStatus?: 'valid' | 'suspended'; operating?: 'normal' | 'paused' }) =>
  demo.portal.payload.update({ collection: 'facilities', id: facilityId, data });
const booked = async () =>
  book(demo.portal, await newFamily(demo.portal, ++families), { form: 'hourly', date: DAY, window: { from: 540, to: 720 } });
const hearing = () => ({
  ...demo.portal,
  notify: {
    ...demo.portal.notify,
    // Families of this test have telephones, and hear of the arrival as ever; staff have addresses for mail.
    send: async (message: Notification): Promise<SendResult> => {
      if (message.to.includes('@')) sent.push(message);
      return { ok: true };
    },
  },
});
const checkIn = (bookingId: string, portal = hearing()) => {
  demo.setNow(TEN_O_CLOCK);
  return markAttendance(portal, { bookingId, facilityId, date: DAY, what: 'check_in', staffId: 'the-counter' });
};
const arrived = async (id: string) =>
  (await demo.portal.bookings.get(id)).actions.filter(({ type }) => type === 'check_in').length;

it.each([
  ['suspended', { credentialStatus: 'suspended' }],
  ['not operating', { operating: 'paused' }],
] as const)(
  'at a centre that is %s a child is taken in, it is written down, and head and supervisors hear of it',
  async (_, standing) => {
    const id = await booked();
    await stand(standing);
    expect(await checkIn(id)).toMatchObject({ ok: true });
    expect(await arrived(id)).toBe(1);
    expect(sent.map(({ to }) => to.split('@')[0]).sort()).toEqual(['city', 'district', 'head']);
    expect(new Set(sent.map(({ kind }) => kind))).toEqual(new Set(['check_in_while_stopped']));
    const entry = await demo.portal.audit.lastOf('check_in_while_stopped');
    expect(entry?.detail).toMatchObject({ facility: facilityId, date: DAY });
  },
);

it('the message names no child and no family', async () => {
  const id = await booked();
  await stand({ credentialStatus: 'suspended' });
  await checkIn(id);
  expect(JSON.stringify(sent)).not.toMatch(/宝宝|家长\d|139\d{8}/);
  expect(sent[0]?.text).toMatch(/11\s月\s25\s日/);
  expect(sent[0]?.text).not.toContain(DAY);
});

it('each is told in the language in which they last signed in, and in no other', async () => {
  const { payload, users, work } = demo.portal;
  const [head] = await users.listHeads(facilityId);
  if (!head) throw new Error('nobody runs this centre');
  await work((unit) => users.keepLanguage(head.id, 'en', unit));
  const id = await booked();
  await stand({ credentialStatus: 'suspended' });
  await checkIn(id);
  const toHead = sent.find(({ to }) => to === head.email);
  expect(toHead).toMatchObject({ lang: 'en', text: expect.stringMatching(/25\sNov/) });
  expect(toHead?.subject).not.toMatch(/\p{Script=Han}/u);
  expect(
    sent.filter(({ to }) => to !== head.email).every(({ lang, subject }) => lang === 'zh' && !subject?.includes(' / ')),
  ).toBe(true);
  const { docs } = await payload.find({ collection: 'users', where: { email: { equals: head.email } } });
  expect(docs[0]?.language).toBe('en');
});

it('each is told once a day, of however many children, and a second look says nothing new', async () => {
  const [first, second] = [await booked(), await booked()];
  await stand({ credentialStatus: 'suspended' });
  for (const id of [first, second, first]) expect(await checkIn(id, demo.portal)).toMatchObject({ ok: true });
  const where = { kind: { equals: 'check_in_while_stopped' } };
  const { docs } = await demo.portal.payload.find({ collection: 'messages', where, pagination: false });
  expect(docs).toHaveLength(3);
});

it('a child is in although nobody can be told', async () => {
  const id = await booked();
  await stand({ credentialStatus: 'suspended' });
  const send = async () => {
    throw new Error('the mail is away');
  };
  expect(await checkIn(id, { ...hearing(), notify: { ...demo.portal.notify, send } })).toMatchObject({ ok: true });
  expect(await arrived(id)).toBe(1);
});

it('nobody is told at a centre in good standing', async () => {
  const id = await booked();
  expect(await checkIn(id)).toMatchObject({ ok: true });
  expect(sent).toEqual([]);
});
