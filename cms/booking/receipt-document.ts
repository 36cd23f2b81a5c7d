import type { Endpoint } from 'payload';
import { facilityIdOf, hasRole, staffOf } from '#cms/access/roles.ts';
import { receiptLines, renderReceiptPdf } from '#cms/contracts/documents/receipt-pdf.ts';
import { tooManyPapers } from '#cms/contracts/draft-pdf.ts';
import { type PaperFile, paperAnswer } from '#cms/contracts/paper-answer.ts';
import type { Problem } from '#cms/core/problem.ts';
import { payeeWords } from '#cms/payments/payee.ts';
import { getPortal, type Portal } from '#cms/portal/portal.ts';
import type { ReceiptRecord } from '#cms/records/receipts.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import { type BookingDetails, bookingDetails, type Detailing } from './booking-details.ts';

/** A receipt as a PDF, as often as it is asked for. */
export async function receiptPdf(
  { city }: Pick<Portal, 'city'>,
  {
    receipt,
    guardianName,
    facility,
    contract,
  }: Pick<BookingDetails, 'guardianName' | 'facility' | 'contract'> & { receipt: ReceiptRecord },
  lang: Lang,
): Promise<Buffer> {
  const centre = words(facility.name)[lang];
  const { bytes } = await renderReceiptPdf(
    {
      ...receipt,
      payer: guardianName,
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
