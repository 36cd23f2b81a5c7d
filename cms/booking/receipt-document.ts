import type { Endpoint } from 'payload';
import { facilityIdOf, hasRole, staffOf } from '#cms/access/roles.ts';
import { receiptLines, renderReceiptPdf } from '#cms/contracts/documents/receipt-pdf.ts';
import { getPortal, type Portal } from '#cms/portal/portal.ts';
import type { ReceiptRecord } from '#cms/records/receipts.ts';
import { words } from '#cms/records/words.ts';
import { type Lang, langOf } from '#domain/language/lang.ts';
import { type BookingDetails, bookingDetails } from './booking-details.ts';

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
  const { bytes } = await renderReceiptPdf(
    {
      ...receipt,
      payer: guardianName,
      facility: words(facility.name)[lang],
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

export const receiptAnswer = (pdf: Buffer, number: string) =>
  new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${number}.pdf"`,
      'cache-control': 'no-store',
    },
  });

/** Prints a receipt again, for those who work at its centre; for everybody else there is none. */
export const reprintReceipt: Endpoint = {
  path: '/:id/pdf',
  method: 'get',
  handler: async (req) => {
    const user = staffOf(req);
    const facilityId = hasRole(user, 'head', 'counter') ? facilityIdOf(user) : undefined;
    const portal = await getPortal();
    const receipt = await portal.receipts.get(String(req.routeParams?.id ?? ''));
    const none = new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
    if (!user || !receipt || receipt.facilityId !== facilityId) return none;
    const { guardianId } = await portal.bookings.get(receipt.bookingId);
    const details = await bookingDetails(portal, receipt.bookingId, guardianId);
    if (!details) return none;
    await portal.audit.write({ actor: user.id, action: 'receipt.print', subject: `receipt:${receipt.number}` });
    return receiptAnswer(await receiptPdf(portal, { ...details, receipt }, langOf(req.i18n.language)), receipt.number);
  },
};
