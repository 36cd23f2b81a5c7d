import canonicalize from 'canonicalize';
import { maskContact, normalContact } from '#cms/accounts/contact.ts';
import { receiptPdf } from '#cms/booking/receipt-document.ts';
import type { Attachment } from '#cms/contracts/documents/render-pdf.ts';
import { sha256 } from '#cms/contracts/documents/sha256.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { ContractRecord } from '#cms/records/contracts.ts';
import type { DisputeRecord } from '#cms/records/disputes.ts';
import type { BookedEntry } from '#cms/records/ledger.ts';
import type { KeptMessage } from '#cms/records/messages.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import type { ReceiptRecord } from '#cms/records/receipts.ts';
import { isAttendanceMark } from '#domain/booking/booking-state.ts';
import { DOOR_NEWS } from '#domain/booking/door-news.ts';
import type { Lang } from '#domain/language/lang.ts';

export const EVIDENCE_KINDS = [
  'contract',
  'snapshot',
  'signing',
  'ledger',
  'receipt',
  'attendance',
  'letters',
  'thread',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** One thing that shows something: a file within the bundle, with its digest. */
export interface EvidenceFile extends Omit<Attachment, 'about'> {
  kind: EvidenceKind;
  /** The contract's or the receipt's number. */
  number: string;
  sha256: string;
  /** Of a signed paper: whether it is, byte by byte, what was signed. */
  unchanged?: boolean;
}

/** What is kept of a booking, as both sides may need to show it. */
export interface Evidence {
  contracts: ContractRecord[];
  entries: BookedEntry[];
  receipts: ReceiptRecord[];
  /** What was sent about it, as far as it is kept; to whom is told by halves. */
  letters: KeptMessage[];
  files: EvidenceFile[];
}

export type EvidenceNeeds = Pick<
  Portal,
  'bookings' | 'city' | 'contracts' | 'files' | 'guardians' | 'ledger' | 'messages' | 'outsideReturns' | 'payments' | 'receipts'
>;

/** Everything that shows how a booking went, each as a file: contracts as they were signed, books, receipts, who came, what was sent about it, what was said. */
export async function evidenceOf(
  portal: EvidenceNeeds,
  { dispute, booking, facility }: { dispute: DisputeRecord; booking: BookingRecord; facility: Facility },
  lang: Lang,
): Promise<Evidence> {
  const versions = await portal.contracts.versionsOf(booking.id);
  const framework = await portal.contracts.findFramework(versions.find(({ frameworkId }) => frameworkId)?.frameworkId);
  const contracts = [...(framework && framework.bookingId !== booking.id ? [framework] : []), ...versions];
  const [entries, receipts] = await Promise.all([portal.ledger.listOf(booking.id), portal.receipts.listOf(booking.id)]);
  const files: EvidenceFile[] = [];
  for (const contract of contracts) files.push(...(await filesOf(portal, contract)));
  files.push(
    asJson(
      'ledger',
      booking.number,
      entries.map(({ facilityId: _, bookingId: __, ...entry }) => entry),
    ),
  );
  for (const receipt of receipts) {
    const of = { receipt, booking, facility, contract: versions.at(-1) };
    const bytes = await receiptPdf(portal, of, lang);
    files.push({ ...pdf('receipt', receipt.number), bytes, sha256: sha256(bytes) });
  }
  // What its centre added is no part of the contract, and shows who came all the same.
  const ids = booking.actions.flatMap((action) => (action.type === 'give_days' ? action.stays : []));
  const added = (await portal.bookings.findAll(ids)).map((one) => ({ booked: one.occasions, noted: doorMarks(one) }));
  const came = { booked: booking.occasions, noted: doorMarks(booking), ...(added.length > 0 ? { added } : {}) };
  files.push(asJson('attendance', booking.number, came));
  const letters = (await lettersOf(portal, booking)).map((one) => ({ ...one, to: maskContact(one.to) }));
  files.push(asJson('letters', booking.number, letters));
  files.push(asJson('thread', dispute.number, dispute.thread));
  return { contracts, entries, receipts, letters, files };
}

async function filesOf({ files }: Pick<Portal, 'files'>, contract: ContractRecord): Promise<EvidenceFile[]> {
  const { evidence, number, version, snapshot, sha256: signed } = contract;
  const named = `${number}-v${version}`;
  const paper = await files.get(contract.file);
  const found = paper && sha256(paper.bytes);
  return [
    ...(paper && found ? [{ ...pdf('contract', named), bytes: paper.bytes, sha256: found, unchanged: found === signed }] : []),
    asJson('snapshot', named, snapshot),
    ...(evidence ? [asJson('signing', named, evidence)] : []),
  ];
}

/** Who came when, as the centre noted it: neither who collected the child nor what was seen of it. */
export const doorMarks = ({ actions }: Pick<BookingRecord, 'actions'>) =>
  actions.flatMap((one) => ('date' in one && isAttendanceMark(one.type) ? [{ at: one.at, date: one.date, mark: one.type }] : []));

const pdf = (kind: EvidenceKind, number: string) =>
  ({ kind, number, name: `${kind}-${number}.pdf`, mime: 'application/pdf' }) as const;

/**
 * What was sent about it. Left out is what was told of the door, which says who collected the child, and, once the contract
 * was handed on, what was sent before to the guardian who had it and since to that guardian alone.
 */
async function lettersOf(
  { city, guardians, messages }: Pick<Portal, 'city' | 'guardians' | 'messages'>,
  { id, actions }: BookingRecord,
): Promise<KeptMessage[]> {
  const ofDoor: readonly string[] = DOOR_NEWS;
  const sent = (await messages.about(id)).filter(({ kind }) => !ofDoor.includes(kind));
  const taken = actions.findLast((one) => one.type === 'take_contract');
  if (!taken) return sent;
  const former = await guardians.find(taken.from);
  const theirs = former && normalContact(former.contact, city.country);
  return sent.filter((one) => one.sentAt >= taken.at && one.to !== theirs);
}

/** In the one form that equal things have (RFC 8785), so that anybody can work out its digest anew. */
function asJson(kind: EvidenceKind, number: string, value: unknown): EvidenceFile {
  const bytes = Buffer.from(canonicalize(value) ?? '');
  return { kind, number, name: `${kind}-${number}.json`, mime: 'application/json', bytes, sha256: sha256(bytes) };
}
