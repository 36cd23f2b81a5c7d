import type { Result } from '#cms/core/problem.ts';
import { makeDelegateCode, withdrawDelegateCode } from '#cms/places/delegates/make-delegate-code.ts';
import type { MadeCode } from './delegate-view.ts';

/** What a family's form asks for: a code for somebody who collects once, or that one of them counts no more. */
export async function sendDelegate(
  portal: Parameters<typeof makeDelegateCode>[0],
  { guardianId, bookingId, form }: { guardianId: string; bookingId: string; form: FormData },
): Promise<Result<{ made?: MadeCode }>> {
  const text = (name: string) => String(form.get(name) ?? '');
  if (text('action') === 'delegate_back') return withdrawDelegateCode(portal, { guardianId, bookingId, id: text('code') });
  const person = { name: text('delegateName'), relation: text('delegateRelation'), phone: text('delegatePhone') };
  const made = await makeDelegateCode(portal, { guardianId, bookingId, date: text('delegateDate'), person });
  return made.ok ? { ok: true, made } : made;
}
