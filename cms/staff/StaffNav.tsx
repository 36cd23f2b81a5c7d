import { Link } from '@payloadcms/ui';
import type { ServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { langOf } from '#domain/language/lang.ts';
import { listPath } from './home/task.ts';
import { homeWords } from './home/words.ts';

import { staffWords } from './words.ts';

/** The everyday pages of a centre's people and of reviewers, before the collections. */
export function StaffNav({ user, i18n }: ServerProps) {
  const lang = langOf(i18n?.language);
  const { frame, roster, occupancy, counter } = staffWords(lang);
  const links = [
    ...(hasRole(user, 'head', 'counter')
      ? [
          ['/admin/roster', roster.today],
          ['/admin/counter', counter.title],
          ['/admin/occupancy', occupancy.title],
        ]
      : []),
    ...(hasRole(user, 'reviewer')
      ? [[listPath('articles', { review: { equals: 'in_review' } }), homeWords(lang).guidance.queue]]
      : []),
  ];
  if (links.length === 0) return null;
  return (
    <nav className="jt-nav" aria-label={frame.nav}>
      {links.map(([href = '', words]) => (
        <Link key={href} href={href}>
          {words}
        </Link>
      ))}
    </nav>
  );
}
