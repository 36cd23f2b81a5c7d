import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { dayAsked, WeekHead } from '#cms/staff/DateBar.tsx';
import { PrintButton } from '#cms/staff/PrintButton.tsx';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import { instantWords } from '#cms/words/booking-words.ts';
import { formatDate } from '#cms/words/format.ts';
import { waitWords } from '#cms/words/wait-words.ts';
import { enrolledIdOf } from '#domain/places/enrolled.ts';
import { mondayOf, weekAhead } from '#domain/time/civil-date.ts';
import { type PlannerWeek, plannerWeek } from '../../planner/planner-week.ts';
import type { Asked } from './ClassPanel.tsx';
import { ClassWeek } from './ClassWeek.tsx';
import { EnrolledPanel } from './EnrolledPanel.tsx';
import { PlannerBoard } from './PlannerBoard.tsx';
import { MovePanel, OfferPanel } from './PlanPanel.tsx';

/** A centre's week on one page: children, staff, ratio and free places by class, the waitlist beside it. */
export function PlannerPage(view: AdminViewServerProps) {
  const asked = (name: string) => String(view.searchParams?.[name] ?? '').slice(0, 100);
  return (
    <StaffPage
      view={view}
      title={(t) => t('planner.title')}
      content={async (session, t) => {
        const { portal, facilityId, lang, user } = session;
        if (!hasRole(user, 'head')) return <p>{t('staff.noCentre')}</p>;
        const monday = mondayOf(dayAsked(view, { name: 'week', today: weekAhead(todayOf(portal)) }));
        const week = await plannerWeek(portal, { facilityId, monday, reader: user.id });
        if (!week) return <p>{t('staff.noCentre')}</p>;
        const days = week.dates.map((date) => ({ date, name: formatDate(date, { lang, weekday: true }) }));
        const names = new Map(week.classes.map(({ id, name }) => [id, name[lang]]));
        const classes = week.classes.map(({ id, name }) => ({ id, name: name[lang] }));
        const panel = { session, t, monday, asked };
        return (
          <>
            <WeekHead {...{ monday, lang, t }} path="/admin/planner" title={t('planner.title')}>
              <Link href="/admin/open-day">{t('planner.openDay')}</Link>
              <PrintButton words={t('planner.print')} />
            </WeekHead>
            {enrolledIdOf(asked('move')) ? (
              <EnrolledPanel {...panel} />
            ) : asked('move') ? (
              <MovePanel {...panel} />
            ) : asked('offer') ? (
              <OfferPanel {...panel} />
            ) : null}
            <PlannerBoard days={days} classes={classes} monday={monday} words={{ to: t('planner.to'), keys: t('planner.keys') }}>
              <div className="jt-planner-page">
                <div>
                  {week.classes.map((group) => (
                    <ClassWeek
                      key={group.id}
                      {...{ group, monday, names, t }}
                      suggested={week.suggested}
                      growing={week.growing}
                    />
                  ))}
                </div>
                <Waiting {...panel} waits={week.waits} />
              </div>
            </PlannerBoard>
          </>
        );
      }}
    />
  );
}

/** Who waits, in the order that is public: each can be taken to a place by a drag or its link, and none overtakes. */
function Waiting({ session, t, monday, waits }: Omit<Asked, 'asked'> & Pick<PlannerWeek, 'waits'>) {
  const { portal, facilityId, lang } = session;
  const { parts } = portal.supplies.get(facilityId) ?? {};
  const { timeZone } = portal.city;
  return (
    <aside className="no-print" aria-labelledby="planner-waits">
      <h2 id="planner-waits">{t('planner.waits', { count: waits.length })}</h2>
      <ol className="jt-planner-waits">
        {waits.map(({ wait, children }) => (
          <li key={wait.id}>
            <Link
              data-wait={wait.id}
              draggable
              className="jt-stay"
              href={`/admin/planner?week=${monday}&offer=${wait.id}`}
              prefetch={false}
            >
              {children.join(t('common.and'))}
            </Link>
            <p>{waitWords(wait.care, { lang, parts, today: todayOf(portal) })}</p>
            {wait.offer ? (
              <p className="jt-dim">
                {t('planner.offer_offered', { until: instantWords({ lang, timeZone }, wait.offer.until) })}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </aside>
  );
}
