import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { StaffFrame } from '#cms/staff/StaffPage.tsx';
import { listPath } from '#cms/staff/shell/rooms.ts';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { formatDate } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { isToConfirm, lacksOf } from '#domain/language/source-row.ts';
import { FACT_GROUPS, type Fact, listFacts } from './list-facts.ts';

/** What every fact on a schedule or in a calculation rests on, what is still to confirm first. */
export function FactsPage(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('facts.title')}
      content={async (session, t) =>
        hasRole(session.user, 'author', 'reviewer', 'administrator') ? (
          <Facts session={session} t={t} facts={await listFacts(session.portal)} />
        ) : (
          <p>{t('review.notYours')}</p>
        )
      }
    />
  );
}

function Facts({ session: { lang }, t, facts }: { session: StaffSession; t: Translator; facts: Fact[] }) {
  const open = facts.filter(isOpen);
  const groups = FACT_GROUPS.map((group) => ({ group, of: facts.filter((fact) => fact.group === group) }));
  return (
    <>
      <h1>{t('facts.title')}</h1>
      <p className="jt-answer">{t('facts.answer', { count: open.length, all: facts.length })}</p>
      <p className="jt-dim">{t('facts.note')}</p>
      {groups
        .filter(({ of }) => of.length > 0)
        .map(({ group, of }) => (
          <section key={group} aria-label={t(`facts.group_${group}`)}>
            <h2>
              {t(`facts.group_${group}`)} <span className="jt-dim">{t('facts.open', { count: of.filter(isOpen).length })}</span>
            </h2>
            {of[0] ? <Link href={listPath(of[0].edited)}>{t('facts.edit')}</Link> : null}
            <ul className="jt-due">
              {bySource(of, lang).map(({ key, names, fact }) => (
                <Row key={key} names={names.join(t('common.comma'))} fact={fact} lang={lang} t={t} />
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

const isOpen = ({ row }: Fact): boolean => row.checked === undefined || isToConfirm({ checked: row.checked });

const sourceOf = ({ row: { source = '' } }: Fact, lang: StaffSession['lang']): string =>
  typeof source === 'string' ? source : source[lang];

/** Facts that rest on the same reading of the same paper stand together; what is to confirm comes first. */
function bySource(facts: readonly Fact[], lang: StaffSession['lang']) {
  const rows = new Map<string, { key: string; names: string[]; fact: Fact }>();
  for (const fact of facts) {
    const key = [sourceOf(fact, lang), fact.row.checked, fact.row.readOn].join('|');
    const row = rows.get(key) ?? { key, names: [], fact };
    row.names = [...new Set([...row.names, fact.what?.[lang] ?? fact.key])];
    rows.set(key, row);
  }
  return [...rows.values()].sort((a, b) => Number(isOpen(b.fact)) - Number(isOpen(a.fact)));
}

function Row({ names, fact, lang, t }: { names: string; fact: Fact; lang: StaffSession['lang']; t: Translator }) {
  const { checked, readOn, sourceUrl } = fact.row;
  const lacks = lacksOf(fact.row);
  const source = sourceOf(fact, lang);
  return (
    <li className="jt-desk-row">
      <div>
        <p>{names}</p>
        <p className="jt-dim">
          {sourceUrl ? (
            <a href={sourceUrl} rel="noreferrer">
              {source}
            </a>
          ) : (
            source
          )}
          {t('common.comma')}
          {checked ? t(`guidance.checked_${checked}`) : null}
          {readOn ? `${t('common.comma')}${t('guidance.readOn', { date: formatDate(readOn, { lang, year: true }) })}` : null}
        </p>
      </div>
      <span className="nb">
        {lacks.length > 0 ? (
          <strong className="jt-late">{t('facts.lacks')}</strong>
        ) : isOpen(fact) ? (
          <strong className="jt-late">{t('facts.toConfirm')}</strong>
        ) : null}
      </span>
    </li>
  );
}
