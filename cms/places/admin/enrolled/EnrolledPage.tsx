import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import { formatDate } from '#cms/words/format.ts';
import { wordsOf } from '#cms/words/index.ts';
import { weekWords } from '#cms/words/weekday-words.ts';
import { asOn, classOn, firstDay, nextChange } from '#domain/places/enrolled.ts';
import { isDivided } from '#domain/places/supplied-to.ts';
import { ageInMonths } from '#domain/time/age.ts';
import { type EnrolledLine, listEnrolled } from '../../enrolled/list-enrolled.ts';
import { EnrolledRow } from './EnrolledRow.tsx';
import { EntryForm } from './EntryForm.tsx';
import { changeWords, classWords, overWords } from './row-words.ts';

/** Whom a centre has enrolled outside the portal, class by class, and where more are entered. */
export function EnrolledPage(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      title={(t) => t('enrolled.title')}
      content={async ({ portal, facilityId, user, lang }, t) => {
        const facility = portal.supplies.get(facilityId);
        if (!facility) return <p>{t('staff.noCentre')}</p>;
        const today = todayOf(portal);
        const naming = { t, facility };
        const { children, over } = await listEnrolled(portal, { facility, reader: user.id });
        const later = children.filter(({ from }) => from > today).length;
        const isHead = hasRole(user, 'head');
        const date = (day: string) => formatDate(day, { lang });
        const row = (child: EnrolledLine) => {
          const next = nextChange(child, today, facility);
          const notes = [
            child.from > today ? t('enrolled.starts', { from: date(child.from) }) : '',
            next ? changeWords(naming, next, ageInMonths(child.birthDate, next.on)) : '',
            child.joined ? t('enrolled.joined') : child.inviting ? t('enrolled.codeWaiting') : '',
          ];
          return {
            id: child.id,
            name: child.name,
            age: t('enrolled.age', { months: Math.max(0, ageInMonths(child.birthDate, today)) }),
            week: weekWords(t, asOn(child, firstDay(child, today)).pattern),
            span: t('enrolled.fromTo', { from: date(child.from), to: child.to ? date(child.to) : t('enrolled.untilThree') }),
            notes: notes.filter(Boolean),
            to: child.to ?? '',
            joined: child.joined,
          };
        };
        const byClass = Map.groupBy(children, (child) => classOn(child, firstDay(child, today), facility));
        return (
          <>
            <h1>{t('enrolled.title')}</h1>
            <p className="jt-answer">
              {[t('enrolled.count', { count: children.length }), later > 0 ? t('enrolled.later', { count: later }) : '']
                .filter(Boolean)
                .join(t('roster.between'))}
            </p>
            <p className="jt-dim">
              {t('enrolled.lead')} {t('enrolled.logged')}
            </p>
            {over.length > 0 ? (
              <div className="jt-note warn">
                <h3>{t('enrolled.overNow')}</h3>
                <ul>
                  {over.map((one) => (
                    <li key={one.classId}>{overWords(naming, one)}</li>
                  ))}
                </ul>
              </div>
            ) : null}
            {isHead ? (
              <EntryForm
                lang={lang}
                classes={facility.classes.map(({ name }) => name[lang] ?? '')}
                isDivided={isDivided(facility)}
                words={wordsOf(lang, 'enrolled')}
              />
            ) : null}
            {facility.classes.map(({ id }) => {
              const own = byClass.get(id) ?? [];
              return own.length > 0 ? (
                <section key={id} className="jt-class jt-enrolled" aria-label={classWords(naming, id)}>
                  <h2>
                    {classWords(naming, id)} <small>{own.length}</small>
                  </h2>
                  <ul className="jt-rows">
                    {own.map((child) => (
                      <EnrolledRow
                        key={child.id}
                        row={row(child)}
                        mayChange={isHead}
                        lang={lang}
                        words={wordsOf(lang, 'enrolled')}
                      />
                    ))}
                  </ul>
                </section>
              ) : null;
            })}
          </>
        );
      }}
    />
  );
}
