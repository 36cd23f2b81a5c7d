import type { AdminViewServerProps } from 'payload';
import { NursesDesk } from '#cms/guidance/desk/NursesDesk.tsx';
import { isOfStation } from '#cms/guidance/visits/station.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { Home, TaskList } from '#cms/staff/home/Home.tsx';
import { tasksOf } from '#cms/staff/home/tasks-of.ts';
import { sessionOf } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import { boardDay } from '../board-day.ts';
import { Board } from './Board.tsx';

/** Where everybody begins: a centre's people with their day's board and what waits beside it, a community nurse with today's way, the rest with what waits. */
export async function Today(view: AdminViewServerProps) {
  const { req } = view.initPageResult;
  const session = req.user && sessionOf(req.user, req.i18n.language);
  const isNurse = session && isOfStation(session.user);
  if (!session || (!session.facilityId && !isNurse)) return <Home {...view} />;
  const portal = await getPortal();
  const t = createTranslator(session.lang);
  const { facilityId } = session;
  if (!facilityId) {
    return (
      <div className="jt jt-home">
        <NursesDesk session={{ ...session, portal }} t={t} />
      </div>
    );
  }
  return (
    <div className="jt jt-home">
      <TaskList tasks={await tasksOf({ ...session, portal }, t)} />
      <Board session={{ ...session, facilityId, portal }} {...boardDay(portal, facilityId)} t={t} />
    </div>
  );
}
