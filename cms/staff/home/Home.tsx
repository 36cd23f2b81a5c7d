import { getTranslation } from '@payloadcms/translations';
import { Link } from '@payloadcms/ui';
import type { getNavGroups } from '@payloadcms/ui/shared';
import type { AdminViewServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { getPortal, type Portal } from '#cms/portal/portal.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { sessionOf } from '../staff-session.ts';
import { centreTasks } from './centre-tasks.ts';
import { filingTasks, ownFilingTasks } from './filing-tasks.ts';
import { guidanceTasks } from './guidance-tasks.ts';
import { jobTasks } from './job-tasks.ts';
import { moneyTasks } from './money-tasks.ts';
import { oversightTasks } from './oversight-tasks.ts';
import { searchNotice } from './search-notice.ts';
import type { Task } from './task.ts';

type Props = AdminViewServerProps & { navGroups: ReturnType<typeof getNavGroups>; user?: unknown };

/** What waits for this person today, then every collection that is part of their work. */
export async function Home({ initPageResult, navGroups }: Props) {
  const { req } = initPageResult;
  if (!req.user) return null;
  const portal = await getPortal();
  const { user, facilityId, lang } = sessionOf(req.user, req.i18n.language);
  const t = createTranslator(lang);
  const args = { portal, user, t };
  const tasks = (
    await Promise.all([
      hasRole(user, 'administrator') ? moneyTasks(args) : [],
      hasRole(user, 'administrator') ? jobTasks(args) : [],
      facilityId ? centreTasks(args, facilityId) : [],
      facilityId && hasRole(user, 'head') ? ownFilingTasks(args, facilityId) : [],
      guidanceTasks(args, lang),
      hasRole(user, 'supervisor', 'administrator') ? filingTasks(args) : [],
      hasRole(user, 'supervisor', 'administrator') ? oversightTasks(args) : [],
    ])
  ).flat();
  const notice = hasRole(user, 'supervisor', 'administrator') ? searchNotice(portal, t) : undefined;
  const name = facilityId && (await nameOf(portal, facilityId, lang));
  return (
    <div className="jt jt-home">
      <h1>{name || portal.city.brand[lang]}</h1>
      {notice ? (
        <p className="jt-notice" role="status">
          {notice}
        </p>
      ) : null}
      <ul className="jt-tasks">
        {tasks.map((task) => (
          <TaskRow key={task.href + task.title} task={task} />
        ))}
      </ul>
      <h2>{t('tasks.everything')}</h2>
      <div className="jt-groups">
        {navGroups.map(({ label, entities }) => (
          <section key={label}>
            <h3>{label}</h3>
            <ul>
              {entities.map(({ slug, label: entity }) => (
                <li key={slug}>
                  <Link href={`/admin/collections/${slug}`}>{getTranslation(entity, req.i18n)}</Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
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

async function nameOf({ facilities }: Pick<Portal, 'facilities'>, id: string, lang: Lang): Promise<string | undefined> {
  const [facility] = await facilities.findAll([id]);
  return facility && words(facility.name)[lang];
}
