import type { ServerProps } from 'payload';
import { hasRole, type StaffUser } from '../access/roles.ts';
import { WORDS } from './words.ts';
import './admin.css';

/** The everyday pages of a centre's people, before the collections. */
export function StaffNav({ user, i18n }: ServerProps) {
  if (!hasRole(user as unknown as StaffUser, 'head', 'counter')) return null;
  const words = WORDS[i18n?.language === 'en' ? 'en' : 'zh'];
  return (
    <nav className="jt-nav" aria-label={words.roster}>
      <a href="/admin/roster">{words.roster}</a>
      <a href="/admin/occupancy">{words.occupancy}</a>
      <a href="/admin/counter">{words.counter}</a>
    </nav>
  );
}
