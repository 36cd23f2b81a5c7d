import type { UnsoldReason } from '../money/pricing.ts';
import type { CivilDate } from '../time/civil-date.ts';
import { type Stop, type StopCause, stopOn } from './stops.ts';

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
  stops: readonly Stop[];
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
  if (stopOn(standing.stops, on)) return 'not_operating';
  return undefined;
}

/** The same of a centre with all that it needs to sell: it may work, its head has declared its contracts, and it can be paid. */
export const whyNotSelling = (
  { standing, unsold }: { standing: Standing; unsold?: UnsoldReason },
  on: CivilDate,
): NotBookable | UnsoldReason | undefined => whyNotBookable(standing, on) ?? unsold;

/** Stopped, or without a credential any more, by the days that are on record: true of past days too. */
export const wasStoppedOn = ({ credential, stops }: Standing, on: CivilDate): boolean =>
  stopOn(stops, on) !== undefined || (credential.expiresOn ?? on) < on;

/** Why a centre takes no child at present, by what its supervisor has set and not by days. */
export function causeOfStop({ credential, operating }: Pick<Standing, 'credential' | 'operating'>): StopCause | undefined {
  if (operating !== 'normal') return operating;
  if (credential.type === 'none') return 'withdrawn';
  const { status } = credential;
  return status === 'valid' ? undefined : status === 'pending' ? 'suspended' : status;
}

/** Whether a centre may be booked by what its supervisor has set, whatever the day says. */
export function isAllowed(standing: Standing): boolean {
  return standing.listing === 'claimed' && causeOfStop(standing) === undefined;
}

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

/** The same with its day: of a credential that has run out, the last on which it held. */
export function barredOn(standing: Standing, on: CivilDate): { reason: NotBookable; when?: { on: CivilDate } } | undefined {
  const reason = whyNotBookable(standing, on);
  const { expiresOn } = standing.credential;
  return reason && (reason === 'credential_expired' && expiresOn ? { reason, when: { on: expiresOn } } : { reason });
}
