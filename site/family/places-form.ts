import { badRequest, type Result } from '#cms/core/problem.ts';
import { removeFamilyPlace, saveFamilyPlace } from '#cms/finding/family-places.ts';
import type { PageContext } from '../ui/page-context.ts';

/** What a family's form asks for: to keep a place, or to forget one. */
export async function sendPlaces(
  { portal, lang }: PageContext,
  { guardianId, form }: { guardianId: string; form: FormData },
): Promise<Result<{ done: 'saved' | 'removed' }>> {
  const field = (name: string) => String(form.get(name) ?? '');
  if (field('action') === 'remove') {
    const removed = await removeFamilyPlace(portal, guardianId, field('id'));
    return removed.ok ? { ok: true, done: 'removed' } : removed;
  }
  if (field('action') !== 'save') return badRequest('invalid');
  const wish = { label: field('label'), called: field('called'), place: field('place') };
  const saved = await saveFamilyPlace(portal, guardianId, wish, lang);
  return saved.ok ? { ok: true, done: 'saved' } : saved;
}
