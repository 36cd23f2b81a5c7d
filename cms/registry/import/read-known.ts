import type { Portal } from '#cms/portal/portal.ts';
import type { Known } from './known.ts';

/** What is in the database of a register, and every slug and id that is taken. */
export async function readKnown(
  { register: centres, registerDoubts }: Pick<Portal, 'register' | 'registerDoubts'>,
  register: string,
): Promise<Known> {
  const [known, doubts] = await Promise.all([centres.readCentres(register), registerDoubts.listOf(register)]);
  return { ...known, doubts };
}
