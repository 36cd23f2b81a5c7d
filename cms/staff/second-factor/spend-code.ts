import type { Portal } from '#cms/portal/portal.ts';
import { recoveryHash } from './recovery-codes.ts';
import { stepOf } from './totp.ts';

type Using = Pick<Portal, 'secondFactors' | 'work'>;

/**
 * Whether a code is the account's, from its app or one of its recovery codes; each is good once, however many try it at
 * the same moment. `confirm` takes the factor into use by its first code. `at` is in milliseconds.
 */
export async function spendCode(
  { secondFactors, work }: Using,
  accountId: string,
  { code, at, confirm = false }: { code: string; at: number; confirm?: boolean },
): Promise<boolean> {
  const plain = code.normalize('NFKC').replace(/\s/g, '');
  const used = await work(async (unit): Promise<{ ok: boolean }> => {
    const factor = await secondFactors.find(accountId, unit);
    if (!factor || factor.confirmed === confirm) return { ok: false };
    const step = stepOf(factor.secret, plain, at);
    const left = factor.recovery.filter((hash) => hash !== recoveryHash(plain));
    const isRecovery = !confirm && left.length < factor.recovery.length;
    if (step === undefined ? !isRecovery : step <= factor.lastStep) return { ok: false };
    const now = step === undefined ? { recovery: left } : { lastStep: step };
    await secondFactors.put(accountId, { ...factor, ...now, confirmed: true }, unit);
    return { ok: true };
  });
  return used.ok;
}
