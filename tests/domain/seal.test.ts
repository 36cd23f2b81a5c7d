import { describe, expect, it } from 'vitest';
import { type Seal, sealOf } from '#domain/guidance/seal.ts';

const SEALED: Seal = {
  reviewer: '王医生',
  reviewedOn: '2026-09-12',
  nextReviewOn: '2027-09-12',
  localReview: true,
  review: 'reviewed',
};
const NONE = { reviewer: '', reviewedOn: '', nextReviewOn: '', localReview: false };
const now = { before: SEALED as Seal | undefined, textChanged: false, publishing: false, today: '2026-11-24', name: '李审核' };
const author = { ...now, mayReview: false };
const reviewer = { ...now, mayReview: true };

describe('the seal of a review', () => {
  it('is not on a copy, whatever came along with it', () => {
    expect(sealOf(SEALED, { ...author, before: undefined, textChanged: true })).toEqual({ ...NONE, review: 'writing' });
    expect(sealOf(SEALED, { ...reviewer, before: undefined, textChanged: true, publishing: true })).toMatchObject({
      review: 'reviewed',
    });
    for (const who of [author, reviewer])
      expect(sealOf(SEALED, { ...who, isCopy: true, publishing: true })).toEqual({ ...NONE, review: 'writing' });
  });

  it('comes off when an author changes the words, and stays when nothing of them changes', () => {
    expect(sealOf({ ...SEALED }, { ...author, textChanged: true })).toEqual({ ...NONE, review: 'writing' });
    expect(sealOf({ ...SEALED, review: 'in_review' }, { ...author, textChanged: true })).toEqual({
      ...NONE,
      review: 'in_review',
    });
    expect(sealOf(SEALED, { ...reviewer, textChanged: true }), 'a reviewer who corrects says anew that it is reviewed').toEqual({
      ...NONE,
      review: 'in_review',
    });
    expect(sealOf(SEALED, author)).toEqual(SEALED);
  });

  it('is set by nobody but a reviewer', () => {
    const before = { ...NONE, review: 'in_review' } as const;
    expect(sealOf({ ...SEALED, review: 'in_review' }, { ...author, before })).toEqual(before);
    expect(sealOf(SEALED, { ...reviewer, before })).toEqual(SEALED);
  });

  it('bears the day of publishing and the name of who published, unless others are entered', () => {
    const unsealed = { ...NONE, review: 'in_review' } as const;
    expect(sealOf(unsealed, { ...reviewer, before: unsealed, publishing: true })).toEqual({
      ...NONE,
      reviewer: '李审核',
      reviewedOn: '2026-11-24',
      review: 'reviewed',
    });
    const entered = { ...unsealed, reviewer: '王医生', reviewedOn: '2026-11-20', localReview: true };
    expect(sealOf(entered, { ...reviewer, before: unsealed, publishing: true })).toMatchObject({
      ...entered,
      review: 'reviewed',
    });
  });

  it('does not keep the old day when a reviewer publishes other words than were reviewed', () => {
    expect(sealOf(SEALED, { ...reviewer, textChanged: true, publishing: true })).toEqual({
      ...NONE,
      reviewer: '李审核',
      reviewedOn: '2026-11-24',
      review: 'reviewed',
    });
  });
});
