import { childName } from '#cms/booking/family-calendar.ts';
import { notSignedIn, type Problem } from '#cms/core/problem.ts';
import { bookConsult, callOffConsult, MOST_CONSULT_WISH, moveConsult } from '#cms/guidance/consults/book-consult.ts';
import type { Consult, ConsultSlot } from '#cms/records/consults.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { Child } from '#cms/records/payload-types.ts';
import { CONSULT_NOTICE, isAhead } from '#domain/guidance/consult.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { plusMinutes } from '#domain/time/zoned-time.ts';
import type { PageContext } from '../ui/page-context.ts';

/** Of all open ones the next. */
const SHOWN = 120;
export const CONSULT_DONE = ['booked', 'moved', 'cancelled'] as const;

export interface OwnConsult {
  consult: Consult;
  slot: ConsultSlot;
  child?: string;
  /** It is to come; at the last minutes it can no longer be changed. */
  ahead: boolean;
  changeable: boolean;
}

export interface ConsultView {
  open: ConsultSlot[];
  days: { date: CivilDate; slots: ConsultSlot[] }[];
  children: Child[];
  own: OwnConsult[];
  said: { slot: string; child: string; wish: string };
  problem?: Problem;
  done?: (typeof CONSULT_DONE)[number];
}

/** What the page about talks with experts shows, after doing what its form asked for. */
export async function consultView(
  { portal, lang }: PageContext,
  { form, guardian }: { form?: FormData; guardian?: Guardian },
): Promise<ConsultView> {
  const text = (name: string, most = 40) => String(form?.get(name) ?? '').slice(0, most + 1);
  const said = { slot: text('slot'), child: text('child'), wish: text('wish', MOST_CONSULT_WISH) };
  const acted = form ? await act(portal, { action: text('action'), id: text('consult'), said, guardian }) : {};
  const now = portal.now();
  const open = await portal.consults.openAfter(plusMinutes(now, CONSULT_NOTICE), SHOWN);
  const children = guardian ? await portal.children.listOf(guardian.id) : [];
  const own: OwnConsult[] = [];
  for (const consult of guardian ? await portal.consults.ofFamily(guardian.id) : []) {
    const slot = await portal.consults.findSlot(consult.slotId);
    const child = children.some(({ id }) => id === consult.childId)
      ? childName(children, consult.childId ?? '', lang)
      : undefined;
    if (!slot) continue;
    const ahead = consult.state === 'booked' && slot.startsAt > now;
    own.push({ consult, slot, child, ahead, changeable: ahead && isAhead(slot.startsAt, now) });
  }
  const dates = [...new Set(open.map(({ date }) => date))];
  const days = dates.map((date) => ({ date, slots: open.filter((slot) => slot.date === date) }));
  return { open, days, children, own: own.sort((a, b) => a.slot.startsAt.localeCompare(b.slot.startsAt)), said, ...acted };
}

async function act(
  portal: PageContext['portal'],
  { action, id, said, guardian }: { action: string; id: string; said: ConsultView['said']; guardian?: Guardian },
): Promise<Pick<ConsultView, 'problem' | 'done'>> {
  if (!guardian) return { problem: notSignedIn() };
  const guardianId = guardian.id;
  switch (action) {
    case 'move': {
      const moved = await moveConsult(portal, { guardianId, id, slotId: said.slot });
      return moved.ok ? { done: 'moved' } : { problem: { ...moved, field: moved.field && `${moved.field}-${id}` } };
    }
    case 'call-off': {
      const ended = await callOffConsult(portal, { guardianId, id });
      return ended.ok ? { done: 'cancelled' } : { problem: ended };
    }
    default: {
      const { slot: slotId, child: childId, wish } = said;
      const booked = await bookConsult(portal, { guardianId, childId, slotId, wish });
      return booked.ok ? { done: 'booked' } : { problem: booked };
    }
  }
}
