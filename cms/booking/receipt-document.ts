import type { Endpoint } from 'payload';
import { facilityIdOf, hasRole, staffOf } from '#cms/access/roles.ts';
import { receiptLines, renderReceiptPdf } from '#cms/contracts/documents/receipt-pdf.ts';
import { tooManyPapers } from '#cms/contracts/draft-pdf.ts';
import { type PaperFile, paperAnswer } from '#cms/contracts/paper-answer.ts';
import type { Problem } from '#cms/core/problem.ts';
import { payeeWords } from '#cms/payments/payee.ts';
import { getPortal, type Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Payment } from '#cms/records/payload-types.ts';
import type { ReceiptRecord } from '#cms/records/receipts.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { partyAt } from '#domain/booking/contract-offer.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import { outsideEvent } from '#domain/money/outside-return.ts';
import { eventOf } from '#domain/money/receipt.ts';
import { type BookingDetails, bookingDetails, type Detailing } from './booking-details.ts';

type Paying = Pick<Portal, 'guardians' | 'outsideReturns' | 'payments' | 'receipts'>;

/** A receipt as a PDF, as often as it is asked for: it says the same each time, whoever the contract is handed on to. */
export async function receiptPdf(
  portal: Paying & Pick<Portal, 'city'>,
  {
    receipt,
    booking,
    facility,
    contract,
  }: Pick<BookingDetails, 'booking' | 'facility' | 'contract'> & { receipt: ReceiptRecord },
  lang: Lang,
): Promise<Buffer> {
  const { city } = portal;
  const centre = words(facility.name)[lang];
  const { bytes } = await renderReceiptPdf(
    {
      ...receipt,
      payer: await payerOf(portal, booking, receipt),
      facility: centre,
      payee: payeeWords({ t: createTranslator(lang), lang, city }, { payee: receipt.payee ?? 'centre', centre }),
      lines: receiptLines(receipt, lang),
      total: receipt.amount,
      currency: city.currency,
      contractNumber: contract?.number ?? '',
      timeZone: city.timeZone,
    },
    lang,
  );
  return bytes;
}

/** Who was the party when that was paid which a receipt is for, goes back of, or bore interest. */
export async function payerOf(
  portal: Paying,
  booking: BookingRecord,
  { source, voids, issuedAt }: Pick<ReceiptRecord, 'source' | 'voids' | 'issuedAt'>,
): Promise<string> {
  const { guardians, outsideReturns, payments, receipts } = portal;
  const voided = voids === undefined ? undefined : (await receipts.listOf(booking.id)).find(({ number }) => number === voids);
  if (voided) return payerOf(portal, booking, voided);
  const event = eventOf(source);
  const itself = (await outsideReturns.ofBooking(booking.id)).find((one) => event === outsideEvent(one));
  const isOf = ({ id, reference }: Payment) =>
    id === itself?.paymentId ||
    event === `payment:${reference}` ||
    (/^(refund|interest):/.test(event) && event.includes(`:${reference}-`));
  const paid = (await payments.listOf(booking.id)).find(isOf);
  return (await guardians.find(partyAt(booking, paid?.paidAt ?? issuedAt)))?.name ?? '';
}

/** A family's own receipt, printed again; another's is as good as absent. */
export async function ownReceipt(
  portal: Detailing & Pick<Portal, 'environment' | 'limits'>,
  { bookingId, number, guardianId }: { bookingId: string; number: string; guardianId: string | undefined },
  lang: Lang,
): Promise<PaperFile | Problem | undefined> {
  const details = guardianId === undefined ? undefined : await bookingDetails(portal, bookingId, guardianId);
  const receipt = details?.receipts.find((one) => one.number === number);
  if (!details || !receipt || guardianId === undefined) return undefined;
  const often = await tooManyPapers(portal, guardianId);
  return often ?? { name: number, bytes: await receiptPdf(portal, { ...details, receipt }, lang) };
}

/** Prints a receipt again, for those who work at its centre; for everybody else there is none. */
export const reprintReceipt: Endpoint = {
  path: '/:id/pdf',
  method: 'get',
  handler: async (req) => {
    const user = staffOf(req);
    const facilityId = hasRole(user, 'head', 'counter') ? facilityIdOf(user) : undefined;
    const portal = await getPortal();
    const receipt = await portal.receipts.get(String(req.routeParams?.id ?? ''));
    const lang = langOf(req.i18n.language);
    const none = paperAnswer(undefined, lang);
    if (!user || !receipt || receipt.facilityId !== facilityId) return none;
    const { guardianId } = await portal.bookings.get(receipt.bookingId);
    const details = await bookingDetails(portal, receipt.bookingId, guardianId);
    if (!details) return none;
    const often = await tooManyPapers(portal, user.id);
    if (often) return paperAnswer(often, lang);
    await portal.audit.write({ actor: user.id, action: 'receipt.print', subject: `receipt:${receipt.number}` });
    return paperAnswer({ name: receipt.number, bytes: await receiptPdf(portal, { ...details, receipt }, lang) }, lang);
  },
};
