import type { AdminViewServerProps } from 'payload';
import { dayAsked } from '#cms/staff/DateBar.tsx';
import { StaffPage } from '#cms/staff/StaffPage.tsx';
import { boardDay } from '../board-day.ts';
import { Board } from './Board.tsx';

/** A centre's board on whichever day is asked for. */
export function Roster(view: AdminViewServerProps) {
  return (
    <StaffPage
      view={view}
      title={(t) => t('roster.title')}
      content={async (session, t) => {
        const { date: first, rests } = boardDay(session.portal, session.facilityId);
        const date = dayAsked(view, { name: 'date', today: first });
        return <Board session={session} date={date} rests={rests && date === first} t={t} />;
      }}
    />
  );
}
