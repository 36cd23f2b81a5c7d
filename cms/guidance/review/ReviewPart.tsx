import type { Translator } from '#cms/words/index.ts';
import type { ReviewComment } from '#domain/guidance/review-comment.ts';
import { type Lang, LOCALES, OWN_NAMES } from '#domain/language/lang.ts';
import { ReviewForm } from './ReviewForm.tsx';
import type { ReadRow, TextReview } from './read-review.ts';
import type { ReviewWords } from './review-words.ts';

interface Shown {
  article: string;
  reader: { id: string; mayComment: boolean; isWriter: boolean };
  say: ReviewWords;
  t: Translator;
}

/** One part of a text, its languages side by side, paragraph by paragraph; on a phone one below the other. */
export function ReviewPart({ part: { part, in: languages }, ...shown }: Shown & { part: TextReview['parts'][number] }) {
  const { t } = shown;
  const langs = Object.keys(languages) as Lang[];
  const most = Math.max(...langs.map((lang) => languages[lang].rows.length));
  if (most === 0) return null;
  return (
    <section className="jt-review-part" aria-label={t(`review.part_${part}`)}>
      <h2>{t(`review.part_${part}`)}</h2>
      {Array.from({ length: most }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is where it stands
        <div key={at} className="jt-review-row">
          {langs.map((lang) => {
            const row = languages[lang].rows[at];
            return (
              <div key={lang} className="jt-review-cell">
                {at === 0 ? <p className="jt-dim">{OWN_NAMES[lang]}</p> : null}
                {row ? <Row {...{ ...shown, row, lang, part }} /> : null}
              </div>
            );
          })}
        </div>
      ))}
      {langs.flatMap((lang) =>
        languages[lang].apart.map((comment) => <Comment key={comment.id} {...shown} comment={comment} quoted />),
      )}
    </section>
  );
}

function Row({ row, lang, part, ...shown }: Shown & { row: ReadRow; lang: Lang; part: string }) {
  const { article, reader, say, t } = shown;
  const quote = row.after?.text || row.after?.picture;
  return (
    <>
      <p className={`jt-review-text ${row.is}`} lang={LOCALES[lang]}>
        {row.is === 'same' ? null : <span className="jt-state">{t(`review.is_${row.is}`)}</span>}{' '}
        {row.after?.picture ? t('review.picture') : null}
        {row.pieces.map((piece, at) => {
          const key = `${at}${piece.is}`;
          if (piece.is === 'added') return <ins key={key}>{piece.text}</ins>;
          return piece.is === 'removed' ? <del key={key}>{piece.text}</del> : <span key={key}>{piece.text}</span>;
        })}
      </p>
      {row.comments.map((comment) => (
        <Comment key={comment.id} {...shown} comment={comment} />
      ))}
      {quote && reader.mayComment ? (
        <details className="jt-row-more">
          <summary aria-label={`${t('review.comment')} ${quote.slice(0, 40)}`}>{t('review.comment')}</summary>
          <ReviewForm what="say" hidden={{ article, of: lang, part, quote, lang: t.lang }} words={say.form('say')} />
        </details>
      ) : null}
    </>
  );
}

/** What was said, by whom and when; whoever writes the text, or said it, is done with it. */
function Comment({ comment, quoted = false, reader, say, t }: Shown & { comment: ReviewComment; quoted?: boolean }) {
  const mayResolve = !comment.resolvedAt && (reader.isWriter || comment.by === reader.id);
  return (
    <div className={`jt-review-comment${comment.resolvedAt ? ' done' : ''}`}>
      {quoted && comment.quote ? <blockquote lang={comment.lang && LOCALES[comment.lang]}>{comment.quote}</blockquote> : null}
      <p>{comment.text}</p>
      <p className="jt-dim">{say.standing(comment)}</p>
      {mayResolve ? (
        <ReviewForm
          what="done"
          hidden={{ comment: comment.id, lang: t.lang }}
          words={{ ...say.form(reader.isWriter ? 'done' : 'takeBack'), about: comment.text.slice(0, 40) }}
        />
      ) : null}
    </div>
  );
}
