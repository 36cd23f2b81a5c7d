import { formatClock } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { DayMark, RosterLine } from '../roster.ts';

export interface RowContext {
  t: Translator;
  date: string;
  today: string;
  timeZone: string;
}

/** `16:05 妈妈接走，核过接送码`: one thing that was noted of a child's day. */
export function oneMarkWords({ t, timeZone }: Pick<RowContext, 't' | 'timeZone'>, action: DayMark): string {
  const time = formatClock(toLocal(action.at, timeZone).minute);
  switch (action.type) {
    case 'check_in':
      return t('roster.cameAt', { time });
    case 'absent':
      return t('roster.absentSince', { time });
    case 'check_out': {
      const { collected } = action;
      if (!collected) return t('roster.leftAtTime', { time });
      return t(`roster.collected_${collected.checked}`, { time, who: collected.relation || collected.name });
    }
    default:
      return '';
  }
}

/** What stands: when the child came, and to whom it was given. */
export function markWords(
  context: Pick<RowContext, 't' | 'timeZone'>,
  { marks, state }: Pick<RosterLine, 'marks' | 'state'>,
): string {
  const last = (type: DayMark['type']) => marks.findLast((mark) => mark.type === type);
  const shown = {
    ahead: [],
    not_come: [],
    here: [last('check_in')],
    left: [last('check_in'), last('check_out')],
    absent: [last('absent')],
  }[state];
  return shown.flatMap((mark) => (mark ? [oneMarkWords(context, mark)] : [])).join(context.t('roster.between'));
}
