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

export const SEAL_FIELDS = ['reviewer', 'reviewedOn', 'nextReviewOn', 'localReview', 'review'] as const;

const NO_SEAL = { reviewer: '', reviewedOn: '', nextReviewOn: '', localReview: false } as const;

/** What a reader is told of a review: nothing while the city's own doctors have not reviewed, for a name beside "pending" is none. */
export const shownSeal = (seal: Seal): Omit<Seal, 'review'> =>
  seal.localReview
    ? { reviewer: seal.reviewer, reviewedOn: seal.reviewedOn, nextReviewOn: seal.nextReviewOn, localReview: true }
    : {};

/**
 * The seal of a text as it is saved. It speaks of exactly one text, in all its languages: a copy, of another text or of
 * an older version, begins without it, and whoever changes anything takes it off. Only a reviewer who did not write the
 * text sets it, and publishing is the review of what is published: it bears that day, unless the reviewer enters another.
 */
export function sealOf(
  asked: Seal,
  {
    before,
    isCopy = false,
    textChanged,
    mayReview,
    publishing,
    today,
    name,
  }: {
    before: Seal | undefined;
    isCopy?: boolean;
    textChanged: boolean;
    mayReview: boolean;
    publishing: boolean;
    today: CivilDate;
    name: string;
  },
): Seal {
  if (isCopy) return { ...NO_SEAL, review: 'writing' };
  const kept: Seal | undefined = textChanged ? undefined : before;
  if (!mayReview) {
    const review = asked.review === 'reviewed' && !kept ? 'writing' : asked.review;
    return { ...pick(kept ?? NO_SEAL), review };
  }
  const entered = Object.fromEntries(
    Object.entries(pick(asked)).filter(([field, value]) => value !== undefined && value !== before?.[field as keyof Seal]),
  );
  // What was said of the words before is not said of those that are there now.
  const isCarried = textChanged && before?.review === 'reviewed' && asked.review === 'reviewed';
  const seal: Seal = { ...pick(kept ?? NO_SEAL), ...entered, review: isCarried ? 'in_review' : asked.review };
  if (!publishing) return seal;
  return { ...seal, review: 'reviewed', reviewer: seal.reviewer || name, reviewedOn: seal.reviewedOn || today };
}

function pick({ reviewer, reviewedOn, nextReviewOn, localReview }: Seal): Seal {
  return { reviewer, reviewedOn, nextReviewOn, localReview };
}
