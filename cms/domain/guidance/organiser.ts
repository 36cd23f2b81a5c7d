import type { CivilDate } from '../time/civil-date.ts';

/** Bodies outside the administration that hold activities for families. */
export const ORGANISER_KINDS = ['society', 'activity_centre'] as const;

/** The city's approval of such a body. */
export interface Approval {
  /** Its last day. */
  until: CivilDate;
  /** Taken back before. */
  stopped?: boolean | null;
}

export const isApproved = ({ until, stopped }: Approval, today: CivilDate): boolean => !stopped && today <= until;

/** What a reviewer looks at in an organiser's activity. Days, hours and room are changed without: who signed up hears of it. */
export const REVIEWED_FIELDS = [
  'title',
  'summary',
  'place',
  'townshipCode',
  'fromMonth',
  'toMonth',
  'topic',
  'fee',
  'onlineLink',
  'materials',
] as const;

/**
 * Whether an organiser's activity is reviewed after a save: a reviewer says so, of the words as that save leaves them, and
 * any other words need another look.
 */
export function isReviewedAfter({
  was,
  says,
  mayReview,
  wordsChanged,
}: {
  was: boolean;
  says: boolean;
  mayReview: boolean;
  wordsChanged: boolean;
}): boolean {
  if (!says) return false;
  return was ? !wordsChanged : mayReview;
}

/** Whether families find an activity and can sign up: the city's own, or a reviewed one of a body while it is approved. */
export const isOpenToFamilies = (
  { approved, organiser }: { approved?: boolean | null; organiser: Approval | undefined },
  today: CivilDate,
): boolean => !organiser || (Boolean(approved) && isApproved(organiser, today));

/** What a body's people are told of its approval. */
export const BODY_NEWS = ['stopped', 'approved', 'ended'] as const;

/** What is news to a body's people: that it was stopped, or that it is approved again or until another day; nothing of one that stays stopped. */
export function bodyNews(now: Approval, before: Approval): 'stopped' | 'approved' | undefined {
  if (now.stopped) return before.stopped ? undefined : 'stopped';
  return before.stopped || now.until !== before.until ? 'approved' : undefined;
}
