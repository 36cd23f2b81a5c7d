import type { Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { partySpans } from '#domain/booking/contract-offer.ts';
import { withoutCollectors } from '#domain/booking/handover.ts';
import { ERASED, namelessChild } from './children.ts';
import { type ContractRecord, toContract } from './contracts.ts';
import { createDisputes } from './disputes.ts';
import { createDoctorRequests } from './doctor-requests.ts';
import { createHomeVisits } from './home-visits.ts';
import type { Kept } from './kept.ts';
import type { SentMessage } from './messages.ts';
import { bookingAction } from './shapes/booking.ts';
import { idOf } from './supply.ts';

/** Everything that is kept of one family, wherever it is: to be given to it, and to be forgotten. */
export interface FamilyData {
  contractsOf(guardianId: string): Promise<ContractRecord[]>;
  /** What was sent to a family, also while it had another contact, the oldest first. */
  messagesTo(family: { id: string; contact: string }): Promise<SentMessage[]>;
  /** Removes what only the family needs, and takes out of the rest who it was. Contracts stay as they were signed. */
  erase(family: { id: string; contact: string }, unit: Unit): Promise<void>;
  /** Contracts of families that have been erased. */
  contractsOfErased(): Promise<ContractRecord[]>;
  removeContract(id: string, unit: Unit): Promise<void>;
}

/** Doors to a family that are shut when it closes its account. */
const CLOSED = { feedHash: null, feedMadeAt: null, inviteHash: null, inviteUntil: null, wechat: null };

const MOST_MESSAGES = 1000;

export function createFamilyData({ payload, now }: Kept): FamilyData {
  const { db } = payload;
  const contracts = async (where: object, req?: Unit) => {
    const asked = { collection: 'contracts', depth: 0, pagination: false, sort: 'signedAt', req } as const;
    return (await payload.find({ ...asked, where: { ...where } })).docs.map(toContract);
  };
  const idsOf = async (collection: 'children' | 'bookings' | 'enrolled-children' | 'questions', where: object, req?: Unit) =>
    (await db.find<{ id: string; birthDate: string }>({ collection, where: { ...where }, pagination: false, limit: 0, req }))
      .docs;
  /** The contacts that a family has had before, and that nobody else has now. */
  const formerOf = async (id: string, req?: Unit): Promise<string[]> => {
    const where = { messageId: { like: `contact_changed:${id}` } };
    const told = await db.find<{ to: string }>({ collection: 'messages', where, pagination: false, limit: 0, req });
    const former = [...new Set(told.docs.map(({ to }) => to))];
    const asked = { collection: 'guardians', where: { contact: { in: former } }, pagination: false, limit: 0, req } as const;
    const taken = former.length > 0 ? (await db.find<{ contact: string }>(asked)).docs : [];
    return former.filter((one) => !taken.some(({ contact }) => contact === one));
  };

  /**
   * To its contact, or to one that it had, or about a booking while it was the party: of a contract that was handed on each
   * has what was sent to itself.
   */
  const sentTo = async ({ id, contact }: { id: string; contact: string }, req?: Unit): Promise<Where[]> => {
    const signed = (await contracts({ guardian: { equals: id } }, req)).map(({ bookingId }) => bookingId);
    const where: Where = { or: [{ guardian: { equals: id } }, { id: { in: signed } }] };
    const select = { guardian: true, actions: true } as const;
    const asked = { collection: 'bookings', depth: 0, pagination: false, limit: 0 } as const;
    const { docs } = await payload.find({ ...asked, where, select, req });
    const spans = docs.flatMap(({ id: booking, guardian, actions }) =>
      partySpans({ actions: bookingAction.array().parse(actions ?? []), guardianId: idOf(guardian) }, id).map((span) => ({
        booking,
        ...span,
      })),
    );
    const whole = spans.filter(({ from, until }) => !from && !until).map(({ booking }) => booking);
    const parts = spans.flatMap(({ booking, from, until }): Where[] => {
      const bounds = [...(from ? [{ greater_than_equal: from }] : []), ...(until ? [{ less_than: until }] : [])];
      return bounds.length > 0 ? [{ and: [{ booking: { equals: booking } }, ...bounds.map((sentAt) => ({ sentAt }))] }] : [];
    });
    const own = { to: { in: [contact, ...(await formerOf(id, req))] } };
    return [own, ...(whole.length > 0 ? [{ booking: { in: whole } }] : []), ...parts];
  };

  return {
    contractsOf: (guardianId) => contracts({ guardian: { equals: guardianId } }),
    messagesTo: async (family) => {
      const where = { or: await sentTo(family) };
      const asked = { collection: 'messages', sort: 'sentAt', depth: 0, limit: MOST_MESSAGES } as const;
      const { docs } = await payload.find({ ...asked, where });
      return docs.map(({ to, kind, subject, text, sentAt }) => ({ to, kind, subject, text, sentAt }));
    },
    erase: async ({ id, contact }, req) => {
      const own = { guardian: { equals: id } };
      for (const collection of [
        'family-places',
        'saved-searches',
        'month-messages',
        'tours',
        'infections',
        'waits',
        'favourites',
        'pickup-photos',
        'guardian-sessions',
        'delegate-codes',
        'mandates',
        'subsidy-asks',
      ] as const)
        await db.deleteMany({ collection, where: own, req });
      await db.deleteMany({ collection: 'mandates', where: { delegate: { equals: id } }, req });
      for (const where of await sentTo({ id, contact }, req)) await db.deleteMany({ collection: 'messages', where, req });
      await db.deleteMany({ collection: 'questions', where: { ...own, published: { not_equals: true } }, req });
      // What is public is in other words than the family's; theirs go.
      const nobodys = { guardian: null, text: '—', reply: '—' };
      for (const { id: asked } of await idsOf('questions', own, req))
        await db.updateOne({ collection: 'questions', where: { id: { equals: asked } }, data: nobodys, req });
      await createHomeVisits({ payload, now }).erase(id, req);
      await createDoctorRequests({ payload }).erase(id, req);
      await createDisputes({ payload }).end(id, now(), req);
      await db.deleteMany({ collection: 'sign-in-codes', where: { contact: { equals: contact } }, req });
      for (const booking of await idsOf('bookings', own, req)) {
        const { actions } = await payload.findByID({ collection: 'bookings', id: booking.id, depth: 0, req });
        const data = { pickups: [], pickupCode: null, actions: withoutCollectors(bookingAction.array().parse(actions)) };
        await db.updateOne({ collection: 'bookings', where: { id: { equals: booking.id } }, data, req });
        await db.deleteMany({ collection: 'delegate-codes', where: { booking: { equals: booking.id } }, req });
        await db.deleteMany({ collection: 'door-taps', where: { booking: { equals: booking.id } }, req });
      }
      for (const child of await idsOf('children', own, req)) {
        await db.updateOne({ collection: 'children', where: { id: { equals: child.id } }, data: namelessChild(child), req });
      }
      // The centre's own record of a child stays with the centre, which no longer knows whose it is here.
      for (const { id: enrolled } of await idsOf('enrolled-children', own, req)) {
        const unlinked = { guardian: null, child: null, contact: null };
        await db.updateOne({ collection: 'enrolled-children', where: { id: { equals: enrolled } }, data: unlinked, req });
      }
      const data = { contact: `${ERASED}${id}`, name: '—', relation: '', adult: false, ...CLOSED };
      await db.updateOne({ collection: 'guardians', where: { id: { equals: id } }, data, req });
    },
    contractsOfErased: () => contracts({ 'guardian.contact': { like: ERASED } }),
    removeContract: async (id, req) => {
      for (const booking of await idsOf('bookings', { contract: { equals: id } }, req)) {
        await createDisputes({ payload }).removeOfBooking(booking.id, req);
        await db.updateOne({ collection: 'bookings', where: { id: { equals: booking.id } }, data: { contract: null }, req });
      }
      await db.deleteMany({ collection: 'contracts', where: { id: { equals: id } }, req });
    },
  };
}
