import type { Access } from 'payload';
import { inTerritory } from './in-territory.ts';
import { hasRole, staffOf } from './roles.ts';

const ofOwn = inTerritory('facility', 'head', 'supervisor');

/** Filed changes of one's own centres, and those for which one's district is asked: a centre may move into it. */
export const readFiledChanges: Access = async (args) => {
  const own = await ofOwn(args);
  const user = staffOf(args.req);
  const district = hasRole(user, 'supervisor') ? /^\d{6}/.exec(user?.territory ?? '')?.[0] : undefined;
  if (own === true || !district || user?.territory !== district) return own;
  const asked = { districts: { contains: district } };
  return own ? { or: [own, asked] } : asked;
};
