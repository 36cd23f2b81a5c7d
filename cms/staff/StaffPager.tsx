import { Link } from '@payloadcms/ui';
import type { Translator } from '#cms/words/index.ts';

/** The page of a list that an address asks for, from 1; whoever shows it knows how many there are. */
export const pageAsked = (searchParams: Record<string, unknown> | undefined): number => {
  const asked = String(searchParams?.page ?? '');
  return /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1;
};

/** The page of a list before and the one after; nothing where all of it is on one. */
export function StaffPager({ path, page, pages, t }: { path: string; page: number; pages: number; t: Translator }) {
  if (pages < 2) return null;
  const at = (to: number) => `${path}${path.includes('?') ? '&' : '?'}page=${to}`;
  return (
    <nav className="jt-bar" aria-label={t('common.pages')}>
      {page > 1 ? (
        <Link className="jt-button quiet" href={at(page - 1)}>
          {t('common.previous')}
        </Link>
      ) : null}
      <span className="jt-dim">{t('common.pageOf', { page, pages })}</span>
      {page < pages ? (
        <Link className="jt-button quiet" href={at(page + 1)}>
          {t('common.next')}
        </Link>
      ) : null}
    </nav>
  );
}
