import type { Where } from 'payload';
import type { StaffUser } from '#cms/access/roles.ts';
import { machineTime } from '#cms/core/clock.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { changePlain } from '#cms/ports/database/plain-rows.ts';
import { isId, type Kept } from '#cms/records/kept.ts';
import type { Listing } from '#domain/places/credential.ts';
import type { FiledFacts, ProposedFacts } from '#domain/places/filed-facts.ts';
import { countSeenBy } from './count-seen-by.ts';
import { filedFactsOf, writeFiledFacts } from './filed-facts.ts';
import { createFormerAddresses } from './former-addresses.ts';
import { keptByLog } from './kept-by-log.ts';
import { type PageNames, pageNames } from './pages.ts';
import type { Facility } from './payload-types.ts';
import { ownLanguage } from './words.ts';

type PaidBy = Pick<Facility, 'id' | 'name' | 'wechatMerchant' | 'alipayMerchant' | 'stripeAccount' | 'paysAtCentre'>;

/** Centres, with both languages in their localized fields. */
export interface Facilities {
  /** By its public name in addresses, or one that it had before. */
  find(slug: string): Promise<Facility | undefined>;
  get(id: string): Promise<Facility>;
  /** By id or by public name, as addresses and forms have either. */
  findNamed(name: string): Promise<Facility | undefined>;
  /** In the order of the ids; those that are not there are passed over. */
  findAll(ids: readonly string[]): Promise<Facility[]>;
  /** Those that are open and on the register, if they came from one. */
  pages: PageNames;
  /** Those with a page, one after the other by their public name: a register of a country is never in memory whole. */
  inTurn(): AsyncGenerator<Facility>;
  /** Whether the person whose request a unit of work belongs to may see it. */
  isVisible(id: string, unit: Unit): Promise<boolean>;
  /** Whether it has undertaken to charge no more than the city allows. */
  isInclusive(id: string, unit: Unit): Promise<boolean>;
  /** The centres' own accounts at Stripe. */
  stripeAccounts(): Promise<string[]>;
  /** By which ways some centres are paid, and their names. */
  paidBy(ids: readonly string[]): Promise<PaidBy[]>;
  getListing(id: string, unit: Unit): Promise<Listing>;
  /** What it has filed, in every language; `undefined` for a centre that is not there. */
  findFiledFacts(id: string, unit: Unit): Promise<FiledFacts | undefined>;
  /** Writes facts that have been approved, in the name of who approved them. */
  setFiledFacts(id: string, approved: { facts: ProposedFacts; by: StaffUser }, unit: Unit): Promise<void>;
  /** Makes two changes of what one centre keeps take turns: both touch its record. */
  takeTurn(id: string, unit: Unit): Promise<void>;
  setListing(id: string, listing: Listing, unit: Unit): Promise<void>;
  /** How many without a valid credential this person may see. */
  countInvalid(user: StaffUser): Promise<number>;
}

/** What has a page: not for ever closed, and on the register, if it came from one. */
const PUBLIC: Where[] = [{ operating: { not_equals: 'closed' } }, { leftRegisterOn: { exists: false } }];
const AT_ONCE = 200;

/** Of two units of work that take a centre's turn, or somebody's of the staff, one comes after the other and sees what it did. */
export async function takeTurnOf(
  payload: Kept['payload'],
  id: string,
  req: Unit,
  collection: 'facilities' | 'users' = 'facilities',
): Promise<void> {
  const updatedAt = new Date(machineTime()).toISOString();
  await changePlain(payload, { collection, where: { id: { equals: id } }, data: { updatedAt }, req });
}

export function createFacilities({ payload }: Kept): Facilities {
  const asked = { collection: 'facilities', locale: 'all', depth: 0 } as const;
  const former = createFormerAddresses({ payload });
  // A name in addresses may have been another centre's: whichever changes, all are looked up again.
  const named = keptByLog<Facility | undefined>(payload, ({ collection }) => (collection === 'facilities' ? 'all' : undefined));
  const find = (slug: string) =>
    named.get(slug, () =>
      former.findPage({ section: 'facilities', slug }, async (where) => {
        return (await payload.find({ ...asked, where, limit: 1, pagination: false })).docs[0];
      }),
    );
  return {
    find,
    get: (id) => payload.findByID({ ...asked, id }),
    findNamed: async (name) => {
      const byId = isId(name) ? await payload.findByID({ ...asked, id: name, disableErrors: true }) : undefined;
      return byId ?? find(name);
    },
    findAll: async (ids) => {
      const known = ids.filter(isId);
      if (known.length === 0) return [];
      const { docs } = await payload.find({ ...asked, where: { id: { in: known } }, pagination: false });
      const byId = new Map(docs.map((doc) => [doc.id, doc]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    pages: pageNames(payload, 'facilities', { and: PUBLIC }),
    inTurn: async function* () {
      for (let after = ''; ; ) {
        const where = { and: [...PUBLIC, { slug: { greater_than: after } }] };
        const { docs } = await payload.find({ ...asked, where, sort: 'slug', limit: AT_ONCE, pagination: false });
        yield* docs;
        const last = docs.at(-1);
        if (!last || docs.length < AT_ONCE) return;
        after = last.slug;
      }
    },
    isVisible: async (id, req) => {
      const look = { collection: 'facilities', depth: 0, disableErrors: true, overrideAccess: false } as const;
      return Boolean(await payload.findByID({ ...look, id, req }));
    },
    isInclusive: async (id, req) => {
      const doc = await payload.findByID({ collection: 'facilities', id, depth: 0, disableErrors: true, req });
      return doc?.inclusive === 'yes';
    },
    stripeAccounts: async () => {
      const select = { stripeAccount: true } as const;
      const where = { stripeAccount: { exists: true } };
      const { docs } = await payload.find({ collection: 'facilities', depth: 0, pagination: false, limit: 0, select, where });
      return [...new Set(docs.flatMap(({ stripeAccount }) => stripeAccount || []))];
    },
    paidBy: async (ids) => {
      const select = { name: true, wechatMerchant: true, alipayMerchant: true, stripeAccount: true, paysAtCentre: true } as const;
      const where = { id: { in: [...ids] } };
      return ids.length > 0
        ? (await payload.find({ ...asked, where, select, sort: 'slug', pagination: false, limit: 0 })).docs
        : [];
    },
    getListing: async (id, req) => (await payload.findByID({ collection: 'facilities', id, depth: 0, req })).listing,
    findFiledFacts: async (id, req) => {
      const doc = await payload.findByID({ ...asked, id, disableErrors: true, req });
      return doc ? filedFactsOf(doc) : undefined;
    },
    setFiledFacts: (id, approved, unit) => writeFiledFacts(payload, id, { ...approved, unit }),
    takeTurn: (id, req) => takeTurnOf(payload, id, req),
    setListing: async (id, listing, req) => {
      const locale = ownLanguage(payload);
      await payload.update({ collection: 'facilities', id, locale, depth: 0, data: { listing }, req });
    },
    countInvalid: (user) =>
      countSeenBy(payload, user, { collection: 'facilities', where: { credentialStatus: { not_equals: 'valid' } } }),
  };
}
