import type { Endpoint } from 'payload';
import { facilityIdOf, hasRole, type StaffUser, staffOf } from '#cms/access/roles.ts';
import { getPortal, type Portal } from '#cms/portal/portal.ts';
import { langOf } from '#domain/language/lang.ts';
import { type PaperFile, paperAnswer } from './paper-answer.ts';

/**
 * A signed contract's own bytes for the centre that is its other party, as the family has them. That they were taken is
 * written down; to whoever works elsewhere there is no such contract.
 */
export async function paperForStaff(
  { audit, contracts, files }: Pick<Portal, 'audit' | 'contracts' | 'files'>,
  id: string,
  user: StaffUser,
): Promise<PaperFile | undefined> {
  const facilityId = hasRole(user, 'head', 'counter') ? facilityIdOf(user) : undefined;
  const contract = await contracts.findAt(id, facilityId);
  const file = contract && (await files.get(contract.file));
  if (!contract || !file) return undefined;
  const { number, version } = contract;
  await audit.write({ actor: user.id, action: 'take_contract', subject: `contract:${number}`, detail: { version } });
  return { name: number, bytes: file.bytes };
}

/** The contract as a file, for a member of staff who is signed in. */
export const staffPaper: Endpoint = {
  path: '/:id/pdf',
  method: 'get',
  handler: async (req) => {
    const user = staffOf(req);
    const paper = user && (await paperForStaff(await getPortal(), String(req.routeParams?.id ?? ''), user));
    return paperAnswer(paper, langOf(req.i18n.language));
  },
};
