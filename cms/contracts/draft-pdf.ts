import { type Problem, tooMany } from '#cms/core/problem.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Drafting } from './contract-draft.ts';
import { renderDraftPdf } from './documents/contract-pdf.ts';
import { draftToSign } from './draft-to-sign.ts';
import type { PaperFile } from './paper-answer.ts';

/** What is set in type anew each time that it is asked for, of a family or by one of the staff: all drafts of a long order, twice. */
const PAPERS = { name: 'papers', most: 60, seconds: 600 };

/** Counts one more paper that is to be printed for somebody; a problem where that is too often. */
export async function tooManyPapers(portal: Pick<Portal, 'environment' | 'limits'>, who: string): Promise<Problem | undefined> {
  const seconds = await takeOf(portal, PAPERS, who);
  return seconds ? tooMany('too_many_requests', { params: { seconds } }) : undefined;
}

type Draft = { contractId: string } | PaperFile;

/** The contract of a place that is held, as a file marked as a draft; of a signed one which contract it is. For its family alone. */
export async function draftPdf(
  portal: Drafting & Pick<Portal, 'bookings' | 'contracts' | 'environment' | 'limits' | 'supplies'>,
  { bookingId, guardianId }: { bookingId: string; guardianId: string | undefined },
): Promise<Draft | Problem | undefined> {
  const booking = await portal.bookings.find(bookingId, guardianId);
  if (!booking) return undefined;
  if (booking.contractId) return { contractId: booking.contractId };
  if (booking.status !== 'held') return undefined;
  const often = await tooManyPapers(portal, guardianId ?? '');
  if (often) return often;
  const { snapshot } = await draftToSign(portal, booking);
  const { bytes } = renderDraftPdf(snapshot, portal.now());
  return { name: `${snapshot.number}-draft`, bytes };
}
