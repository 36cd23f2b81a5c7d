import { badRequest, notFound, type Result, tooMany } from '#cms/core/problem.ts';
import { type Counting, takeFromAddress } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Complaint } from '#cms/records/complaints.ts';
import { readComplaintNumber } from '#domain/supervision/complaint.ts';

/** Far too few to find a number that somebody else has. */
const FROM_ADDRESS = { name: 'complaints-followed', most: 60, seconds: 3600 };

/** How a complaint stands, for whoever has its number. What was written and by whom is not said again. */
export type FollowedComplaint = Pick<Complaint, 'number' | 'subject' | 'receivedAt' | 'state' | 'reply' | 'answeredAt'>;

export async function followComplaint(
  portal: Counting & Pick<Portal, 'complaints'>,
  { number: written, from }: { number: string; from: string },
): Promise<Result<{ complaint: FollowedComplaint }>> {
  const number = readComplaintNumber(written);
  if (!number) return badRequest('complaint_number', { field: 'number' });
  const seconds = await takeFromAddress(portal, FROM_ADDRESS, from);
  if (seconds) return tooMany('too_many_complaints', { params: { seconds } });
  const found = await portal.complaints.find(number);
  if (!found) return { ...notFound('complaint_unknown'), field: 'number' };
  const { subject, receivedAt, state, reply, answeredAt } = found;
  return { ok: true, complaint: { number, subject, receivedAt, state, reply: state === 'answered' ? reply : '', answeredAt } };
}
