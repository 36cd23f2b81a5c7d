'use client';

import { Link } from '@payloadcms/ui';
import { usePathname, useSearchParams } from 'next/navigation';

export interface ShownRoom {
  href: string;
  words: string;
  count: number;
  /** The count, said in words. */
  waits: string;
}

/** The rooms, the one that is open marked. */
export function RoomLinks({ rooms }: { rooms: readonly ShownRoom[] }) {
  const path = usePathname();
  const query = useSearchParams().toString();
  const open = rooms
    .filter(({ href }) => isWithin({ path, query }, href))
    .toSorted((a, b) => b.href.length - a.href.length)[0]?.href;
  return (
    <ul>
      {rooms.map(({ href, words, count, waits }) => (
        <li key={href}>
          <Link href={href} prefetch={false} aria-current={href === open ? 'page' : undefined}>
            <span>{words}</span>
            {count > 0 ? (
              <>
                <span className="jt-waits" aria-hidden="true">
                  {count}
                </span>
                <span className="jt-aside">{waits}</span>
              </>
            ) : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Home is itself alone; another room is open, too, where one of its records is. */
function isWithin({ path, query }: { path: string; query: string }, href: string): boolean {
  const [page = '', filter] = href.split('?');
  if (path === page) return !filter || decodeURIComponent(query).includes(decodeURIComponent(filter));
  return page !== '/admin' && !filter && path.startsWith(`${page}/`);
}
