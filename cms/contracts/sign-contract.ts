import { badRequest, conflict, notFound, type Result, together, unprocessable } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { signature as signatureWords } from '#cms/input/family.ts';
import { refuseUnserved } from '#cms/places/standing-now.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Unit } from '#cms/ports/database/in-transaction.ts';
import { unprintable } from '#cms/print/unprintable.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { StoredContract } from '#cms/records/contracts.ts';
import { type Keep, keeping } from '#cms/records/idempotency.ts';
import { type Actor, availableActions } from '#domain/booking/booking-state.ts';
import { isMonthly } from '#domain/care/care.ts';
import { type ContractSnapshot, whyNotSignable } from '#domain/contract/contract.ts';
import { contractDraft, type Drafting } from './contract-draft.ts';
import { renderContractPdf } from './documents/contract-pdf.ts';
import { UnprintableError } from './documents/render-pdf.ts';
import { sealPaper } from './documents/seal-paper.ts';
import { contractHash, sha256 as digest } from './documents/sha256.ts';
import { keepingFile } from './keep-file.ts';
import { provenAtDoor, type SigningDoor, signingEvidence } from './signing-evidence.ts';

export type Signing = Drafting &
  Pick<
    Portal,
    | 'bookings'
    | 'contracts'
    | 'environment'
    | 'files'
    | 'limits'
    | 'log'
    | 'seal'
    | 'sessions'
    | 'signInCodes'
    | 'supplies'
    | 'work'
  >;

export interface Signature {
  bookingId: string;
  guardianId: string;
  /** What the guardian typed: their own name. */
  name: string;
  readTerms: boolean;
  by: Actor;
  door?: SigningDoor;
}

interface Signed {
  booking: BookingRecord;
  contractId: string;
}

/**
 * Freezes the contract, stores its PDF and hash, and moves the booking on (promise 3). The PDF is
 * written before the record that names it, and taken away again where that is refused.
 */
export async function signContract(portal: Signing, signature: Signature, keep?: Keep<Signed>): Promise<Result<Signed>> {
  const booking = await portal.bookings.find(signature.bookingId, signature.guardianId);
  if (!booking) return notFound('booking_not_found');
  if (booking.status === 'signed' && booking.contractId) return { ok: true, booking, contractId: booking.contractId };
  const allowed = availableActions(booking.status, { ...booking, now: portal.now(), monthly: isMonthly(booking.request) });
  if (!allowed.includes('sign')) return conflict(allowed.includes('expire') ? 'hold_expired' : 'cannot_sign_now');

  const unserved = await refuseUnserved(portal, booking);
  if (unserved) return unserved;

  const guardian = await portal.guardians.get(booking.guardianId);
  // A linked guardian sees it too, but nobody signs in another's name.
  if (guardian.id !== signature.guardianId) return conflict('signed_by_other');
  const draft = await contractDraft(portal, booking);
  const words = readSignature(signature, { guardianName: draft.guardian.name, isAdultGuardian: guardian.adult ?? false });
  if (!words.ok) return words;
  const proven = await provenAtDoor(portal, guardian.id, signature.door);
  if (proven && !proven.ok) return proven;

  const stored = await storeContract(portal, { ...draft, signedAt: portal.now(), signedName: words.name });
  if (!stored.ok) return stored;
  const { readTerms, door } = signature;
  const evidence = await signingEvidence(portal, stored.record, { how: 'typed_name', name: words.name, readTerms, door });
  const task = async (unit: Unit): Promise<Result<Signed>> => {
    const current = await portal.bookings.get(booking.id, unit);
    // Pressed twice: the first signature is the one.
    if (current.status === 'signed' && current.contractId) return { ok: true, booking: current, contractId: current.contractId };
    if (current.status !== 'held') return conflict('cannot_sign_now');
    // The PDF took its time: the centre may have had to stop meanwhile.
    const stopped = await refuseUnserved(portal, current);
    if (stopped) return stopped;
    const contractId = await portal.contracts.add({ ...stored.record, evidence }, { ...booking, bookingId: booking.id }, unit);
    const action = { type: 'sign', at: stored.record.signedAt, by: signature.by, contract: contractId } as const;
    return { ok: true, booking: await portal.bookings.addAction(current, action, unit, { contractId }), contractId };
  };
  return keepingFile(portal, stored.record, () => portal.work(keeping(keep, task)));
}

/** The name that stands under a contract, or everything that keeps it from being a signature. */
export function readSignature(
  typed: { name: string; readTerms: boolean },
  { guardianName, isAdultGuardian }: { guardianName: string; isAdultGuardian: boolean },
): Result<{ name: string }> {
  const words = signatureWords.safeParse(typed);
  const problems = whyNotSignable({ guardianName, typedName: typed.name, isAdultGuardian, readTerms: typed.readTerms });
  const refused = problems.map((problem) =>
    unprocessable(problem, { field: problem === 'terms_not_read' ? 'readTerms' : 'name', params: { name: guardianName } }),
  );
  const unread = words.success ? undefined : badInput(words.error, typed);
  const wrong = together([...refused.filter(({ field }) => !unread || field !== 'name'), unread]);
  if (wrong || !words.success) return wrong ?? badRequest('invalid');
  return { ok: true, name: words.data.name };
}

const UNKNOWN = { character: '?', number: '' };

/**
 * Renders and keeps the PDF of a signed snapshot; `record` is what the collection keeps of it. A
 * contract that cannot show all of its words is not signed: some of them came before words were looked at.
 */
export async function storeContract(
  { environment, files, log, seal }: Pick<Portal, 'environment' | 'files' | 'log' | 'seal'>,
  snapshot: ContractSnapshot & { signedAt: string },
): Promise<Result<{ record: StoredContract }>> {
  const pdf = await renderContractPdf(snapshot, environment.origin).catch((error: unknown) => {
    if (error instanceof UnprintableError) return undefined;
    throw error;
  });
  if (!pdf) return unprocessable('contract_not_printable', { params: unprintable(JSON.stringify(snapshot)) ?? UNKNOWN });
  const sealed = await sealPaper({ log, seal }, pdf.bytes, snapshot.signedAt);
  const sha256 = sealed.seal ? digest(sealed.bytes) : pdf.sha256;
  const file = `contracts/${snapshot.number.toLowerCase()}/${sha256.slice(0, 16)}.pdf`;
  await files.put(file, sealed.bytes, 'application/pdf');
  const record = {
    number: snapshot.number,
    version: snapshot.version,
    snapshot,
    snapshotHash: contractHash(snapshot),
    sha256,
    bareHash: pdf.sha256,
    ...(sealed.seal ? { seal: sealed.seal } : {}),
    file,
    pages: pdf.pages,
    signedAt: snapshot.signedAt,
  };
  return { ok: true, record };
}
