import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { requestCode } from '#cms/accounts/request-code.ts';
import { saveChild, saveGuardian } from '#cms/accounts/save-family.ts';
import { findOrCreateGuardian, signIn } from '#cms/accounts/sign-in.ts';
import { bookAtCounter } from '#cms/booking/book-at-counter.ts';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { cancelBooking } from '#cms/booking/cancel-booking.ts';
import { holdPlace } from '#cms/booking/hold-place.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { createLog } from '#cms/core/log.ts';
import { settlePayment } from '#cms/payments/settle-payment.ts';
import { dayRoster } from '#cms/places/roster.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { infants } from '../support/crowd.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { by, decide } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';

/** Words that occur nowhere else, so that finding one anywhere is finding a leak. */
const CONTACT = '13912345678';
const GUARDIAN = '欧阳甲乙';
const CHILD = '司徒丙丁';
const BORN = '2026-02-17';
const NOTES = '芝麻过敏戊己';
const PICKUP = { name: '诸葛庚辛', relation: '外婆', phone: '13987654321' };
const SECRETS = [CONTACT, GUARDIAN, CHILD, BORN, NOTES, PICKUP.name, PICKUP.phone];

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
const logged: string[] = [];
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  staff = await staffOf(demo.portal);
  const stream = { write: (line: string) => void logged.push(line) };
  demo.portal.log = createLog('trace', stream);
  demo.portal.payload.logger = createLog('trace', stream) as unknown as typeof demo.portal.payload.logger;
});
afterAll(() => demo.close());

/** A child is in one place at a time: each booking of one has an hour of its own. */
const hourFrom = (from: number) => ({ form: 'hourly', date: WEDNESDAY, window: { from, to: from + 60 } }) as const;
const consent = (granted: boolean) => [{ purpose: 'health_notes', granted }] as const;

async function family(healthConsent: boolean, contact = CONTACT) {
  const guardian = await findOrCreateGuardian(demo.portal, contact, 'zh');
  await saveGuardian(demo.portal, { guardianId: guardian.id, name: GUARDIAN, relation: '妈妈', adult: true });
  const child = await saveChild(demo.portal, guardian.id, {
    name: CHILD,
    birthDate: BORN,
    healthNotes: healthConsent ? NOTES : '',
    healthConsent,
    pickups: [PICKUP],
  });
  if (!child.ok) throw new Error(child.code);
  return { guardianId: guardian.id, childId: child.child.id, name: GUARDIAN };
}

async function bookWith(parents: { guardianId: string; childId: string; name: string }, granted: boolean, from = 540) {
  const held = await holdPlace(demo.portal, {
    slug: EXAMPLE_SLUG,
    request: hourFrom(from),
    ...parents,
    pickups: [PICKUP],
    consents: [...consent(granted)],
    hadSameService: true,
    by: by(parents),
  });
  if (!held.ok) throw new Error(held.code);
  const bookingId = held.booking.id;
  const signed = await signContract(demo.portal, {
    bookingId,
    guardianId: parents.guardianId,
    name: GUARDIAN,
    readTerms: true,
    by: by(parents),
  });
  if (!signed.ok) throw new Error(signed.code);
  await settlePayment(demo.portal, await decide(demo.portal, parents, bookingId, 'approve'));
  return bookingId;
}

const expectNoSecrets = (text: string, where: string) => {
  for (const secret of SECRETS) expect(text.includes(secret), `${secret} ${where}`).toBe(false);
};

describe('a child’s data', () => {
  it('is in no log line, whatever goes well or wrong', async () => {
    const consoles = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((...words) => void logged.push(words.map(String).join(' '))),
    );
    const { log, payload } = demo.portal;
    const failing = (work: Promise<unknown>) => work.catch((error: unknown) => log.error({ err: error }, 'request failed'));
    await requestCode(demo.portal, { to: CONTACT, lang: 'zh', from: '203.0.113.1' });
    await signIn(demo.portal, { to: CONTACT, code: '000000', lang: 'zh', from: '203.0.113.1' });
    const parents = await family(true);
    const id = await bookWith(parents, true);
    await dayRoster(demo.portal, { facilityId: infants(demo.portal).facility.id, date: WEDNESDAY, reader: staff.head.id });
    await bookAtCounter(demo.portal, {
      slug: EXAMPLE_SLUG,
      staffId: staff.counter.id,
      contact: CONTACT,
      guardianName: GUARDIAN,
      relation: '妈妈',
      childName: CHILD,
      birthDate: BORN,
      pickups: [PICKUP],
      hadSameService: true,
      request: hourFrom(780),
    });
    await cancelBooking(demo.portal, { bookingId: id, guardianId: parents.guardianId, by: by(parents) });
    // The ways in which a database says no: something unique is there already, something required or related is not.
    await failing(payload.create({ collection: 'guardians', data: { contact: CONTACT, name: GUARDIAN } }));
    await failing(payload.db.create({ collection: 'guardians', data: { contact: CONTACT, name: GUARDIAN } }));
    await failing(
      payload.db.create({
        collection: 'children',
        data: { name: CHILD, birthDate: BORN, healthNotes: NOTES, guardian: '00000000-0000-4000-8000-000000000000' },
      }),
    );
    await failing(
      payload.db.create({ collection: 'children', data: { name: CHILD, healthNotes: NOTES, guardian: parents.guardianId } }),
    );
    log.info(
      {
        contact: CONTACT,
        name: GUARDIAN,
        booking: { child: CHILD, phone: PICKUP.phone },
        parents: { name: GUARDIAN, email: CONTACT },
      },
      'a careless line',
    );
    log.error(
      {
        err: new Error('outer', {
          cause: Object.assign(new Error(`Failed query: insert … params: ${CHILD}`), { params: [CHILD] }),
        }),
      },
      'nested',
    );
    for (const one of consoles) one.mockRestore();
    // MongoDB refuses what is unique and there already; what is related or required it takes.
    expect(logged.length).toBeGreaterThan(process.env.MONGODB_TEST_URI ? 3 : 4);
    expectNoSecrets(logged.join('\n'), 'in the log');
  });

  it('would be seen by this test: the plain logger repeats what a failed query wrote', async () => {
    const lines: string[] = [];
    const plain = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
    await demo.portal.payload.db
      .create({
        collection: 'children',
        data: { name: CHILD, birthDate: BORN, healthNotes: NOTES, guardian: '00000000-0000-4000-8000-000000000000' },
      })
      .catch((error: unknown) => plain.error({ err: error }));
    if (demo.portal.payload.db.name === 'sqlite') expect(lines.join('')).toContain(CHILD);
  });

  it('is in no search document, and found by no search', async () => {
    const parents = await family(true);
    await bookWith(parents, true, 600);
    expectNoSecrets(JSON.stringify(await demo.portal.documents.readAll()), 'in the index');
    for (const q of SECRETS) {
      expect(await demo.portal.search.allFacilities({ q })).toEqual([]);
      expect(await demo.portal.search.searchTexts({ q, kinds: ['article', 'policy'], limit: 5 })).toEqual([]);
    }
  });

  it('is in no message, and in no address', async () => {
    const parents = await family(true);
    const id = await bookWith(parents, true, 660);
    const { docs } = await demo.portal.payload.find({
      collection: 'messages',
      where: { booking: { equals: id } },
      pagination: false,
    });
    expect(docs.map(({ kind }) => kind)).toEqual(['booking_confirmed']);
    for (const { subject, text } of docs) expectNoSecrets(subject + text, 'in a message');
    const details = await bookingDetails(demo.portal, id, parents.guardianId);
    const addresses = [
      details?.contract?.file,
      ...(details?.payments.map(({ url }) => url) ?? []),
      details?.booking.number,
      details?.contract?.number,
    ];
    expectNoSecrets(addresses.join(' '), 'in an address');
    const checkout = await demo.portal.pretend?.find(String(details?.payments[0]?.providerRef));
    expectNoSecrets(JSON.stringify(checkout), 'at the payment provider');
  });
});

describe('health notes', () => {
  const notesOf = async (guardianId: string) =>
    (await demo.portal.children.listOf(guardianId)).map(({ healthNotes }) => healthNotes ?? '');
  const rosterOf = async (booking: string) => {
    const lines = await dayRoster(demo.portal, {
      facilityId: infants(demo.portal).facility.id,
      date: WEDNESDAY,
      reader: staff.head.id,
    });
    return lines.find((line) => line.booking === booking);
  };
  const contractOf = async (id: string, guardianId: string) => (await bookingDetails(demo.portal, id, guardianId))?.contract;

  it('are kept, in the contract and on the roster with consent', async () => {
    const parents = await family(true, '13911110001');
    const id = await bookWith(parents, true);
    expect(await notesOf(parents.guardianId)).toEqual([NOTES]);
    const kept = (await contractOf(id, parents.guardianId))?.snapshot;
    expect(kept?.child.hasHealthNotes).toBe(true);
    expect(JSON.stringify(kept)).not.toContain(NOTES);
    expect((await rosterOf(id))?.healthNotes).toBe(NOTES);
  });

  it('are not stored without it, and the booking goes through', async () => {
    const parents = await family(false, '13911110002');
    expect(await notesOf(parents.guardianId)).toEqual(['']);
    const id = await bookWith(parents, false);
    const contract = await contractOf(id, parents.guardianId);
    expect(contract?.snapshot.consents).toEqual(consent(false));
    expect(JSON.stringify(contract?.snapshot)).not.toContain(NOTES);
    expect(await rosterOf(id)).toMatchObject({ child: CHILD, healthNotes: undefined });
  });

  it('kept for one booking are not given to another that refuses them', async () => {
    const parents = await family(true, '13911110003');
    const id = await bookWith(parents, false);
    expect(JSON.stringify((await contractOf(id, parents.guardianId))?.snapshot)).not.toContain(NOTES);
    expect((await rosterOf(id))?.healthNotes).toBeUndefined();
  });

  it('are gone, from the roster too, when the consent is withdrawn', async () => {
    const parents = await family(true, '13911110004');
    const id = await bookWith(parents, true);
    await saveChild(demo.portal, parents.guardianId, {
      id: parents.childId,
      name: CHILD,
      birthDate: BORN,
      healthConsent: false,
      pickups: [PICKUP],
    });
    expect(await notesOf(parents.guardianId)).toEqual(['']);
    expect((await rosterOf(id))?.healthNotes || undefined).toBeUndefined();
  });
});

describe('every look by the staff is kept', () => {
  const since = async (action: string, actor: string) => {
    const { docs } = await demo.portal.payload.find({
      collection: 'audit-log',
      where: { action: { equals: action }, actor: { equals: actor } },
      pagination: false,
      sort: 'createdAt',
    });
    return docs;
  };

  it('at the roster: who, when, which centre and day, and no child’s name', async () => {
    const { facility } = infants(demo.portal);
    const before = (await since('read_roster', staff.counter.id)).length;
    await dayRoster(demo.portal, { facilityId: facility.id, date: WEDNESDAY, reader: staff.counter.id });
    const entries = await since('read_roster', staff.counter.id);
    expect(entries).toHaveLength(before + 1);
    expect(entries.at(-1)).toMatchObject({
      subject: `facility:${facility.id}`,
      at: demo.portal.now(),
      detail: { date: WEDNESDAY },
    });
    expectNoSecrets(JSON.stringify(entries), 'in the audit log');
  });

  it.each(['children', 'guardians', 'bookings', 'contracts'] as const)(
    'at %s in the admin, one or a list',
    async (collection) => {
      const { payload } = demo.portal;
      const before = (await since('read', staff.admin.id)).length;
      const { docs } = await payload.find({ collection, user: staff.admin, overrideAccess: false, limit: 3, depth: 0 });
      await payload.findByID({ collection, id: String(docs[0]?.id), user: staff.admin, overrideAccess: false, depth: 0 });
      const entries = (await since('read', staff.admin.id)).slice(before);
      expect(entries.map(({ subject, detail }) => [subject, detail])).toEqual([
        [collection, { ids: docs.map(({ id }) => id) }],
        [collection, { ids: [docs[0]?.id] }],
      ]);
      expectNoSecrets(JSON.stringify(entries), 'in the audit log');
    },
  );

  it('and cannot be changed or removed, by an administrator either', async () => {
    const { payload } = demo.portal;
    const { docs } = await payload.find({ collection: 'audit-log', limit: 1 });
    const as = { collection: 'audit-log', id: String(docs[0]?.id), user: staff.admin, overrideAccess: false } as const;
    await expect(payload.update({ ...as, data: { actor: 'somebody else' } })).rejects.toMatchObject({ status: 403 });
    await expect(payload.delete(as)).rejects.toMatchObject({ status: 403 });
  });
});
