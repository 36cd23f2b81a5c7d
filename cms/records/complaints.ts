import type { StaffUser } from '#cms/access/roles.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import type { ComplaintState, ComplaintSubject } from '#domain/supervision/complaint.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { countSeenBy } from './count-seen-by.ts';
import type { Kept } from './kept.ts';
import type { Complaint as Row } from './payload-types.ts';
import { idOf } from './supply.ts';

export interface Complaint {
  id: string;
  /** What it is followed by; whoever has it reads how it stands. */
  number: string;
  /** Of the form it was sent with: the same form sent twice is one complaint. */
  formKey: string;
  subject: ComplaintSubject;
  /** The centre it is about, where it was begun from its page. */
  facilityId?: string;
  /** Whom it is about, as it was typed. */
  about: string;
  text: string;
  /** Where the person wishes to be told; none where they would rather not say who they are. */
  contact: string;
  lang: Lang;
  receivedAt: Instant;
  state: ComplaintState;
  reply: string;
  answeredAt?: Instant;
}

export interface Complaints {
  find(number: string): Promise<Complaint | undefined>;
  get(id: string): Promise<Complaint>;
  findSent(formKey: string, unit: Unit): Promise<Complaint | undefined>;
  add(complaint: Omit<Complaint, 'id' | 'state' | 'reply' | 'answeredAt'>, unit: Unit): Promise<Complaint>;
  /** How many are not answered that this person looks into. */
  countOpen(user: StaffUser): Promise<number>;
}

export function createComplaints({ payload }: Kept): Complaints {
  const collection = 'complaints';
  const first = async (where: Record<string, { equals: string }>, req?: Unit) => {
    const { docs } = await payload.find({ collection, where, depth: 0, limit: 1, pagination: false, req });
    return docs[0] && toComplaint(docs[0]);
  };
  return {
    find: (number) => first({ number: { equals: number } }),
    get: async (id) => toComplaint(await payload.findByID({ collection, id, depth: 0 })),
    findSent: (formKey, unit) => first({ formKey: { equals: formKey } }, unit),
    add: async ({ facilityId, ...complaint }, req) => {
      const data = { ...complaint, facility: facilityId, state: 'received' } as const;
      return toComplaint(await payload.create({ collection, depth: 0, data, req }));
    },
    countOpen: (user) => countSeenBy(payload, user, { collection, where: { state: { not_equals: 'answered' } } }),
  };
}

function toComplaint({ facility, about, contact, lang, reply, answeredAt, ...rest }: Row): Complaint {
  return {
    ...rest,
    facilityId: facility ? idOf(facility) : undefined,
    about: about ?? '',
    contact: contact ?? '',
    lang: langOf(lang),
    reply: reply ?? '',
    answeredAt: answeredAt ?? undefined,
  };
}
