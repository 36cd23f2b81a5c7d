import { removePickup, savePickup } from '#cms/accounts/pickup-persons.ts';
import { keepPhoto, removePhoto } from '#cms/accounts/pickup-photo.ts';
import { badRequest, type Result } from '#cms/core/problem.ts';
import { isCalled, type KeptPickup } from '#domain/family/pickups.ts';
import type { PageContext } from '../ui/page-context.ts';

export type PickupDone = 'pickup' | 'off' | 'photo-off';

/** What a family's form asks for: to keep a person with or without a photograph, to remove the photograph, or the person. */
export async function sendPickup(
  { portal }: PageContext,
  { guardianId, childId, form }: { guardianId: string; childId: string; form: FormData },
): Promise<Result<{ done: PickupDone }>> {
  const text = (name: string) => String(form.get(name) ?? '');
  const was = text('was');
  const which = { guardianId, childId, name: was };
  const as = (done: PickupDone, result: Result<object>) => (result.ok ? { ok: true as const, done } : result);
  switch (text('action')) {
    case 'remove':
      return as('off', await removePickup(portal, which));
    case 'remove-photo':
      return as('photo-off', await removePhoto(portal, which));
    case 'save': {
      const person = { name: text('name'), relation: text('relation'), phone: text('phone') };
      const saved = await savePickup(portal, { guardianId, childId, name: was || undefined, person });
      if (!saved.ok) return saved;
      const photo = form.get('photo');
      if (!(photo instanceof File) || photo.size === 0) return { ok: true, done: 'pickup' };
      const bytes = new Uint8Array(await photo.arrayBuffer());
      return as('pickup', await keepPhoto(portal, { ...which, name: person.name, bytes }));
    }
    default:
      return badRequest('invalid');
  }
}

/** Where on a list the person of a form's field stands; -1 when nowhere. */
export const placeCalled = (list: readonly KeptPickup[], name: unknown): number =>
  list.findIndex((one) => isCalled(one, String(name)));
