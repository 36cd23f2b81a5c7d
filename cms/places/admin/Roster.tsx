import type { AdminViewServerProps } from 'payload';
import { todayOf } from '#cms/core/clock.ts';
import { dayAsked } from '#cms/staff/DateBar.tsx';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import { Board } from './Board.tsx';

/** A centre's board on whichever day is asked for. */
export function Roster(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      title={(t) => t('roster.title')}
      content={async (session, t) => (
        <Board session={session} date={dayAsked(view, { name: 'date', today: todayOf(session.portal) })} t={t} />
      )}
    />
  );
}
