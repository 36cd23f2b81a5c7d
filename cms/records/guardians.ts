import { machineTime } from '#cms/core/clock.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { isDuplicate } from '#cms/ports/database/is-conflict.ts';
import { changePlain, findPlain } from '#cms/ports/database/plain-rows.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { familyOf } from './family-of.ts';
import type { Kept } from './kept.ts';
import type { Guardian as Row } from './payload-types.ts';

/** An adult who signs, pays and is told, and for whom a family's things are kept. */
export interface Guardian {
  id: string;
  /** A phone number or an e-mail address, in one form. */
  contact: string;
  name?: string;
  relation?: string;
  /** By what somebody who is no parent is guardian. */
  ground?: string;
  /** Confirmed to be an adult. */
  adult: boolean;
  lang: Lang;
  /** `false` where it is not told of each time that a child arrives and is collected. */
  doorMessages?: boolean;
  /** Since when it has another guardian linked with it. */
  linkedAt?: Instant;
  /** Until when its invitation of another guardian counts. */
  inviteUntil?: Instant;
  /** Since when its calendar can be read at a secret address. */
  feedMadeAt?: Instant;
  /** Its `openid` at the city's official account, where it wants messages in WeChat. */
  wechat?: string;
}

export interface Guardians {
  find(id: string): Promise<Guardian | undefined>;
  /** What some are called, by id. */
  namesOf(ids: readonly string[]): Promise<Map<string, string>>;
  get(id: string): Promise<Guardian>;
  findByContact(contact: string, unit?: Unit): Promise<Guardian | undefined>;
  /** The family of a contact that is new; signed in for the first time twice at once, the one that was written down first. */
  /** By the hash of its calendar's secret address. */
  findByFeed(hash: string): Promise<Guardian | undefined>;
  /** Gives its calendar another secret address, or none. */
  setFeed(id: string, feed: { hash: string; madeAt: Instant } | undefined): Promise<void>;
  /** Where its messages go in WeChat, or nowhere there. */
  setWechat(id: string, openid: string | undefined, unit: Unit): Promise<void>;
  add(guardian: Pick<Guardian, 'contact' | 'lang'>): Promise<Guardian>;
  change(id: string, to: Partial<Omit<Guardian, 'id' | 'contact' | 'wechat'>>): Promise<Guardian>;
  /** Gives a family another contact, and nothing goes to WeChat from then on; that nobody else has it is for whoever calls to see to. */
  setContact(id: string, contact: string, unit: Unit): Promise<void>;
  /** Ids of those who are one family with it, itself among them. */
  familyOf(id: string, unit?: Unit): Promise<string[]>;
  /** The other guardian of its family, if there is one. */
  otherOf(id: string, unit?: Unit): Promise<Guardian | undefined>;
  /** Whose invitation it is, while it counts. */
  findByInvitation(hash: string, at: Instant, unit?: Unit): Promise<Guardian | undefined>;
  /** Gives it another invitation, or none. */
  setInvitation(id: string, invitation: { hash: string; until: Instant } | undefined, unit: Unit): Promise<void>;
  /**
   * Makes two changes of one family take turns: both touch its record, and the one that linked guardians share, so that
   * the second sees what the first did.
   */
  takeTurn(guardianId: string, unit: Unit): Promise<void>;
}

const ASKED_AT_ONCE = 500;

export function createGuardians({ payload }: Kept): Guardians {
  const asked = { collection: 'guardians', depth: 0 } as const;
  const findByContact = async (contact: string, req?: Unit) => {
    const { docs } = await payload.find({ ...asked, where: { contact: { equals: contact } }, limit: 1, pagination: false, req });
    return docs[0] && toGuardian(docs[0]);
  };
  /** Writes to its record, past Payload, which would read all of it, judge it and write it whole. */
  const touch = async (id: string, req: Unit): Promise<string | null | undefined> => {
    const own = { collection: 'guardians', where: { id: { equals: id } }, req } as const;
    const updatedAt = new Date(machineTime()).toISOString();
    if (!(await changePlain(payload, { ...own, data: { updatedAt } }))) throw new Error('no such guardian');
    return (await findPlain(payload, { ...own, select: { family: true }, limit: 1 }))[0]?.family;
  };
  return {
    find: async (id) => {
      const doc = await payload.findByID({ ...asked, id, disableErrors: true });
      return doc ? toGuardian(doc) : undefined;
    },
    namesOf: async (ids) => {
      const names = new Map<string, string>();
      for (let n = 0; n < ids.length; n += ASKED_AT_ONCE) {
        const where = { id: { in: ids.slice(n, n + ASKED_AT_ONCE) } };
        const { docs } = await payload.find({
          ...asked,
          where,
          pagination: false,
          limit: 0,
          select: { name: true, contact: true },
        });
        for (const { id, name, contact } of docs) names.set(id, name || contact);
      }
      return names;
    },
    get: async (id) => toGuardian(await payload.findByID({ ...asked, id })),
    findByContact,
    findByFeed: async (hash) => {
      const { docs } = await payload.find({ ...asked, where: { feedHash: { equals: hash } }, limit: 1, pagination: false });
      return docs[0] && toGuardian(docs[0]);
    },
    setFeed: async (id, feed) => {
      const data = { feedHash: feed?.hash ?? null, feedMadeAt: feed?.madeAt ?? null };
      await payload.db.updateOne({ collection: 'guardians', id, data });
    },
    setWechat: async (id, openid, req) => {
      await payload.db.updateOne({ collection: 'guardians', id, data: { wechat: openid ?? null }, req });
    },
    add: async (guardian) => {
      try {
        return toGuardian(await payload.create({ ...asked, data: { ...guardian, adult: false } }));
      } catch (error) {
        const known = isDuplicate(error) ? await findByContact(guardian.contact) : undefined;
        if (!known) throw error;
        return known;
      }
    },
    change: async (id, data) => toGuardian(await payload.update({ ...asked, id, data })),
    setContact: async (id, contact, req) => {
      await payload.update({ ...asked, id, data: { contact, wechat: null }, req });
    },
    takeTurn: async (id, req) => {
      const family = await touch(id, req);
      if (family && family !== id) await touch(family, req);
    },
    familyOf: (id, req) => familyOf(payload, id, req),
    otherOf: async (id, req) => {
      const other = (await familyOf(payload, id, req)).find((one) => one !== id);
      return other === undefined ? undefined : toGuardian(await payload.findByID({ ...asked, id: other, req }));
    },
    findByInvitation: async (hash, at, req) => {
      const where = { inviteHash: { equals: hash }, inviteUntil: { greater_than: at } };
      const { docs } = await payload.find({ ...asked, where, limit: 1, pagination: false, req });
      return docs[0] && toGuardian(docs[0]);
    },
    setInvitation: async (id, invitation, req) => {
      const data = { inviteHash: invitation?.hash ?? null, inviteUntil: invitation?.until ?? null };
      await payload.db.updateOne({ collection: 'guardians', id, data, req });
    },
  };
}

export function toGuardian({ id, contact, name, relation, ground, adult, lang, ...row }: Row): Guardian {
  return {
    id,
    contact,
    name: name ?? undefined,
    relation: relation ?? undefined,
    ground: ground || undefined,
    adult: adult ?? false,
    lang: langOf(lang),
    doorMessages: row.doorMessages ?? undefined,
    linkedAt: row.linkedAt ?? undefined,
    inviteUntil: row.inviteUntil ?? undefined,
    feedMadeAt: row.feedMadeAt ?? undefined,
    wechat: row.wechat || undefined,
  };
}
