import type { CivilDate } from '../time/civil-date.ts';
import type { Instant } from '../time/zoned-time.ts';

/** A signed framework contract, as its annexes name it. */
export interface FrameworkHead {
  number: string;
  /** SHA-256 in hex of everything that it froze. */
  hash: string;
  signedAt: Instant;
  /** The last day on which stays are agreed under it. */
  until: CivilDate;
}

/** How an annex hangs on what was signed before it: it names the digest of the one before, and the first that of the framework. */
export interface AnnexLink {
  framework: FrameworkHead;
  previousHash: string;
  /** 1 for the first annex. */
  order: number;
}

/** An annex as it is looked at now: the digest worked out anew from what is kept of it, and what it says that it hangs on. */
export interface Linked {
  hash: string;
  link: AnnexLink;
}

/** The link of the next annex, after the last that hangs on the framework already. */
export function nextLink(framework: FrameworkHead, last?: Linked): AnnexLink {
  return { framework, previousHash: last?.hash ?? framework.hash, order: (last?.link.order ?? 0) + 1 };
}

/**
 * Whether no annex has been changed, left out, put in or moved since. Of annexes cut off at the end a chain cannot know:
 * their bookings do.
 */
export const isWholeChain = (framework: FrameworkHead, annexes: readonly Linked[]): boolean =>
  annexes.every(({ link }, at) => isSameLink(link, nextLink(framework, annexes[at - 1])));

export const isSameLink = (a: AnnexLink, b: AnnexLink): boolean =>
  a.order === b.order &&
  a.previousHash === b.previousHash &&
  a.framework.number === b.framework.number &&
  a.framework.hash === b.framework.hash &&
  a.framework.signedAt === b.framework.signedAt &&
  a.framework.until === b.framework.until;
