import { notFound, type Result, unprocessable } from '#cms/core/problem.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { type MeasuredChild, readMeasuredChild, type SaidGrowth } from './read-child.ts';

type Keeping = Pick<Portal, 'audit' | 'children' | 'city' | 'guardians' | 'now' | 'work'>;

interface Which {
  guardianId: string;
  childId: string;
}

/** Keeps what a family has measured of its child, with its consent alone. Another family's child is not found. */
export async function keepGrowth(
  portal: Keeping,
  { guardianId, childId, consents, ...said }: Which & { consents: boolean } & Omit<SaidGrowth, 'birthDate'>,
): Promise<Result<{ child: MeasuredChild }>> {
  const { children, guardians, now, work } = portal;
  const known = (await children.listOf(guardianId)).find(({ id }) => id === childId);
  if (!known) return notFound('child_not_found');
  const read = readMeasuredChild(portal, { ...said, birthDate: known.birthDate });
  if (!read.ok) return read;
  if (!consents) return unprocessable('growth_consent', { field: 'consentGrowth' });
  const { sex, weeks, measured } = read.child;
  await work(async (unit) => {
    await guardians.takeTurn(guardianId, unit);
    await children.setGrowth(childId, { sex, weeks, measured, agreedAt: now() }, unit);
  });
  return read;
}

/** Takes back the consent: what was measured is gone. */
export async function forgetGrowth(portal: Keeping, { guardianId, childId }: Which): Promise<Result<object>> {
  const { audit, children, guardians, work } = portal;
  const known = (await children.listOf(guardianId)).find(({ id }) => id === childId);
  if (!known) return notFound('child_not_found');
  await work(async (unit) => {
    await guardians.takeTurn(guardianId, unit);
    await children.setGrowth(childId, null, unit);
    await audit.write({ actor: guardianId, action: 'forget_growth', subject: `child:${childId}` }, unit);
  });
  return { ok: true };
}
