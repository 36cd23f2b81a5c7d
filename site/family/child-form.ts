import { saveChild } from '#cms/accounts/save-family.ts';
import type { Result } from '#cms/core/problem.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Child } from '#cms/records/payload-types.ts';
import type { PageContext } from '../ui/page-context.ts';

/** Keeps what a family says of a child; of a new one it says who collects too: whoever says it. */
export async function sendChild(
  { portal }: PageContext,
  { guardian, id, form }: { guardian: Guardian; id?: string; form: FormData },
): Promise<Result<{ child: Child }>> {
  const text = (name: string) => String(form.get(name) ?? '');
  const { name, relation, contact: phone } = guardian;
  return saveChild(portal, guardian.id, {
    id,
    name: text('childName'),
    birthDate: text('birthDate'),
    healthNotes: text('healthNotes'),
    healthConsent: form.get('consentHealth') === 'on',
    pickups: !id && name ? [{ name, relation: relation ?? '', phone }] : [],
  });
}
