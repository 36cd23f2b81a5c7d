import type { CivilDate } from '../time/civil-date.ts';

/**
 * What allows a centre to work. A licence regime may replace filing (托育服务法 draft), so this is a
 * type with a number, never one hard-coded filing number.
 */
export const CREDENTIAL_TYPES = ['filing_receipt', 'licence', 'kindergarten_licence', 'none'] as const;
export type CredentialType = (typeof CREDENTIAL_TYPES)[number];

export const CREDENTIAL_STATUSES = ['valid', 'pending', 'suspended', 'expired', 'withdrawn'] as const;
export type CredentialStatus = (typeof CREDENTIAL_STATUSES)[number];

export interface Credential {
  type: CredentialType;
  number?: string;
  issuer?: string;
  issuedOn?: CivilDate;
  expiresOn?: CivilDate;
  status: CredentialStatus;
}

/** How far a centre's record can be relied on: only `claimed` ones are run here by their head. */
export const LISTINGS = ['listed', 'claim_pending', 'claimed'] as const;
export type Listing = (typeof LISTINGS)[number];

/** What the supervisor says to somebody who wants to take a listed centre over. */
export const TAKEOVER_DECISIONS = ['pending', 'approved', 'refused'] as const;

/** 正常, 停业 or 注销: what the supervisor has set. */
export const OPERATING_STATUSES = ['normal', 'paused', 'closed'] as const;
export type OperatingStatus = (typeof OPERATING_STATUSES)[number];

export interface Standing {
  credential: Credential;
  operating: OperatingStatus;
  listing: Listing;
  /** The first day on which it takes no child, and the first on which it does again: known ahead, or since. */
  stopsOn?: CivilDate;
  resumesOn?: CivilDate;
}

export const NOT_BOOKABLE = [
  'listed_only',
  'not_operating',
  'no_credential',
  'credential_not_valid',
  'credential_expired',
] as const;
export type NotBookable = (typeof NOT_BOOKABLE)[number];

/** Why a centre cannot be booked on a day; `undefined` when it can (promise 6). */
export function whyNotBookable(standing: Standing, on: CivilDate): NotBookable | undefined {
  const { credential, operating, listing } = standing;
  if (listing !== 'claimed') return 'listed_only';
  if (operating !== 'normal') return 'not_operating';
  if (credential.type === 'none') return 'no_credential';
  if (credential.expiresOn && credential.expiresOn < on) return 'credential_expired';
  if (credential.status !== 'valid') return 'credential_not_valid';
  if (isStoppedOn(standing, on)) return 'not_operating';
  return undefined;
}

/** Stopped, or without a credential any more, by the days that are on record: true of past days too. */
export const wasStoppedOn = (standing: Standing, on: CivilDate): boolean =>
  isStoppedOn(standing, on) || (standing.credential.expiresOn ?? on) < on;

const isStoppedOn = ({ stopsOn, resumesOn }: Standing, on: CivilDate): boolean =>
  stopsOn !== undefined && stopsOn <= on && !(resumesOn !== undefined && resumesOn > stopsOn && resumesOn <= on);

/** The first of some days on which a centre may take no child: a stay is asked about for each of its days. */
export function firstBarred(
  standing: Standing,
  days: readonly CivilDate[],
): { date: CivilDate; reason: NotBookable } | undefined {
  for (const date of days.toSorted()) {
    const reason = whyNotBookable(standing, date);
    if (reason) return { date, reason };
  }
  return undefined;
}

/** Since when a centre takes no child, and from when it does again, when a change to its standing says nothing of days: today. */
export function datesOfStop(
  { before, after }: { before: Standing; after: Standing },
  today: CivilDate,
): Pick<Standing, 'stopsOn' | 'resumesOn'> {
  const may = (standing: Standing) =>
    standing.operating === 'normal' && standing.credential.type !== 'none' && standing.credential.status === 'valid';
  const { stopsOn, resumesOn } = after;
  if (may(before) === may(after) || stopsOn !== before.stopsOn || resumesOn !== before.resumesOn) return { stopsOn, resumesOn };
  if (!may(after)) return isStoppedOn(after, today) ? { stopsOn, resumesOn } : { stopsOn: today, resumesOn: undefined };
  if (!isStoppedOn(after, today)) return { stopsOn, resumesOn };
  // Set by mistake, and taken back on the same day.
  return stopsOn === today ? {} : { stopsOn, resumesOn: today };
}

/** The same with its day: of a credential that has run out, the last on which it held. */
export function barredOn(standing: Standing, on: CivilDate): { reason: NotBookable; when?: { on: CivilDate } } | undefined {
  const reason = whyNotBookable(standing, on);
  const { expiresOn } = standing.credential;
  return reason && (reason === 'credential_expired' && expiresOn ? { reason, when: { on: expiresOn } } : { reason });
}
