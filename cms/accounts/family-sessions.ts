import { createHash, randomBytes } from 'node:crypto';
import type { Portal } from '#cms/portal/portal.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Session } from '#cms/records/sessions.ts';
import { type Instant, plusMinutes } from '#domain/time/zoned-time.ts';
import { DEVICES, type Device, deviceOf } from './device.ts';

const DAY_MINUTES = 1440;
/** However often it is used. */
const SESSION_DAYS = 30;
/** Without being used: a telephone that was given away does not stay signed in. */
const IDLE_DAYS = 14;
/** How exactly it is kept when a session was used: reading a page is no write each time. */
const SEEN_MINUTES = 60;

type Keeping = Pick<Portal, 'now' | 'sessions'>;

/** The token is given out once and kept here only as a hash. `agent` is what the browser says it is. */
export async function beginSession(
  { now, sessions }: Keeping,
  { guardianId, agent }: { guardianId: string; agent: string },
): Promise<{ token: string; expiresAt: Instant }> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = plusMinutes(now(), SESSION_DAYS * DAY_MINUTES);
  await sessions.add({
    tokenHash: tokenHash(token),
    guardianId,
    expiresAt,
    device: deviceOf(agent),
    begunAt: now(),
    seenAt: now(),
  });
  return { token, expiresAt };
}

/** The family behind a session token; nobody when the token is unknown, or its time is over, or it was not used for long. */
export async function findGuardian(portal: Keeping, token: string | undefined): Promise<Guardian | undefined> {
  const { now, sessions } = portal;
  const session = token && token.length <= 100 ? await sessions.find(tokenHash(token), now()) : undefined;
  if (!session || isIdle(session, now())) return undefined;
  // Nobody waits for this, and no page fails by it.
  if (session.seenAt < plusMinutes(now(), -SEEN_MINUTES)) sessions.setSeen(session.id, now()).catch(() => undefined);
  return session.guardian;
}

export async function signOut({ sessions }: Pick<Portal, 'sessions'>, token: string | undefined): Promise<void> {
  if (token) await sessions.remove(tokenHash(token));
}

/** Where a family is signed in. */
export interface SignedIn {
  device: Device;
  begunAt: Instant;
  seenAt: Instant;
  /** Whether it is the session that asks. */
  isThis: boolean;
}

/** The one that asks first, then the others by when they were used. */
export async function listSessions(
  { now, sessions }: Keeping,
  { guardianId, token }: { guardianId: string; token?: string },
): Promise<SignedIn[]> {
  const own = token && tokenHash(token);
  const live = (await sessions.listOf(guardianId, now())).filter((session) => !isIdle(session, now()));
  return live
    .map(({ tokenHash: hash, device, begunAt, seenAt }) => ({
      device: DEVICES.find((one) => one === device) ?? 'program',
      begunAt,
      seenAt,
      isThis: hash === own,
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis) || b.seenAt.localeCompare(a.seenAt));
}

export async function endOtherSessions(
  { sessions }: Pick<Portal, 'sessions'>,
  { guardianId, token }: { guardianId: string; token: string },
): Promise<void> {
  await sessions.removeOthers(guardianId, tokenHash(token));
}

const isIdle = ({ seenAt }: Pick<Session, 'seenAt'>, now: Instant) => seenAt <= plusMinutes(now, -IDLE_DAYS * DAY_MINUTES);

export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex');
