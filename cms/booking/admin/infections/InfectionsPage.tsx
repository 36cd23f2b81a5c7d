import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { type InfectionLine, listInfections } from '#cms/places/infections/list-infections.ts';
import { dayRoster } from '#cms/places/roster.ts';
import { DateBar, dayAsked } from '#cms/staff/DateBar.tsx';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import { formatDate } from '#cms/words/format.ts';
import { type Translator, wordsOf } from '#cms/words/index.ts';
import { isToConfirm } from '#domain/language/source-row.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { NoteForm, SettledRows, SettleForms } from './InfectionForms.tsx';

const PATH = '/admin/infections';

/** Whom a centre keeps at home with an infectious disease, and where one more is noted. */
export function InfectionsPage(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      title={(t) => t('infection.title')}
      content={async ({ portal, facilityId, user, lang }, t) => {
        const facility = portal.supplies.get(facilityId);
        if (!facility) return <p>{t('staff.noCentre')}</p>;
        const today = todayOf(portal);
        const date = dayAsked(view, { name: 'date', today });
        const { lines, rules, clusters } = await listInfections(portal, { facilityId, reader: user.id });
        const roster = await dayRoster(portal, { facilityId, date, reader: user.id });
        const className = (id: string) => facility.classes.find((one) => one.id === id)?.name[lang] ?? '';
        const isHead = hasRole(user, 'head');
        const [open, over] = [lines.filter((one) => one.open), lines.filter((one) => !one.open)];
        const bar = {
          before: t('roster.before'),
          after: t('roster.after'),
          label: t('infection.otherDay'),
          show: t('roster.show'),
        };
        return (
          <>
            <h1>{t('infection.title')}</h1>
            <p className="jt-answer">{t('infection.count', { count: open.length })}</p>
            <p className="jt-dim">
              {t('infection.lead')} {t('infection.logged')}
            </p>
            {clusters.map(({ classId, rule, count }) => (
              <p key={`${classId}${rule.code}`} className="jt-note warn">
                {t('infection.cluster', {
                  ...{ class: className(classId), count, days: rule.watchDays, disease: rule.name[lang] ?? '' },
                })}{' '}
                {isHead ? <Link href="/admin/close-days">{t('infection.closeDays')}</Link> : null}
              </p>
            ))}
            <SettledRows>
              {open.length > 0 ? (
                <ul className="jt-rows">
                  {open.map((one) => (
                    <li key={one.id} className="jt-row">
                      <Line line={one} className={className(one.classId)} t={t} />
                      {isHead ? (
                        <SettleForms
                          {...{ infection: one.id, name: one.name, onset: one.onset, today, lang }}
                          lacksProof={one.needsProof && !one.proof}
                          words={wordsOf(lang, 'infection')}
                        />
                      ) : null}
                    </li>
                  ))}
                </ul>
              ) : null}
            </SettledRows>
            <section className="jt-class">
              <h2>{t('infection.note')}</h2>
              {rules.length === 0 ? <p className="jt-note warn">{t('infection.noRules')}</p> : null}
              {roster.length === 0 ? <p className="jt-dim">{t('infection.noChild')}</p> : null}
              {rules.length > 0 && roster.length > 0 ? (
                <>
                  <NoteForm
                    key={date}
                    stays={roster.map((one) => ({ value: one.booking, label: `${one.child} · ${one.className}` }))}
                    diseases={rules.map(({ code, name }) => ({ value: code, label: name[lang] ?? '' }))}
                    {...{ today, lang }}
                    words={wordsOf(lang, 'infection')}
                  />
                  <p className="jt-dim">{t('infection.childHint', { day: formatDate(date, { lang, weekday: true }) })}</p>
                </>
              ) : null}
              <DateBar path={PATH} name="date" value={date} before={addDays(date, -1)} after={addDays(date, 1)} words={bar} />
            </section>
            {rules.length > 0 ? (
              <details className="jt-row-more">
                <summary>{t('infection.rules')}</summary>
                <ul>
                  {rules.map((rule) => (
                    <li key={rule.code}>
                      {t(rule.proof ? 'infection.ruleProof' : 'infection.ruleOf', {
                        ...{ disease: rule.name[lang] ?? '', days: rule.days },
                      })}{' '}
                      <span className="jt-dim">
                        {isToConfirm(rule) ? `${t('infection.toConfirm')} · ` : ''}
                        {String(rule.source)}
                      </span>
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
            {over.length > 0 ? (
              <details className="jt-row-more">
                <summary>{t('infection.over')}</summary>
                <ul className="jt-rows">
                  {over.map((one) => (
                    <li key={one.id} className="jt-row">
                      <Line line={one} className={className(one.classId)} t={t} />
                    </li>
                  ))}
                </ul>
              </details>
            ) : null}
          </>
        );
      }}
    />
  );
}

function Line({ line, className, t }: { line: InfectionLine; className: string; t: Translator }) {
  const date = (day: string) => formatDate(day, { lang: t.lang });
  const { rule, onset, proof } = line;
  const notes = [
    standing(line, t),
    t('infection.fellIll', { day: date(onset) }),
    proof ? t('infection.proved', { issuer: proof.issuer, day: date(proof.on) }) : '',
  ];
  return (
    <div className="jt-row-line">
      <strong className="jt-row-child">{line.name}</strong>
      <span className="jt-row-hours nb">{className}</span>
      <b>{rule?.name[t.lang] ?? ''}</b> <span className="jt-row-note">{notes.filter(Boolean).join(' · ')}</span>
    </div>
  );
}

function standing({ withdrawn, open, back, needsProof, proof, mayCome }: InfectionLine, t: Translator): string {
  const day = formatDate(back, { lang: t.lang, weekday: true });
  if (withdrawn) return t('infection.withdrawn');
  if (!open) return t('infection.mayReturn', { day });
  if (mayCome) return t('infection.lacksProof');
  return t(needsProof && !proof ? 'infection.untilProof' : 'infection.until', { day });
}
