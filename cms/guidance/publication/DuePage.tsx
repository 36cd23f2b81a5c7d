import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { StaffFrame } from '#cms/staff/StaffPage.tsx';
import { pageAsked, StaffPager } from '#cms/staff/StaffPager.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { formatClock, formatDate } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { type DueItem, dueBoard } from './due-board.ts';

/** What is due of all texts, by person: what is one's own first, then what any reviewer may take up. */
export function DuePage(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('publication.board')}
      content={async (session, t) =>
        hasRole(session.user, 'author', 'reviewer', 'administrator') ? (
          <Board session={session} t={t} asked={pageAsked(view.searchParams)} />
        ) : (
          <p>{t('review.notYours')}</p>
        )
      }
    />
  );
}

async function Board({ session, t, asked }: { session: StaffSession; t: Translator; asked: number }) {
  const { portal, user, lang } = session;
  const { people, late, total, page, pages } = await dueBoard(portal, { user, lang, page: asked });
  const nameOf = (id: string | undefined, name: string | undefined) =>
    id === user.id ? t('publication.mine') : id ? (name ?? t('review.somebody')) : t('publication.anybody');
  return (
    <>
      <h1>{t('publication.board')}</h1>
      <p className="jt-answer">{t('publication.boardAnswer', { late })}</p>
      {pages > 1 ? <p className="jt-dim">{t('publication.boardAll', { total })}</p> : null}
      {people.length === 0 ? <p className="jt-dim">{t('publication.boardNone')}</p> : null}
      {people.map(({ id, name, items }) => (
        <section key={id ?? 'anybody'} aria-label={nameOf(id, name)}>
          <h2>
            {nameOf(id, name)} {pages > 1 ? null : <span className="jt-dim">{items.length}</span>}
          </h2>
          <ul className="jt-due">
            {items.map((item) => (
              <Row key={item.article + item.kind} item={item} lang={lang} t={t} />
            ))}
          </ul>
        </section>
      ))}
      <StaffPager path="/admin/due" page={page} pages={pages} t={t} />
    </>
  );
}

function Row({ item, lang, t }: { item: DueItem; lang: StaffSession['lang']; t: Translator }) {
  const { kind, article, title, on, minute, late } = item;
  const day = formatDate(on, { lang, year: kind === 'review_due' });
  const at = minute === undefined ? day : `${day} ${formatClock(minute)}`;
  return (
    <li className="jt-desk-row">
      <div>
        <Link href={`/admin/review?text=${article}`}>{title || t('review.untitled')}</Link>
        <p className="jt-dim">{t(`publication.due_${kind}`, { at })}</p>
      </div>
      <span className="nb">{late ? <strong className="jt-late">{t('publication.late')}</strong> : null}</span>
    </li>
  );
}
