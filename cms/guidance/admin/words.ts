import type { PublishingProblem } from '#domain/guidance/publishing.ts';

const zh = {
  publish: '发布',
  send: '送审',
  sent: '已送审',
  waiting: '等审核人发布',
  why: {
    only_a_reviewer_publishes: '由审核人发布',
    own_work: '自己写的稿子要由别人发布',
    not_in_review: '还没有送审',
    needs_both_languages: '中英文都要写好',
    needs_sources: '请写明依据',
  } satisfies Record<PublishingProblem, string>,
};

const en: typeof zh = {
  publish: 'Publish',
  send: 'Send to review',
  sent: 'In review',
  waiting: 'A reviewer publishes it',
  why: {
    only_a_reviewer_publishes: 'A reviewer publishes',
    own_work: 'Somebody else publishes what you wrote',
    not_in_review: 'Not yet sent to review',
    needs_both_languages: 'Both languages must be there',
    needs_sources: 'Name its sources',
  },
};

export const articleWords = (lang: string) => (lang === 'en' ? en : zh);
