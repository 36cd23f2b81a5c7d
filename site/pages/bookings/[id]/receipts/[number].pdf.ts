import type { APIRoute } from 'astro';
import { findGuardian } from '#cms/accounts/family-sessions.ts';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { receiptLines, renderReceiptPdf } from '#cms/contracts/documents/receipt-pdf.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { words } from '#cms/records/words.ts';

/** A receipt as a PDF, for the family it was issued to. */
export const GET: APIRoute = async ({ params, locals }) => {
  const portal = await getPortal();
  const guardian = await findGuardian(portal, locals.session);
  const details = await bookingDetails(portal, params.id ?? '', guardian?.id);
  const receipt = details?.receipts.find(({ number }) => number === params.number);
  if (!details || !receipt) return new Response('Not found', { status: 404 });
  const { bytes } = await renderReceiptPdf(
    {
      number: receipt.number,
      kind: receipt.kind === 'refund' ? 'refund' : 'payment',
      issuedAt: receipt.issuedAt,
      payer: details.guardianName,
      facility: words(details.facility.name)[locals.lang],
      lines: receiptLines(receipt, locals.lang),
      total: receipt.amount,
      currency: portal.city.currency,
      contractNumber: details.contract?.number ?? '',
      timeZone: portal.city.timeZone,
    },
    locals.lang,
  );
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${receipt.number}.pdf"`,
      'cache-control': 'no-store',
    },
  });
};
