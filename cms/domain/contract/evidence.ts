import type { Lang } from '../language/lang.ts';
import { type Instant, plusMinutes } from '../time/zoned-time.ts';
import type { OfferSignature } from './offer-signature.ts';

/** How somebody said yes: by typing their own name under a text, with one tap under a contract they had signed so, or by whom they let book under it. */
export const SIGNED_HOW = ['typed_name', 'one_tap', 'by_delegate'] as const;

/** Whose certificate seals a paper, the SHA-256 of that certificate in hex, and whether a demonstration made it itself. */
export interface PaperSeal {
  holder: string;
  fingerprint: string;
  demonstration: boolean;
}

/** What shows, if it is ever doubted, that a contract was signed, by whom and in which words (电子签名法 art. 13). */
export interface SigningEvidence {
  guardian: {
    how: (typeof SIGNED_HOW)[number];
    name: string;
    /** Whether they confirmed that they had read the text, which one tap does not ask again, and in which language the page was. */
    readTerms: boolean;
    lang?: Lang;
    at: Instant;
    /** When the guardian last entered a one-time code before signing; absent where no session signed. */
    codeAt?: Instant;
    /** A keyed digest of the network address: it can be compared with one that is claimed, and not read. */
    addressHash?: string;
    /** The kind of device the browser said it is on. */
    device?: string;
  };
  /** Who agreed for the guardian, within the limits it had set, and under which mandate. */
  delegate?: { id: string; name: string; mandate: string };
  /** Of a contract that was taken over: when the party before agreed to it, how and from where. */
  handedOn?: { from: string } & SigningEvidence['guardian'];
  /**
   * The centre is bound by what its head has declared for this text at these prices; where none was asked for, by what it had
   * published: its prices, its places and the city's text, under its own credential.
   */
  centre: {
    basis: 'published_offer' | 'standing_signature';
    facilityId: string;
    credential?: string;
    creditCode?: string;
    templateVersion: number;
    /** Which declaration, by whom, when and from where; `carried` where a text or a price has changed since, within the days of grace. */
    signature?: Pick<OfferSignature, 'id' | 'by' | 'at' | 'codeAt' | 'addressHash' | 'device'> & { carried?: boolean };
  };
  /** SHA-256 in hex: of everything that was agreed, as canonical JSON, and of the file both sides have. */
  snapshotHash: string;
  fileHash: string;
  /** The fingerprint of the certificate that the file is sealed with; absent where it is not sealed. */
  seal?: string;
}

/**
 * Whether a one-time code that was entered then still shows who signs now: the telephone may have changed hands since.
 *
 * @example isFreshProof('2026-11-23T06:00:00.000Z', '2026-11-23T06:31:00.000Z', 30) // false
 */
export const isFreshProof = (provenAt: Instant, now: Instant, minutes: number): boolean =>
  provenAt <= now && now <= plusMinutes(provenAt, minutes);
