import { badRequest, conflict, type Result, together, unprocessable } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { signature as signatureWords } from '#cms/input/family.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { BookingRecord } from '#cms/records/booking.ts';
import type { StoredContract } from '#cms/records/contracts.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import { offerStandingOf } from '#cms/records/offers.ts';
import { type ContractSnapshot, isMonthlyService, whyNotSignable } from '#domain/contract/contract.ts';
import type { SigningEvidence } from '#domain/contract/evidence.ts';
import { agreesToDelegates } from '#domain/contract/framework.ts';
import type { OfferStanding } from '#domain/contract/offer-signature.ts';
import type { Drafting } from './contract-draft.ts';
import { draftToSign } from './draft-to-sign.ts';
import { type SigningDoor, signingEvidence } from './signing-evidence.ts';
import { storeContract } from './store-contract.ts';

export type Signing = Drafting &
  Pick<
    Portal,
    | 'bookings'
    | 'contracts'
    | 'environment'
    | 'files'
    | 'limits'
    | 'log'
    | 'offerSignatures'
    | 'prices'
    | 'seal'
    | 'sessions'
    | 'sheets'
    | 'signInCodes'
    | 'supplies'
    | 'work'
  >;

/** A contract as it will be kept, and what it is signed for. */
export interface Paper {
  booking: BookingRecord;
  record: StoredContract;
  evidence: SigningEvidence;
}

/** How somebody says yes to what is signed. */
export type Yes = Pick<SigningEvidence['guardian'], 'how' | 'name' | 'readTerms'> & Pick<SigningEvidence, 'delegate'>;

/**
 * By typing their name under what they have read, or, where nothing was typed, with one tap: under a framework contract
 * alone, under which that was done before.
 */
export async function sayYes(
  portal: Signing,
  said: { booking: BookingRecord; guardian: Guardian; name?: string; readTerms?: boolean },
): Promise<Result<Yes>> {
  const { booking, guardian, name, readTerms = false } = said;
  const who = { guardianName: guardian.name ?? '', isAdultGuardian: guardian.adult ?? false };
  const isTap = name === undefined && (await draftToSign(portal, booking)).snapshot.annex !== undefined;
  const words = readSignature(isTap ? { name: who.guardianName, readTerms: true } : { name: name ?? '', readTerms }, who);
  return words.ok ? { ok: true, how: isTap ? 'one_tap' : 'typed_name', name: words.name, readTerms } : words;
}

/** What is signed for a booking, with its file: after `before`, which is signed in the same act. */
export async function drawUp(
  portal: Signing,
  booking: BookingRecord,
  { door, ...yes }: Yes & { door?: SigningDoor },
  before: readonly Paper[] = [],
): Promise<Result<Paper>> {
  const { snapshot } = await draftToSign(
    portal,
    booking,
    before.map(({ record }) => record),
  );
  // What was to be agreed with one tap has come to differ from what was read: it is to be read first.
  if (yes.how !== 'typed_name' && !snapshot.annex) return conflict('framework_over');
  if (yes.delegate && !agreesToDelegates(snapshot)) return conflict('framework_over');
  const { facilityId, form, request } = booking;
  const of = { facilityId, form, oneStay: !isMonthlyService(snapshot), on: request.date };
  const standing = await offerStandingOf(portal, of);
  // What was concluded once is only signed anew.
  if (standing.is === 'not_signed' && snapshot.version === 1) return conflict('offer_not_signed');
  return paperOf(portal, { booking, snapshot }, { ...yes, door, standing });
}

/** A snapshot that somebody has said yes to, as it will be kept, with its file. */
export async function paperOf(
  portal: Signing,
  { booking, snapshot }: { booking: BookingRecord; snapshot: ContractSnapshot },
  { door, standing, ...yes }: Yes & { door?: SigningDoor; standing?: OfferStanding },
): Promise<Result<Paper>> {
  const signed = { signedAt: portal.now(), signedName: yes.name, ...(yes.delegate ? { delegate: yes.delegate.name } : {}) };
  const stored = await storeContract(portal, { ...snapshot, ...signed });
  if (!stored.ok) return stored;
  const { record } = stored;
  return { ok: true, booking, record, evidence: await signingEvidence(portal, record, { ...yes, door, standing }) };
}

/** How often something is signed anew because another was put into the same chain meanwhile. */
const TRIES = 4;

/** Draws up anew, and signs, what another has been put before of meanwhile. */
export async function whileOvertaken<T extends object>(sign: () => Promise<Result<T>>): Promise<Result<T>> {
  let done = await sign();
  for (let tries = 1; tries < TRIES && !done.ok && done.code === 'framework_moved'; tries += 1) done = await sign();
  return done;
}

/** The name that stands under a contract, or everything that keeps it from being a signature. */
function readSignature(
  typed: { name: string; readTerms: boolean },
  { guardianName, isAdultGuardian }: { guardianName: string; isAdultGuardian: boolean },
): Result<{ name: string }> {
  const words = signatureWords.safeParse(typed);
  const problems = whyNotSignable({ guardianName, typedName: typed.name, isAdultGuardian, readTerms: typed.readTerms });
  const refused = problems.map((problem) =>
    unprocessable(problem, { field: problem === 'terms_not_read' ? 'readTerms' : 'name', params: { name: guardianName } }),
  );
  const unread = words.success ? undefined : badInput(words.error, typed);
  const wrong = together([...refused.filter(({ field }) => !unread || field !== 'name'), unread]);
  if (wrong || !words.success) return wrong ?? badRequest('invalid');
  return { ok: true, name: words.data.name };
}
