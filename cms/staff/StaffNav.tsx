import { Link } from '@payloadcms/ui';
import type { ServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';
import { listPath } from './home/task.ts';

/** The everyday pages of a centre's people, of supervisors and of reviewers, before the collections. */
export function StaffNav({ user, i18n }: ServerProps) {
  const t = createTranslator(langOf(i18n?.language));
  const links = [
    ...(hasRole(user, 'head', 'counter')
      ? [
          ['/admin/roster', t('roster.today')],
          ['/admin/counter', t('counter.title')],
          ['/admin/occupancy', t('roster.weekTitle')],
          ['/admin/prepaid', t('ledger.title')],
        ]
      : []),
    ...(hasRole(user, 'supervisor', 'administrator') ? [['/admin/filed', t('filed.title')]] : []),
    ...(hasRole(user, 'administrator') ? [['/admin/money', t('money.title')]] : []),
    ...(hasRole(user, 'reviewer') ? [[listPath('articles', { review: { equals: 'in_review' } }), t('tasks.queue')]] : []),
  ];
  if (links.length === 0) return null;
  return (
    <nav className="jt-nav" aria-label={t('staff.nav')}>
      {links.map(([href = '', words]) => (
        <Link key={href} href={href}>
          {words}
        </Link>
      ))}
    </nav>
  );
}
