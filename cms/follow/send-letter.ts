import { tellOldContact } from '#cms/accounts/move-contact.ts';
import { tellOfLink } from '#cms/accounts/tell-of-link.ts';
import { tellOfMonth } from '#cms/alerts/months/send-month.ts';
import { HAND_ON_NEWS, tellCentreOfParty, tellOfHandOn } from '#cms/booking/hand-on/tell-of-hand-on.ts';
import { tellAnswerers } from '#cms/booking/request/tell-centre.ts';
import { tellOfTour } from '#cms/booking/tours/tell-tour.ts';
import { tellOfWait, WAIT_LETTERS } from '#cms/booking/waitlist/tell-waiting.ts';
import { tellOfActivity } from '#cms/guidance/activities/tell.ts';
import { tellOfConsult } from '#cms/guidance/consults/tell-consult.ts';
import { tellOfDoctor, tellStation } from '#cms/guidance/doctors/tell-doctor.ts';
import { tellBody } from '#cms/guidance/organisers/tell-body.ts';
import { tellAsker } from '#cms/guidance/questions/tell-asker.ts';
import { tellReturned } from '#cms/guidance/review/tell-author.ts';
import { tellNurse } from '#cms/guidance/visits/tell-nurse.ts';
import { tellOfVisit } from '#cms/guidance/visits/tell-visited.ts';
import { tellOfLetter } from '#cms/payments/family-letters.ts';
import { tellOfClass, tellOfInfection } from '#cms/places/infections/tell-families.ts';
import { tellOfCluster } from '#cms/places/infections/tell-of-cluster.ts';
import { tellOfCheckIn } from '#cms/places/tell-of-check-in.ts';
import { tellOfDoor } from '#cms/places/tell-of-door.ts';
import { deliver } from '#cms/portal/deliver.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { SendResult } from '#cms/ports/notify/port.ts';
import type { Letter } from '#cms/records/letters.ts';
import { tellHeads } from '#cms/registry/filing/tell-heads.ts';
import { tellApplicant } from '#cms/registry/tell-applicant.ts';
import { tellOfDispute } from '#cms/supervision/disputes/tell-dispute.ts';
import { tellComplainant } from '#cms/supervision/tell-complainant.ts';

const HANDED_ON = Object.fromEntries(HAND_ON_NEWS.map((kind) => [kind, tellOfHandOn]));
const WAITING = Object.fromEntries(WAIT_LETTERS.map((kind) => [kind, tellOfWait]));

/** Letters that are not about a family's booking. */
const TELL: Record<string, (portal: Portal, letter: Letter) => Promise<SendResult | undefined>> = {
  activity: tellOfActivity,
  article_returned: tellReturned,
  check_in: tellOfCheckIn,
  class_infection: tellOfClass,
  complaint: (portal, { subject }) => tellComplainant(portal, subject),
  consult: tellOfConsult,
  contact: tellOldContact,
  dispute: tellOfDispute,
  doctor: tellOfDoctor,
  door: tellOfDoor,
  filed: tellHeads,
  guardian_linked: tellOfLink,
  guardian_unlinked: tellOfLink,
  mandate_taken: tellOfLink,
  month: tellOfMonth,
  infection: tellOfInfection,
  infection_cluster: tellOfCluster,
  organiser: tellBody,
  nurse_doctor: tellStation,
  nurse_visit: tellNurse,
  request_asked: tellAnswerers,
  party_changed: tellCentreOfParty,
  question: (portal, { subject }) => tellAsker(portal, subject),
  tour: tellOfTour,
  visit: tellOfVisit,
  ...HANDED_ON,
  ...WAITING,
  takeover: (portal, { subject }) => tellApplicant(portal, subject),
};

/** Sends a letter that whoever wrote it did not: it was killed, or nobody could be reached. */
export const sendLetter = (portal: Portal, key: string): Promise<'sent' | 'nothing_due'> =>
  deliver(portal, key, (letter) => (TELL[letter.kind] ?? tellOfLetter)(portal, letter));
