import { createHmac } from 'node:crypto';
import { deviceOf } from '#cms/accounts/device.ts';
import { tokenHash } from '#cms/accounts/family-sessions.ts';
import { proveIdentity } from '#cms/accounts/prove-identity.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { StoredContract } from '#cms/records/contracts.ts';
import type { SigningEvidence } from '#domain/contract/evidence.ts';
import type { Lang } from '#domain/language/lang.ts';

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

type Told = Pick<SigningEvidence['guardian'], 'how' | 'name' | 'readTerms'> & Pick<SigningEvidence, 'delegate'>;

/** What is kept beside a signed contract. The address itself is kept nowhere. */
export async function signingEvidence(
  { environment, now, sessions }: Pick<Portal, 'environment' | 'now' | 'sessions'>,
  { snapshot, snapshotHash, sha256, signedAt, seal }: Omit<StoredContract, 'evidence'>,
  { door, delegate, ...told }: Told & { door?: SigningDoor },
): Promise<SigningEvidence> {
  const session = door?.session ? await sessions.find(tokenHash(door.session), now()) : undefined;
  const { facility, template } = snapshot;
  return {
    guardian: {
      ...told,
      at: signedAt,
      ...(session ? { codeAt: session.provenAt } : {}),
      ...(door
        ? { lang: door.lang, addressHash: addressHash(door.address, environment.secret), device: deviceOf(door.agent) }
        : {}),
    },
    ...(delegate ? { delegate } : {}),
    centre: {
      basis: 'published_offer',
      facilityId: facility.id,
      ...(facility.credential.number ? { credential: facility.credential.number } : {}),
      ...(facility.creditCode ? { creditCode: facility.creditCode } : {}),
      templateVersion: template.version,
    },
    snapshotHash,
    fileHash: sha256,
    ...(seal ? { seal: seal.fingerprint } : {}),
  };
}

/** Addresses are few enough to be tried one by one: without the portal's secret the digest says nothing. */
export const addressHash = (address: string, secret: string): string =>
  createHmac('sha256', `signing-address:${secret}`).update(address).digest('hex');
