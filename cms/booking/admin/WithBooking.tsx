import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import type { ReactNode } from 'react';
import { hasRole } from '#cms/access/roles.ts';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import type { Translator } from '#cms/words/index.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import { type Instant, minutesBetween, toLocal } from '#domain/time/zoned-time.ts';
import { LookedAtForm } from './LookedAtForm.tsx';

/** What a page about one booking shows by: who looks, and what the address says. */
export interface Shown {
  session: StaffSession & { facilityId: string };
  t: Translator;
  asked: (name: string) => string;
}

interface Page {
  view: AdminViewServerProps;
  /** Of the words of the page: `title`, `intro` and `none`. */
  room: 'centreEnd' | 'given' | 'goodwill';
  /** What nobody has been told of yet. */
  waiting?: (shown: Shown) => ReactNode;
  one: (shown: Shown) => ReactNode;
}

const TITLES = { centreEnd: 'centreEnd.titleStaff', given: 'given.title', goodwill: 'goodwill.title' } as const;

/** What a head does with one booking, which the address names: looked at first, then done by one button. */
export function WithBooking({ view, room, waiting, one }: Page) {
  const asked = (name: string) => String(view.searchParams?.[name] ?? '').slice(0, 400);
  return (
    <StaffPage
      view={view}
      title={(t) => t(TITLES[room])}
      content={async (session, t) => {
        if (!hasRole(session.user, 'head')) return <p>{t('staff.noCentre')}</p>;
        const shown = { session, t, asked };
        return (
          <>
            <h1>{t(TITLES[room])}</h1>
            <p className="jt-dim">{t(`${room}.intro`, { minutes: session.portal.city.closingUndoMinutes })}</p>
            {waiting?.(shown)}
            {asked('booking') ? (
              one(shown)
            ) : (
              <p>
                {t(`${room}.none`)} <Link href="/admin/collections/bookings">{t('centreEnd.bookings')}</Link>
              </p>
            )}
          </>
        );
      }}
    />
  );
}

interface Untold {
  room: 'centreEnd' | 'given';
  rows: readonly { id: string; what: string; tellAt: Instant }[];
  /** What takes one back, and what it calls its id. */
  call: 'keep' | 'takeBack';
  name: 'end' | 'given';
}

/** What was done and can still be taken back: nobody is told until then. */
export function WaitingToTell({ session: { portal, lang }, t, room, rows, call, name }: Omit<Shown, 'asked'> & Untold) {
  const now = portal.now();
  if (rows.length === 0) return null;
  return (
    <section className="jt-coming" aria-labelledby="coming">
      <h2 id="coming">{t(`${room}.now`)}</h2>
      <ul>
        {rows.map(({ id, what, tellAt }) => (
          <li key={id}>
            <div>
              <strong>{what}</strong>
              <p className="jt-dim">
                {t(`${room}.waiting`, { until: formatTime(toLocal(tellAt, portal.city.timeZone).minute) })}
              </p>
            </div>
            <LookedAtForm
              call={call}
              hidden={{ [name]: id, lang }}
              seconds={Math.round(minutesBetween(now, tellAt) * 60)}
              words={{ send: t(`${room}.undo`), sending: t(`${room}.sending`), wrong: t(`${room}.wrong`) }}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

export const Wrong = ({ children }: { children: string }) => (
  <p className="jt-note bad" role="alert">
    {children}
  </p>
);
