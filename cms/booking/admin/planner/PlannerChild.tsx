import { Link } from '@payloadcms/ui';
import type { RosterLine } from '#cms/places/roster.ts';
import { changeAheadWords, stayWords } from '#cms/words/booking-words.ts';
import { keptOutWords } from '#cms/words/check-words.ts';
import { formatDate, formatTimeRange } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { formatTime } from '#domain/time/time-of-day.ts';
import type { PlannerWeek } from '../../planner/planner-week.ts';

/** What is said beside a child: what its family has been asked, where it goes on, how long it is of its class's age. */
export interface PlannerMarks extends Pick<PlannerWeek, 'growing' | 'suggested'> {
  monday: string;
  /** What each class is called: some child goes on in another. */
  names: ReadonlyMap<string, string>;
  t: Translator;
}

/** A child of a day, to be taken elsewhere: a single stay to another time, one by the month to another class, one enrolled to either. */
export function PlannerChild({ line, date, ...marks }: PlannerMarks & { line: RosterLine; date: string }) {
  const { monday } = marks;
  const { booking, child, classId, from, to, single, monthly, enrolled, changes, state } = line;
  const isMovable = single || enrolled || (monthly && !changes);
  const canMove = isMovable && state !== 'absent';
  const hours = <span className="nb">{formatTimeRange(from, to)}</span>;
  const stay = { 'data-stay': booking, 'data-date': date, 'data-from': formatTime(from), 'data-minutes': to - from };
  const asked = new URLSearchParams({ week: monday, move: booking, was: date, from: formatTime(from), class: classId });
  const said = markOf(line, marks);
  return (
    <li>
      {canMove ? (
        <Link {...stay} data-class={classId} draggable className="jt-stay" href={`/admin/planner?${asked}`} prefetch={false}>
          {child} {hours}
        </Link>
      ) : (
        <>
          {child} {hours}
        </>
      )}{' '}
      {changes ? (
        <Link className="jt-dim" href={`/admin/collections/bookings/${changes.booking}`} prefetch={false}>
          {said}
        </Link>
      ) : said ? (
        <span className="jt-dim">{said}</span>
      ) : null}
    </li>
  );
}

function markOf(
  { booking, changes, enrolled, keptOut }: RosterLine,
  { growing, suggested, names, t }: PlannerMarks,
): string | undefined {
  const { lang } = t;
  if (keptOut) return keptOutWords(t, keptOut);
  const named = (id: string) => names.get(id) ?? '';
  if (changes) return changeAheadWords({ t, lang }, { ...changes, className: named(changes.classId) });
  if (enrolled) return t('planner.enrolled');
  const day = (one: string) => formatDate(one, { lang });
  const open = suggested.get(booking);
  if (open && 'next' in open) return t('planner.askedTime', { next: stayWords([open.next], lang) });
  if (open) return t('planner.askedClass', { from: day(open.from), group: named(open.classId) });
  const grows = growing.get(booking);
  if (!grows) return undefined;
  return t(grows.turnsThree ? 'planner.growsThree' : 'planner.grows', { day: day(grows.lastDay ?? grows.on) });
}
