import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { takesIn } from '#cms/access/in-territory.ts';
import { hasRole, type StaffUser } from '#cms/access/roles.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { words } from '#cms/records/words.ts';
import { StaffFrame } from '#cms/staff/StaffPage.tsx';
import { type Translator, wordsOf } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { describeNotes, describeRows, momentOf } from '../filing/describe-change.ts';
import { listWaitingFor, type WaitingChange } from '../filing/list-waiting.ts';
import { ChangeTable } from './ChangeTable.tsx';
import { FilingForm } from './FilingForm.tsx';

/** Changes of filed facts that wait for this person's district, or for the city. */
export function FiledPage(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('filed.title')}
      content={async ({ portal, user, lang }, t) => {
        if (!hasRole(user, 'supervisor', 'administrator')) return <p>{t('filed.supervisorsOnly')}</p>;
        const waiting = await listWaitingFor(portal, user);
        const cases = [];
        for (const one of waiting) cases.push({ ...one, ...(await described(portal, one, lang)) });
        return (
          <>
            <h1>{t('filed.title')}</h1>
            <p className="jt-answer">{waiting.length > 0 ? t('filed.task', { count: waiting.length }) : t('filed.none')}</p>
            {waiting.length > 0 ? <p className="jt-dim">{t('filed.intro')}</p> : null}
            {cases.map((one) => (
              <Case key={one.change.id} one={one} lang={lang} t={t} user={user} />
            ))}
          </>
        );
      }}
    />
  );
}

type Described = WaitingChange & Awaited<ReturnType<typeof described>>;

async function described(portal: Portal, { change, now }: WaitingChange, lang: Lang) {
  const names = await portal.users.namesOf([change.proposedBy]);
  return {
    rows: await describeRows(portal, { now, facts: change.facts, lang }),
    ...(await describeNotes(portal, { change, lang })),
    by: names.get(change.proposedBy) ?? '',
    since: momentOf(portal, change.proposedAt, lang),
  };
}

function Case({ one, lang, t, user }: { one: Described; lang: Lang; t: Translator; user: StaffUser }) {
  const { change, facility, rows, notes, by, since, agreed, booked, mayAgree } = one;
  const name = words(facility.name)[lang];
  const isOwn = hasRole(user, 'administrator') || takesIn(user.territory ?? '', facility);
  return (
    <section className="jt-case" aria-label={name}>
      <h2>{isOwn ? <Link href={`/admin/collections/facilities/${facility.id}`}>{name}</Link> : name}</h2>
      <p className="jt-dim">{t(`filed.by_${change.side}`, { by, since })}</p>
      <ChangeTable rows={rows} words={wordsOf(lang, 'filed')} />
      {notes.length > 0 ? (
        <div className="jt-note">
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      ) : null}
      {agreed ? (
        <p className="jt-dim">{t('filed.waitsForOthers')}</p>
      ) : (
        <FilingForm
          changeId={change.id}
          version={change.version}
          centre={name}
          booked={booked}
          mayAgree={mayAgree}
          lang={lang}
          words={wordsOf(lang, 'filed')}
        />
      )}
    </section>
  );
}
