import type { CivilDate } from '../time/civil-date.ts';
import type { WRITING_STAGES } from './publishing.ts';

/** What says of a text that it has been reviewed: by whom, when, until when, and whether by the city's own doctors. */
export interface Seal {
  reviewer?: string | null;
  reviewedOn?: CivilDate | null;
  nextReviewOn?: CivilDate | null;
  localReview?: boolean | null;
  review?: (typeof WRITING_STAGES)[number];
}

const NO_SEAL = { reviewer: '', reviewedOn: '', nextReviewOn: '', localReview: false } as const;

/** What a reader is told of a review: nothing while the city's own doctors have not reviewed, for a name beside "pending" is none. */
export const shownSeal = (seal: Seal): Omit<Seal, 'review'> =>
  seal.localReview
    ? { reviewer: seal.reviewer, reviewedOn: seal.reviewedOn, nextReviewOn: seal.nextReviewOn, localReview: true }
    : {};

/**
 * The seal of a text as it is saved. It speaks of exactly one text: a copy begins without it, and whoever changes the
 * words takes it off. Only a reviewer who did not write the text sets it, and publishing is the review of what is
 * published: it bears that day, unless the reviewer enters another.
 */
export function sealOf(
  asked: Seal,
  {
    before,
    textChanged,
    mayReview,
    publishing,
    today,
    name,
  }: { before: Seal | undefined; textChanged: boolean; mayReview: boolean; publishing: boolean; today: CivilDate; name: string },
): Seal {
  const kept: Seal | undefined = textChanged ? undefined : before;
  if (!mayReview) {
    const review = asked.review === 'reviewed' && !kept ? 'writing' : asked.review;
    return { ...pick(kept ?? NO_SEAL), review };
  }
  const entered = Object.fromEntries(
    Object.entries(pick(asked)).filter(([field, value]) => value !== undefined && value !== before?.[field as keyof Seal]),
  );
  const seal = { ...pick(kept ?? NO_SEAL), ...entered, review: asked.review };
  if (!publishing) return seal;
  return { ...seal, review: 'reviewed', reviewer: seal.reviewer || name, reviewedOn: seal.reviewedOn || today };
}

function pick({ reviewer, reviewedOn, nextReviewOn, localReview }: Seal): Seal {
  return { reviewer, reviewedOn, nextReviewOn, localReview };
}
