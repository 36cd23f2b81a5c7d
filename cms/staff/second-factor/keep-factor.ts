import { hasRole, type Role } from '#cms/access/roles.ts';
import type { Environment } from '#cms/core/environment.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { newRecoveryCodes, recoveryHash } from './recovery-codes.ts';
import { newSecret } from './totp.ts';

type Keeping = Pick<Portal, 'changes' | 'secondFactors' | 'work'>;

/** A secret to be put into an app. Nothing is asked of anybody until a code of it has been given; none where a factor is in use. */
export async function beginFactor({ secondFactors, work }: Keeping, accountId: string): Promise<string | undefined> {
  const secret = newSecret();
  const begun = await work(async (unit): Promise<{ ok: boolean }> => {
    if ((await secondFactors.find(accountId, unit))?.confirmed) return { ok: false };
    await secondFactors.put(accountId, { secret, confirmed: false, lastStep: 0, recovery: [] }, unit);
    return { ok: true };
  });
  return begun.ok ? secret : undefined;
}

/** Recovery codes in place of those that there were; none without a factor in use. Nobody can be told them again. */
export async function renewRecovery({ changes, secondFactors, work }: Keeping, accountId: string): Promise<string[] | undefined> {
  const codes = newRecoveryCodes();
  const renewed = await work(async (unit): Promise<{ ok: boolean }> => {
    const factor = await secondFactors.find(accountId, unit);
    if (!factor?.confirmed) return { ok: false };
    await secondFactors.put(accountId, { ...factor, recovery: codes.map(recoveryHash) }, unit);
    await changes.write({ ...about(accountId), actor: accountId, fields: ['recoveryCodes'] }, unit);
    return { ok: true };
  });
  return renewed.ok ? codes : undefined;
}

/** Takes the second factor away, and writes down who did. Without `by` it was done on the server. */
export async function removeFactor({ changes, secondFactors, work }: Keeping, accountId: string, by?: string): Promise<void> {
  await work(async (unit) => {
    await secondFactors.remove(accountId, unit);
    await changes.write({ ...about(accountId), actor: by, fields: ['secondFactor'] }, unit);
  });
}

const about = (accountId: string) => ({ collection: 'users', ids: [accountId], action: 'update' as const });

/** Whether somebody may not work without a second factor: those who see many families or centres, or where newborns live, or write what all contracts say, unless the portal only offers it. */
export const needsFactor = (user: { roles?: Role[] }, { secondFactor }: Pick<Environment, 'secondFactor'>): boolean =>
  secondFactor === 'required' && hasRole(user, 'administrator', 'supervisor', 'legal_editor', 'nurse');
