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
export function whyNotBookable({ credential, operating, listing }: Standing, on: CivilDate): NotBookable | undefined {
  if (listing !== 'claimed') return 'listed_only';
  if (operating !== 'normal') return 'not_operating';
  if (credential.type === 'none') return 'no_credential';
  if (credential.expiresOn && credential.expiresOn < on) return 'credential_expired';
  if (credential.status !== 'valid') return 'credential_not_valid';
  return undefined;
}

/** The same with its day: of a credential that has run out, the last on which it held. */
export function barredOn(standing: Standing, on: CivilDate): { reason: NotBookable; when?: { on: CivilDate } } | undefined {
  const reason = whyNotBookable(standing, on);
  const { expiresOn } = standing.credential;
  return reason && (reason === 'credential_expired' && expiresOn ? { reason, when: { on: expiresOn } } : { reason });
}
