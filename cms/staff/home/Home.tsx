import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { todayOf } from '#cms/core/clock.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { formatDate } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { sessionOf } from '../staff-session.ts';
import type { Task } from './task.ts';
import { searchNotice, tasksOf } from './tasks-of.ts';

/** What waits today for somebody who works for no centre, and nothing else; where everything is, the menu says. */
export async function Home({ initPageResult }: AdminViewServerProps) {
  const { req } = initPageResult;
  if (!req.user) return null;
  const portal = await getPortal();
  const session = { ...sessionOf(req.user, req.i18n.language), portal };
  const { user, lang } = session;
  const t = createTranslator(lang);
  const tasks = await tasksOf(session, t);
  const notice = hasRole(user, 'supervisor', 'administrator') ? searchNotice(portal, t) : undefined;
  return (
    <div className="jt jt-home">
      <h1>{formatDate(todayOf(portal), { lang, weekday: true })}</h1>
      {notice ? (
        <p className="jt-notice" role="status">
          {notice}
        </p>
      ) : null}
      {tasks.length > 0 ? <TaskList tasks={tasks} /> : <p className="jt-dim">{t('tasks.nothing')}</p>}
    </div>
  );
}

/** What waits, a row each. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  if (tasks.length === 0) return null;
  return (
    <ul className="jt-tasks">
      {tasks.map((task) => (
        <TaskRow key={task.href + task.title} task={task} />
      ))}
    </ul>
  );
}

function TaskRow({ task: { title, note, href, action, waiting } }: { task: Task }) {
  return (
    <li>
      <div>
        <p className="jt-answer">{title}</p>
        {note ? <p className="jt-dim">{note}</p> : null}
      </div>
      <Link className={waiting ? 'jt-button' : 'jt-button quiet'} href={href}>
        {action}
      </Link>
    </li>
  );
}
