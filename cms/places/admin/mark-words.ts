import { checkWords } from '#cms/words/check-words.ts';
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
      return [t('roster.cameAt', { time }), action.check && checkWords(t, action.check, 'morning')]
        .filter(Boolean)
        .join(t('roster.between'));
    case 'noon_check':
      return t('roster.noonAt', { time, check: checkWords(t, action.check, 'noon') });
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
  { marks, state, question }: Pick<RosterLine, 'marks' | 'state' | 'question'>,
): string {
  const { t, timeZone } = context;
  const asked =
    question && question.state !== 'open'
      ? t(question.state === 'asked' ? 'roster.askedAt' : 'roster.lateSince', {
          time: formatClock(toLocal(question.at, timeZone).minute),
        })
      : undefined;
  const last = (type: DayMark['type']) => marks.findLast((mark) => mark.type === type);
  const noted = marks.findLast(({ type }) => type === 'noon_check' || type === 'undo_noon_check');
  const noon = noted?.type === 'noon_check' ? noted : undefined;
  const shown = {
    ahead: [],
    not_come: [],
    here: [last('check_in'), noon],
    left: [last('check_in'), noon, last('check_out')],
    absent: [last('absent')],
  }[state];
  const said = shown.flatMap((mark) => (mark ? [oneMarkWords(context, mark)] : []));
  const gone = state === 'absent' && shown.some((mark) => mark?.type === 'absent' && mark.offered) ? [t('roster.offered')] : [];
  return [...said, ...gone, ...(asked ? [asked] : [])].join(t('roster.between'));
}
