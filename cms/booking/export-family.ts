import { strToU8, type Zippable, zip } from 'fflate';
import { listSessions } from '#cms/accounts/family-sessions.ts';
import { type Result, tooMany } from '#cms/core/problem.ts';
import { takeOf } from '#cms/portal/how-often.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { words } from '#cms/records/words.ts';
import type { Lang } from '#domain/language/lang.ts';
import { bookingDetails, type Detailing } from './booking-details.ts';
import { receiptPdf } from './receipt-document.ts';

type Giving = Detailing &
  Pick<
    Portal,
    | 'city'
    | 'consults'
    | 'delegateCodes'
    | 'disputes'
    | 'doctorRequests'
    | 'enrolled'
    | 'environment'
    | 'familyData'
    | 'familyPlaces'
    | 'favourites'
    | 'files'
    | 'homeVisits'
    | 'infections'
    | 'limits'
    | 'mandates'
    | 'monthMessages'
    | 'now'
    | 'pickupPhotos'
    | 'questions'
    | 'savedSearches'
    | 'sessions'
    | 'signups'
    | 'subsidies'
    | 'tours'
    | 'waits'
  >;

/** Putting a folder together draws every receipt again. */
const EXPORTS = { name: 'export', most: 6, seconds: 3600 };

/**
 * All that is kept of a family, as a zipped folder: a JSON file for each subject, signed contracts as they were signed,
 * receipts as PDFs. Hashes of what opens doors are not in it.
 */
export async function exportFamily(
  portal: Giving,
  { guardian, lang }: { guardian: Guardian; lang: Lang },
): Promise<Result<{ zipped: Uint8Array }>> {
  const wait = await takeOf(portal, EXPORTS, guardian.id);
  if (wait !== undefined) return tooMany('too_many_exports', { params: { seconds: wait } });
  return { ok: true, zipped: await wholeFolder(portal, { guardian, lang }) };
}

async function wholeFolder(portal: Giving, { guardian, lang }: { guardian: Guardian; lang: Lang }): Promise<Uint8Array> {
  const { bookings, children, familyData, familyPlaces, favourites, savedSearches } = portal;
  const { id } = guardian;
  const other = await portal.guardians.otherOf(id);
  const stays = await bookings.listOf(id);
  const contracts = await familyData.contractsOf(id);
  const searches = [...(await savedSearches.liveOf(id)), ...(await savedSearches.stoppedOf(id, '1970-01-01T00:00:00.000Z'))];
  const waits = [...(await portal.waits.liveOf(id)), ...(await portal.waits.endedOf(id, '1970-01-01T00:00:00.000Z'))];
  const folder: Zippable = {
    'family.json': json(guardian),
    'linked-guardian.json': json(other ? { name: other.name, linkedAt: guardian.linkedAt } : null),
    'children.json': json(await children.listOf(id)),
    'family-places.json': json(await familyPlaces.listOf(id)),
    'questions.json': json(await portal.questions.listOf(id)),
    'home-visits.json': json((await portal.homeVisits.ofFamily(id)).map(({ nurseId: _, changes: __, ...visit }) => visit)),
    'consultations.json': json((await portal.consults.ofFamily(id)).map(({ changes: _, ...consult }) => consult)),
    'family-doctor.json': json((await portal.doctorRequests.ofFamily(id)).map(({ changes: _, ...request }) => request)),
    'disputes.json': json((await portal.disputes.ofFamily(id)).map(({ changes: _, ...dispute }) => dispute)),
    'activities.json': json((await portal.signups.ofFamily(id)).map(({ code: _, ...signup }) => signup)),
    'visits-to-centres.json': json((await portal.tours.ofFamily(id)).map(({ changes: _, ...tour }) => tour)),
    'favourites.json': json(await favourites.listOf(id)),
    'saved-searches.json': json(searches.map(({ address, label, savedAt }) => ({ address, label: label[lang], savedAt }))),
    'messages-by-age.json': json((await portal.monthMessages.listOf(id)).map(({ stopKey: _, version: __, ...kept }) => kept)),
    'waitlists.json': json(waits.map(({ leaveKey: _, version: __, ...kept }) => kept)),
    'enrolled-by-centres.json': json((await portal.enrolled.ofFamily(id)).map(({ batch: _, revision: __, ...kept }) => kept)),
    'infections.json': json((await portal.infections.ofFamily(id)).map(({ notedBy: _, revision: __, ...kept }) => kept)),
    'one-time-pickup-codes.json': json(await portal.delegateCodes.ofGuardian(id)),
    'care-subsidies.json': json(await portal.subsidies.asksOf((await children.listOf(id)).map((child) => child.id))),
    'delegates.json': json([...(await portal.mandates.given([id])), ...(await portal.mandates.taken(id))]),
    'devices.json': json((await listSessions(portal, { guardianId: id })).map(({ isThis: _, ...device }) => device)),
    'messages.json': json(await familyData.messagesTo(guardian)),
    'contracts.json': json(contracts),
  };
  for (const { number, file } of contracts) {
    const pdf = await portal.files.get(file);
    if (pdf) folder[`contracts/${number}.pdf`] = [pdf.bytes, { level: 0 }];
  }
  for (const { id: photo, jpeg } of await portal.pickupPhotos.listOf(id)) folder[`photos/${photo}.jpg`] = [jpeg, { level: 0 }];
  const told: object[] = [];
  for (const stay of stays) told.push(await tell(portal, folder, { stay, guardian, lang }));
  folder['bookings.json'] = json(told);
  return new Promise((resolve, reject) => zip(folder, (error, bytes) => (error ? reject(error) : resolve(bytes))));
}

async function tell(
  portal: Giving,
  folder: Zippable,
  { stay, guardian, lang }: { stay: BookingRecord; guardian: Guardian; lang: Lang },
): Promise<object> {
  const details = await bookingDetails(portal, stay.id, guardian.id);
  if (!details) return stay;
  const { facility, className, contract, payments, receipts, refunds } = details;
  const name = words(facility.name);
  for (const receipt of receipts) {
    const bytes = await receiptPdf(portal, { ...details, receipt }, lang);
    folder[`receipts/${receipt.number}.pdf`] = [bytes, { level: 0 }];
  }
  const paid = payments.map(({ amount, currency, received, receivedCurrency, status, method, paidAt }) => ({
    amount,
    currency,
    received,
    receivedCurrency,
    status,
    method,
    paidAt,
  }));
  const backs = refunds.map(({ owed: _, ...refund }) => refund);
  const { pickupCode: _, ...known } = stay;
  return { ...known, facility: name, class: className, contract: contract?.number, payments: paid, refunds: backs, receipts };
}

const json = (value: unknown) => strToU8(`${JSON.stringify(value, undefined, 2)}\n`);
