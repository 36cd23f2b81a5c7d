import { clause, importantClause } from '../words.ts';

/** Clauses that read the same in all four agreements. */

export const parties = clause(
  ['parties'],
  'The parties',
  'The parent: {guardian}, {relation} of the child, reached at {guardianContact}.',
  'The centre: {facility}. {credentials}',
  'The child: {child}, born {birthDate}.',
  'The parent is an adult with parental responsibilities for the child and signs in their own name. The centre holds a licence under the Community Care and Assisted Living Act that is in force on signing.',
);

export const payout = importantClause(
  ['payout'],
  'How refunds are paid',
  '{payout}',
  'Refunds are worked out by the rules in this agreement, line by line. If part is disputed, the part that is not is paid first.',
);

export const pickUp = clause(
  ['pick_up'],
  'Drop-off and pick-up',
  'The child is released only to the parent or to a person the parent has named. {pickups}',
  'At each pick-up the centre checks who has come and records the time. The parent names a new person beforehand, in writing or on the portal.',
  'If nobody comes in time, the centre goes on caring for the child and calls the parent and the people named.',
);

export const health = clause(
  ['entry_check', 'illness', 'medicine', 'emergency'],
  'Health, medicine and emergencies',
  'The parent gives the centre the child’s immunization record and tells it what it needs to know of the child’s health. {health}',
  'A child who is ill and cannot take part is cared for apart, and the parent is asked to come.',
  'The centre gives medicine only on the parent’s written instruction, from its original container, and records each dose.',
  'In an emergency the centre calls 9-1-1 at once and the parent at the same time; treatment does not wait.',
);

export const personalInformation = clause(
  ['personal_data'],
  'Personal information',
  'The centre and the portal collect only what care needs, under the Personal Information Protection Act, and give it to nobody who is not concerned. Reading by staff is logged.',
  'The parent decides on each of these uses separately, may withdraw at any time, and is served all the same: {consents}',
  'The parent may see and correct the information, and have deleted what the law does not require to be kept.',
);

export const duties = clause(
  ['duties'],
  'Duties of both',
  'The parent tells the truth about the child’s health, keeps contacts up to date and is on time.',
  'The centre keeps to the Child Care Licensing Regulation: group size, staff, premises, behaviour guidance, and the record of incidents. It never disciplines the child by force, shame or isolation, and does not pass the service on to anyone else.',
);

export const liability = importantClause(
  ['liability'],
  'Liability',
  'If the centre fails in its duty of care and the child is hurt, it answers for it as the law provides, insured or not. Nothing in this agreement excludes or limits that.',
  'If the service is not as agreed, the parent may ask that it be made good, that the fee be reduced, or end the agreement.',
);

export const stopping = clause(
  ['stopping'],
  'If the centre stops',
  'If the centre closes, moves or loses its licence, it tells the parent as early as it can, and thirty days ahead where it is its own decision, and pays back everything not yet provided. The same is paid back if fire, illness or another event beyond its control stops the service.',
);

export const disputes = importantClause(
  ['disputes'],
  'Disputes',
  'The parties first talk. Concerns about health and safety may be brought at any time to the {supervisor}; claims about money may be brought to the Civil Resolution Tribunal or to the courts of British Columbia, as their amount allows.',
  'None of these has to come before another, and nothing here takes away a right that the parent has by law. A term open to more than one reading is read in the parent’s favour.',
);

export const effect = clause(
  ['effect'],
  'Signing',
  'The places, prices and text that the centre publishes on the portal are an offer. The agreement is made when the parent types their own name and confirms; an electronic signature is as good as one by hand (Electronic Transactions Act).',
  'The price list, the version of the refund rules, the people who may pick up and the separate consents are part of it. The portal keeps the time of signing and the digest of the file, so that any later change shows. Each party can download an equal copy at any time.',
);
