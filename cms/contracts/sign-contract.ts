import { conflict, notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import { findBooking, getBooking } from '#cms/records/find-booking.ts';
import { json } from '#cms/records/json.ts';
import type { Contract } from '#cms/records/payload-types.ts';
import { addAction } from '#cms/records/write-booking.ts';
import { type Actor, availableActions } from '#domain/booking/booking-state.ts';
import { isMonthly } from '#domain/care/care.ts';
import { type ContractSnapshot, whyNotSignable } from '#domain/contract/contract.ts';
import { contractDraft } from './contract-draft.ts';
import { renderContractPdf } from './documents/contract-pdf.ts';
import { UnprintableError } from './documents/render-pdf.ts';
import { contractHash } from './documents/sha256.ts';

type StoredContract = Pick<
  Contract,
  'number' | 'version' | 'snapshot' | 'snapshotHash' | 'sha256' | 'file' | 'pages' | 'signedAt'
>;

export interface Signature {
  bookingId: string;
  guardianId: string;
  /** What the guardian typed: their own name. */
  name: string;
  readTerms: boolean;
  by: Actor;
}

/**
 * Freezes the contract, stores its PDF and hash, and moves the booking on (promise 3). The PDF is
 * written before the record that names it: a crash between the two leaves a file nobody points to.
 */
export async function signContract(
  portal: Portal,
  signature: Signature,
): Promise<Result<{ booking: BookingRecord; contractId: string }>> {
  const booking = await findBooking(portal, signature.bookingId, signature.guardianId);
  if (!booking) return notFound('booking_not_found');
  if (booking.status === 'signed' && booking.contractId) return { ok: true, booking, contractId: booking.contractId };
  const allowed = availableActions(booking.status, { ...booking, now: portal.now(), monthly: isMonthly(booking.request) });
  if (!allowed.includes('sign')) return conflict(allowed.includes('expire') ? 'hold_expired' : 'cannot_sign_now');

  const guardian = await portal.payload.findByID({ collection: 'guardians', id: booking.guardianId, depth: 0 });
  const draft = await contractDraft(portal, booking);
  const problem = whyNotSignable({
    guardianName: draft.guardian.name,
    typedName: signature.name,
    isAdultGuardian: guardian.adult ?? false,
    readTerms: signature.readTerms,
  });
  if (problem)
    return unprocessable(problem, {
      field: problem === 'terms_not_read' ? 'readTerms' : 'name',
      params: { name: draft.guardian.name },
    });

  const stored = await storeContract(portal, { ...draft, signedAt: portal.now(), signedName: signature.name.trim() });
  if (!stored.ok) return stored;
  return inTransaction(portal.payload, async (req) => {
    const current = await getBooking(portal, booking.id, req);
    // Pressed twice: the first signature is the one.
    if (current.status === 'signed' && current.contractId) return { ok: true, booking: current, contractId: current.contractId };
    if (current.status !== 'held') return conflict('cannot_sign_now');
    const contract = await portal.payload.create({
      collection: 'contracts',
      req,
      depth: 0,
      data: { ...stored.record, booking: booking.id, facility: booking.facilityId, guardian: booking.guardianId },
    });
    const signed = await addAction(
      portal,
      current,
      { type: 'sign', at: stored.record.signedAt, by: signature.by, contract: contract.id },
      req,
      { contract: contract.id },
    );
    return { ok: true, booking: { ...signed, contractId: contract.id }, contractId: contract.id };
  });
}

/**
 * Renders and keeps the PDF of a signed snapshot; `record` is what the collection keeps of it. A
 * contract that cannot show a name in full is not signed.
 */
export async function storeContract(
  portal: Portal,
  snapshot: ContractSnapshot & { signedAt: string },
): Promise<Result<{ record: StoredContract }>> {
  const pdf = await renderContractPdf(snapshot).catch((error: unknown) => {
    if (error instanceof UnprintableError) return undefined;
    throw error;
  });
  if (!pdf) return unprocessable('name_not_printable', { field: 'name' });
  const { bytes, sha256, pages } = pdf;
  const file = `contracts/${snapshot.number.toLowerCase()}/${sha256.slice(0, 16)}.pdf`;
  await portal.files.put(file, bytes, 'application/pdf');
  const record = {
    number: snapshot.number,
    version: snapshot.version,
    snapshot: json(snapshot),
    snapshotHash: contractHash(snapshot),
    sha256,
    file,
    pages,
    signedAt: snapshot.signedAt,
  };
  return { ok: true, record };
}
