import { createHmac } from 'node:crypto';
import { deviceOf } from '#cms/accounts/device.ts';
import { tokenHash } from '#cms/accounts/family-sessions.ts';
import { proveIdentity } from '#cms/accounts/prove-identity.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { StoredContract } from '#cms/records/contracts.ts';
import type { SigningEvidence } from '#domain/contract/evidence.ts';
import type { OfferStanding } from '#domain/contract/offer-signature.ts';
import type { Lang } from '#domain/language/lang.ts';
import type { Instant } from '#domain/time/zoned-time.ts';

/** By which door a signature came: the session that the one-time code began, and what the network and the browser say. */
export interface SigningDoor {
  session?: string;
  address: string;
  agent: string;
  lang: Lang;
  /** A fresh one-time code, and the token that the request for it was answered with. */
  code?: string;
  request?: string;
}

interface Asked {
  clientAddress: string;
  locals: { session?: string };
  request: Request;
}

/** The door of a page or a call that is being answered. */
export const signingDoor = (
  { clientAddress, locals, request }: Asked,
  lang: Lang,
  given: Pick<SigningDoor, 'code' | 'request'> = {},
): SigningDoor => ({
  ...given,
  session: locals.session,
  address: clientAddress,
  agent: request.headers.get('user-agent') ?? '',
  lang,
});

/**
 * Whether whoever signs is the guardian; what is signed within the portal itself comes by no door. For one tap the session is
 * enough, unless the city asks for a code then too.
 */
export const provenAtDoor = (
  portal: Parameters<typeof proveIdentity>[0],
  { guardianId, door, how }: { guardianId: string; door?: SigningDoor; how: SigningEvidence['guardian']['how'] },
) => {
  const asksCode = how === 'typed_name' || portal.city.annexAsksCode;
  return door && proveIdentity(portal, { ...door, guardianId, from: door.address, asksCode });
};

type Said = Pick<SigningEvidence['guardian'], 'how' | 'name' | 'readTerms'>;
type Told = Said & Pick<SigningEvidence, 'delegate'>;

/** How somebody said yes, when, and from where. The address itself is kept nowhere. */
export async function saidYes(
  { environment, now, sessions }: Pick<Portal, 'environment' | 'now' | 'sessions'>,
  { door, at, ...said }: Said & { door?: SigningDoor; at: Instant },
): Promise<SigningEvidence['guardian']> {
  const session = door?.session ? await sessions.find(tokenHash(door.session), now()) : undefined;
  return {
    ...said,
    at,
    ...(session ? { codeAt: session.provenAt } : {}),
    ...(door
      ? { lang: door.lang, addressHash: addressHash(door.address, environment.secret), device: deviceOf(door.agent) }
      : {}),
  };
}

/** What is kept beside a signed contract. */
export async function signingEvidence(
  portal: Pick<Portal, 'environment' | 'now' | 'sessions'>,
  { snapshot, snapshotHash, sha256, signedAt, seal }: Omit<StoredContract, 'evidence'>,
  { door, delegate, standing, ...told }: Told & { door?: SigningDoor; standing?: OfferStanding },
): Promise<SigningEvidence> {
  const { facility, template } = snapshot;
  return {
    guardian: await saidYes(portal, { ...told, door, at: signedAt }),
    ...(delegate ? { delegate } : {}),
    centre: {
      basis: standing && 'by' in standing ? 'standing_signature' : 'published_offer',
      facilityId: facility.id,
      ...(facility.credential.number ? { credential: facility.credential.number } : {}),
      ...(facility.creditCode ? { creditCode: facility.creditCode } : {}),
      templateVersion: template.version,
      ...(standing && 'by' in standing ? { signature: signatureOf(standing) } : {}),
    },
    snapshotHash,
    fileHash: sha256,
    ...(seal ? { seal: seal.fingerprint } : {}),
  };
}

/** The declaration that binds the centre, without what was declared beside this contract. */
function signatureOf(standing: Extract<OfferStanding, { by: object }>): SigningEvidence['centre']['signature'] {
  const { templates: _, prices: __, ...signature } = standing.by;
  return { ...signature, ...(standing.is === 'carried' ? { carried: true } : {}) };
}

/** Addresses are few enough to be tried one by one: without the portal's secret the digest says nothing. */
export const addressHash = (address: string, secret: string): string =>
  createHmac('sha256', `signing-address:${secret}`).update(address).digest('hex');
