import { notFound, type Result } from '#cms/core/problem.ts';
import { badInput } from '#cms/input/bad-input.ts';
import { calendarName } from '#cms/input/family.ts';
import type { Portal } from '#cms/portal/portal.ts';

/** How calendars call one of a family's children; without a name they count. */
export async function nameInCalendars(
  { children }: Pick<Portal, 'children'>,
  { guardianId, childId, name }: { guardianId: string; childId: string; name: string },
): Promise<Result<object>> {
  const words = calendarName.safeParse({ called: name });
  if (!words.success) return badInput(words.error, { called: name });
  if (!(await children.listOf(guardianId)).some(({ id }) => id === childId)) return notFound('child_not_found');
  await children.setCalendarName(childId, words.data.called);
  return { ok: true };
}
