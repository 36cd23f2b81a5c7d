import { getTranslation } from '@payloadcms/translations';
import { Link } from '@payloadcms/ui';
import { EntityType, groupNavItems } from '@payloadcms/ui/shared';
import type { ServerProps } from 'payload';
import { getPortal, type Portal } from '#cms/portal/portal.ts';
import { words } from '#cms/records/words.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { Lang } from '#domain/language/lang.ts';
import { Icon } from '../brand/Drawing.tsx';
import { tasksOf } from '../home/tasks-of.ts';
import { sessionOf } from '../staff-session.ts';
import { RoomLinks } from './RoomLinks.tsx';
import { roomsOf } from './rooms.ts';
import { Tabs } from './Tabs.tsx';

/** The menu of the staff surface: the rooms of somebody's day with what waits in them, then every record they may see. */
export async function Shell({ user, i18n, payload, permissions, visibleEntities }: ServerProps) {
  if (!user || !permissions || !visibleEntities) return null;
  const portal = await getPortal();
  const session = { ...sessionOf(user, i18n.language), portal };
  const t = createTranslator(session.lang);
  const waiting = (await tasksOf(session, t)).flatMap(({ waits }) => waits ?? []);
  const rooms = roomsOf(session.user, session.facilityId).map(({ room, href }) => {
    const count = waiting.reduce((all, one) => (one.in === room ? all + one.count : all), 0);
    return { href, words: t(`staff.room_${room}`), count, waits: t('staff.waits', { count }) };
  });
  const seen = payload.config.collections.filter(({ slug }) => visibleEntities.collections.includes(slug));
  const groups = groupNavItems(
    seen.map((entity) => ({ type: EntityType.collection, entity })),
    permissions,
    i18n,
  );
  const place = session.facilityId ? await nameOf(portal, session.facilityId, session.lang) : undefined;
  return (
    <>
      <aside className="jt-shell">
        <Link className="jt-shell-brand" href="/admin">
          <Icon />
          <strong>{portal.city.brand[session.lang]}</strong>
        </Link>
        <nav aria-label={t('staff.nav')}>
          <RoomLinks rooms={rooms} />
        </nav>
        <details className="jt-shell-records">
          <summary>{t('staff.allRecords')}</summary>
          <nav className="jt-groups" aria-label={t('staff.allRecords')}>
            {groups.map(({ label, entities }) => (
              <section key={label}>
                <h2>{label}</h2>
                <ul>
                  {entities.map(({ slug, label: entity }) => (
                    <li key={slug}>
                      <Link href={`/admin/collections/${slug}`} prefetch={false}>
                        {getTranslation(entity, i18n)}
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
          </nav>
        </details>
        <div className="jt-shell-who">
          {place ? <p>{place}</p> : null}
          <p>{session.user.name}</p>
          <Link href="/admin/account">{t('staff.account')}</Link> <Link href="/admin/logout">{t('staff.signOut')}</Link>
        </div>
      </aside>
      <Tabs rooms={rooms.slice(0, 3)} label={t('staff.nav')} more={t('staff.more')} />
    </>
  );
}

async function nameOf({ facilities }: Pick<Portal, 'facilities'>, id: string, lang: Lang): Promise<string | undefined> {
  const [facility] = await facilities.findAll([id]);
  return facility && words(facility.name)[lang];
}
