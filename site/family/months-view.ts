import { askForMonths, type MONTHS_DONE, stopMonths } from '#cms/alerts/months/ask-for-months.ts';
import type { Problem } from '#cms/core/problem.ts';
import { growthOf } from '#cms/records/children.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { MonthMessage } from '#cms/records/month-messages.ts';
import type { Child } from '#cms/records/payload-types.ts';
import { PACES } from '#domain/guidance/month-message.ts';
import type { PageContext } from '../ui/page-context.ts';

export interface MonthsView {
  /** The child that the form was about. */
  childId: string;
  problem?: Problem;
  done?: (typeof MONTHS_DONE)[number];
  districts: { code: string; name: string }[];
  children: { child: Child; message?: MonthMessage; isOn: boolean; pace: string; district: string; weeks: string }[];
}

/** What a guardian has asked to be sent for each child, after doing what the form asked for. */
export async function monthsView(
  { portal, lang }: PageContext,
  { form, guardian }: { form?: FormData; guardian: Guardian },
): Promise<MonthsView> {
  const sent = (name: string) => String(form?.get(name) ?? '').slice(0, 60);
  const childId = sent('child');
  const acted = form ? await act(portal, { sent, childId, guardianId: guardian.id }) : {};
  const messages = await portal.monthMessages.listOf(guardian.id);
  const children = (await portal.children.listOf(guardian.id)).map((child) => {
    const message = messages.find((one) => one.childId === child.id);
    const typed = (name: string) => (acted.problem && childId === child.id ? sent(`${name}-${child.id}`) : undefined);
    // What is written beside the growth chart need not be typed again.
    const weeks = message ? message.weeks : growthOf(child)?.weeks;
    return {
      ...{ child, message, isOn: message !== undefined && !message.stoppedAt },
      pace: typed('pace') ?? message?.pace ?? PACES[0],
      district: typed('district') ?? message?.district ?? '',
      weeks: typed('weeks') ?? (weeks === undefined ? '' : String(weeks)),
    };
  });
  const districts = (await portal.areas.listOf(lang)).filter(({ level }) => level === 'district');
  return { childId, ...acted, districts, children };
}

async function act(
  portal: PageContext['portal'],
  { sent, childId, guardianId }: { sent: (name: string) => string; childId: string; guardianId: string },
): Promise<Pick<MonthsView, 'problem' | 'done'>> {
  if (sent('action') === 'stop') {
    const stopped = await stopMonths(portal, { guardianId, childId });
    return stopped.ok ? { done: 'stopped' } : { problem: stopped };
  }
  const before = (await portal.monthMessages.listOf(guardianId)).find((one) => one.childId === childId);
  const said = { pace: sent(`pace-${childId}`), district: sent(`district-${childId}`), weeks: sent(`weeks-${childId}`) };
  const asked = await askForMonths(portal, { ...said, childId, guardianId });
  if (!asked.ok) return { problem: asked };
  return { done: before && !before.stoppedAt ? 'changed' : 'started' };
}
