import type { Portal } from '#cms/portal/portal.ts';
import type { KnownCentres } from '#cms/records/register.ts';
import type { Doubt } from '#cms/records/register-doubts.ts';

/** What is in the database of a register: its centres, and what a person was asked about them. */
export interface Known extends KnownCentres {
  doubts: Doubt[];
}

/** What is in the database of a register, and every slug and id that is taken. */
export async function readKnown(
  { register: centres, registerDoubts }: Pick<Portal, 'register' | 'registerDoubts'>,
  register: string,
): Promise<Known> {
  const [known, doubts] = await Promise.all([centres.readCentres(register), registerDoubts.listOf(register)]);
  return { ...known, doubts };
}
