import type { Portal } from '#cms/portal/portal.ts';
import { formatClock, formatDate } from '#cms/words/format.ts';
import type { MessageKey, Translator } from '#cms/words/index.ts';
import type { ReviewComment } from '#domain/guidance/review-comment.ts';
import type { Lang } from '#domain/language/lang.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import type { TextReview } from './read-review.ts';

type FormName = 'say' | 'back' | 'done' | 'takeBack';

/** What the page of a review says of its parts. */
export function reviewWords({ t, portal, names }: { t: Translator; portal: Pick<Portal, 'city'>; names: Map<string, string> }) {
  const moment = (at: Instant) => {
    const { date, minute } = toLocal(at, portal.city.timeZone);
    return `${formatDate(date, { lang: t.lang, year: true })} ${formatClock(minute)}`;
  };
  const nameOf = (id: string) => names.get(id) ?? t('review.somebody');
  return {
    changes: ({ base, parts }: Pick<TextReview, 'base' | 'parts'>): string => {
      if (!base) return t('review.first');
      const rows = parts.flatMap(({ in: languages }) => Object.values(languages).flatMap((one) => one.rows));
      const count = (is: string) => rows.filter((row) => row.is === is).length;
      const values = { changed: count('changed'), added: count('added'), removed: count('removed'), at: moment(base.at) };
      const none = values.changed + values.added + values.removed === 0;
      return t(none ? `review.same_${base.kind}` : `review.since_${base.kind}`, values);
    },
    lacking: ({ lang, fields }: { lang?: Lang; fields: readonly string[] }): string => {
      const what = fields.map((field) => t(`review.field_${field}` as MessageKey)).join(t('review.between'));
      return lang ? t(`review.lacks_${lang}`, { what }) : t('review.lacks', { what });
    },
    said: ({ text, by, at }: ReviewComment): string => t('review.returned', { text, by: nameOf(by), at: moment(at) }),
    standing: ({ by, at, seenAt, resolvedAt, resolvedBy }: ReviewComment): string => {
      const said = t('review.saidBy', { by: nameOf(by), at: moment(at) });
      if (resolvedAt) return t('review.doneBy', { said, by: nameOf(resolvedBy ?? ''), at: moment(resolvedAt) });
      return seenAt ? t('review.seen', { said, at: moment(seenAt) }) : t('review.unseen', { said });
    },
    form: (name: FormName) => ({
      label: t(name === 'back' ? 'review.reason' : 'review.comment'),
      button: t(`review.button_${name}`),
      sending: t('review.sending'),
      notDone: t('review.notDone'),
    }),
  };
}

export type ReviewWords = ReturnType<typeof reviewWords>;
