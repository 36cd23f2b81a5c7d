import type { Access } from 'payload';
import { territoryOf } from './in-territory.ts';
import { hasRole, staffOf } from './roles.ts';

/** Centres: authors and reviewers may read all of them, the rest those they answer for. */
export const readFacilities: Access = ({ req }) => {
  const user = staffOf(req);
  if (!user) return false;
  if (hasRole(user, 'author', 'reviewer')) return true;
  return territoryOf(user, '');
};
