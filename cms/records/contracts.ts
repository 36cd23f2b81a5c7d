import type { Payload, Where } from 'payload';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { findPlain } from '#cms/ports/database/plain-rows.ts';
import { isId, type Kept } from '#cms/records/kept.ts';
import type { Linked } from '#domain/contract/annex-chain.ts';
import type { ContractSnapshot } from '#domain/contract/contract.ts';
import type { PaperSeal, SigningEvidence } from '#domain/contract/evidence.ts';
import type { Framework } from '#domain/contract/framework.ts';
import { personOf } from '#domain/family/person.ts';
import type { Instant } from '#domain/time/zoned-time.ts';
import { familyOf, isOfFamily } from './family-of.ts';
import type { Contract } from './payload-types.ts';
import { contractSnapshot, paperSeal, signingEvidence } from './shapes/contract.ts';
import { idOf } from './supply.ts';

export interface ContractRecord {
  id: string;
  number: string;
  bookingId: string;
  guardianId: string;
  version: number;
  snapshot: ContractSnapshot;
  /** Of the PDF as it is kept, in hex. */
  sha256: string;
  /** Of the PDF before it was sealed: the same where it is not. */
  bareHash: string;
  seal?: PaperSeal;
  snapshotHash: string;
  file: string;
  pages: number;
  signedAt: string;
  /** Of an annex: the contract that it hangs on. */
  frameworkId?: string;
  /** Of a framework contract that its family has ended for new stays. */
  frameworkEndedAt?: string;
  /** Who signed, how, and from where; contracts signed before it was kept have none. */
  evidence?: SigningEvidence;
}

/** What is kept of a contract beside whose it is. */
export type StoredContract = Omit<ContractRecord, 'id' | 'bookingId' | 'guardianId' | 'frameworkEndedAt'>;

/** A contract under which later stays are agreed. */
export type FrameworkRecord = ContractRecord & { snapshot: Framework['snapshot'] };

/** Signed contracts: written once, never changed (promise 3). */
export interface Contracts {
  get(id: string): Promise<ContractRecord>;
  /** For the family that signed it. */
  find(id: string, guardianId: string | undefined): Promise<ContractRecord | undefined>;
  /** For the centre that it binds. */
  findAt(id: string, facilityId: string | undefined): Promise<ContractRecord | undefined>;
  /** By the SHA-256 of its PDF in hex, or by the code printed on it, which is that of its snapshot. */
  findByCode(code: string): Promise<ContractRecord | undefined>;
  /** Whether a contract is this PDF, by its SHA-256 in hex. */
  isKept(sha256: string): Promise<boolean>;
  /** Of some files those that are no contract's. */
  unnamed(files: readonly string[]): Promise<string[]>;
  /** Whether a contract was this PDF before it was sealed, by its SHA-256 in hex. */
  isBare(hash: string): Promise<boolean>;
  /** Whether a contract has one of these numbers. */
  hasAny(numbers: readonly string[]): Promise<boolean>;
  /** Whether a booking has a contract of a later version. */
  hasNewer(contract: Pick<ContractRecord, 'bookingId' | 'version'>): Promise<boolean>;
  /** What a contract was before it was signed again, or of what it takes the place; none of any other first version. */
  before(contract: Pick<ContractRecord, 'bookingId' | 'snapshot' | 'version'>): Promise<ContractRecord | undefined>;
  /** All that was signed for a booking, the first version first. */
  versionsOf(bookingId: string): Promise<ContractRecord[]>;
  /** What a guardian has signed as frameworks, the newest first; at one centre where it is named. */
  frameworksOf(guardianId: string, of?: { facilityId?: string }, unit?: Unit): Promise<FrameworkRecord[]>;
  findFramework(id: string | undefined): Promise<FrameworkRecord | undefined>;
  /** The annex that hangs on a framework contract as its last, as it was signed. */
  lastAnnexOf(frameworkId: string, unit?: Unit): Promise<Linked | undefined>;
  /** What hangs on a framework contract, in order. */
  annexesOf(frameworkId: string, unit?: Unit): Promise<ContractRecord[]>;
  /** Ends a framework for new stays: of all that is kept of a signed contract only this is written later. */
  endFramework(id: string, at: Instant, unit: Unit): Promise<void>;
  /** Gives the id of what was written. */
  add(stored: StoredContract, of: { bookingId: string; facilityId: string; guardianId: string }, unit: Unit): Promise<string>;
}

const ASKED_AT_ONCE = 200;

export function createContracts({ payload }: Kept): Contracts {
  const collection = 'contracts';
  return {
    get: async (id) => toContract(await payload.findByID({ collection, id, depth: 0 })),
    find: async (id, guardianId) => {
      if (!guardianId || !isId(id)) return undefined;
      const doc = await payload.findByID({ collection, id, depth: 0, disableErrors: true });
      const contract = doc ? toContract(doc) : undefined;
      return contract && (await isOfFamily(payload, contract, { guardianId })) ? contract : undefined;
    },
    findAt: async (id, facilityId) => {
      if (!facilityId || !isId(id)) return undefined;
      const doc = await payload.findByID({ collection, id, depth: 0, disableErrors: true });
      return doc && idOf(doc.facility) === facilityId ? toContract(doc) : undefined;
    },
    findByCode: async (code) => {
      const { docs } = await payload.find({
        collection,
        where: { or: [{ sha256: { equals: code } }, { snapshotHash: { equals: code } }] },
        depth: 0,
        limit: 1,
        pagination: false,
      });
      return docs[0] && toContract(docs[0]);
    },
    isKept: async (sha256) => (await payload.count({ collection, where: { sha256: { equals: sha256 } } })).totalDocs > 0,
    unnamed: async (files) => {
      const named = new Set<string>();
      for (let n = 0; n < files.length; n += ASKED_AT_ONCE) {
        const where = { file: { in: files.slice(n, n + ASKED_AT_ONCE) } };
        const found = await payload.find({ collection, where, depth: 0, limit: 0, pagination: false, select: { file: true } });
        for (const { file } of found.docs) named.add(file);
      }
      return files.filter((file) => !named.has(file));
    },
    isBare: async (hash) => (await payload.count({ collection, where: { bareHash: { equals: hash } } })).totalDocs > 0,
    hasAny: async (numbers) =>
      numbers.length > 0 && (await payload.count({ collection, where: { number: { in: [...numbers] } } })).totalDocs > 0,
    hasNewer: async ({ bookingId, version }) => {
      const where = { booking: { equals: bookingId }, version: { greater_than: version } };
      return (await payload.count({ collection, where })).totalDocs > 0;
    },
    before: async ({ bookingId, snapshot: { amends }, version }) => {
      if (version < 2 && !amends) return undefined;
      const where: Where =
        version < 2
          ? { number: { equals: amends?.number } }
          : { booking: { equals: bookingId }, version: { less_than: version } };
      const { docs } = await payload.find({ collection, where, sort: '-version', depth: 0, limit: 1, pagination: false });
      return docs[0] && toContract(docs[0]);
    },
    versionsOf: async (bookingId) => {
      const where = { booking: { equals: bookingId } };
      return (await payload.find({ collection, where, sort: 'version', depth: 0, limit: 0, pagination: false })).docs.map(
        toContract,
      );
    },
    frameworksOf: async (guardianId, { facilityId } = {}, req) => {
      const where: Where = {
        guardian: { equals: guardianId },
        frameworkUntil: { exists: true },
        ...(facilityId ? { facility: { equals: facilityId } } : {}),
      };
      const { docs } = await payload.find({ collection, where, sort: '-signedAt', depth: 0, limit: 0, pagination: false, req });
      return docs.map(toContract).filter(isFramework);
    },
    findFramework: async (id) => {
      if (!id) return undefined;
      const doc = await payload.findByID({ collection, id, depth: 0, disableErrors: true });
      const contract = doc && toContract(doc);
      return contract && isFramework(contract) ? contract : undefined;
    },
    lastAnnexOf: async (frameworkId, req) => {
      const where = { framework: { equals: frameworkId } };
      const asked = { collection, where, sort: '-annexOrder', depth: 0, limit: 1, pagination: false, req } as const;
      const [doc] = (await payload.find(asked)).docs;
      const last = doc && toContract(doc);
      return last?.snapshot.annex && { hash: last.snapshotHash, link: last.snapshot.annex };
    },
    annexesOf: async (frameworkId, req) => {
      const where = { framework: { equals: frameworkId } };
      const { docs } = await payload.find({ collection, where, sort: 'annexOrder', depth: 0, limit: 0, pagination: false, req });
      return docs.map(toContract);
    },
    endFramework: async (id, frameworkEndedAt, req) => {
      await payload.db.updateOne({ collection, id, data: { frameworkEndedAt }, req });
    },
    add: async ({ frameworkId, ...stored }, { bookingId, facilityId, guardianId }, req) => {
      const { annex, framework } = stored.snapshot;
      const data = {
        ...stored,
        booking: bookingId,
        facility: facilityId,
        guardian: guardianId,
        ...(annex ? { framework: frameworkId, annexOrder: annex.order } : {}),
        ...(framework ? { frameworkUntil: framework.until } : {}),
      };
      return (await payload.create({ collection, depth: 0, data, req })).id;
    },
  };
}

const isFramework = (contract: ContractRecord): contract is FrameworkRecord =>
  contract.snapshot.framework !== undefined && contract.snapshot.signedAt !== undefined;

export function toContract(doc: Contract): ContractRecord {
  return {
    id: doc.id,
    number: doc.number,
    bookingId: idOf(doc.booking),
    guardianId: idOf(doc.guardian),
    version: doc.version,
    snapshot: contractSnapshot.parse(doc.snapshot),
    sha256: doc.sha256,
    bareHash: doc.bareHash,
    ...(doc.seal ? { seal: paperSeal.parse(doc.seal) } : {}),
    snapshotHash: doc.snapshotHash,
    file: doc.file,
    pages: doc.pages ?? 1,
    signedAt: doc.signedAt,
    ...(doc.framework ? { frameworkId: idOf(doc.framework) } : {}),
    ...(doc.frameworkEndedAt ? { frameworkEndedAt: doc.frameworkEndedAt } : {}),
    ...(doc.evidence ? { evidence: signingEvidence.parse(doc.evidence) } : {}),
  };
}

/**
 * Ids of a family's bookings whose contract names the person that a child of it is, whatever that contract's child has been
 * renamed to since: a name that is free again is still the name of who was served.
 */
export async function signedInNameOf(payload: Payload, childId: string): Promise<string[]> {
  const [child] = await findPlain(payload, { collection: 'children', where: { id: { equals: childId } }, limit: 1 });
  if (!child) return [];
  const where = { guardian: { in: await familyOf(payload, idOf(child.guardian)) } };
  const docs = await findPlain(payload, { collection: 'contracts', where, select: { booking: true, snapshot: true } });
  const named = docs.filter(({ snapshot }) => personOf(contractSnapshot.parse(snapshot).child) === child.person);
  return [...new Set(named.map(({ booking }) => idOf(booking)))];
}
