import { ratioMeter } from '#cms/drawings/ratio-meter.ts';
import { STRIP } from '#cms/drawings/strip-cells.ts';
import { Drawing } from '#cms/staff/brand/Drawing.tsx';
import { boundWords, gapWords } from '#cms/words/bound-words.ts';
import { keptOutWords } from '#cms/words/check-words.ts';
import { formatClock, formatTimeRange, joinSentences } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import { noonCheckOn } from '#domain/booking/booking-state.ts';
import { NOON_FROM } from '#domain/booking/health-check.ts';
import { gapsIn } from '#domain/places/gaps.ts';
import type { ClassDay as Day, MeterSlot } from '../day-board.ts';
import type { RosterLine } from '../roster.ts';
import { ChildRow } from './ChildRow.tsx';
import { markWords, type RowContext } from './mark-words.ts';
import { rowWords } from './row-words.ts';

/** Who still needs something stands first: those who are late, then by their hour; who is gone stands last. */
const ORDER: Record<RosterLine['state'], number> = { not_come: 0, here: 1, ahead: 1, absent: 2, left: 2 };

/** One class's day: its meter, then a row a child with the one thing to do next. */
export function ClassDay({ day, minute, context }: { day: Day; minute?: number; context: RowContext }) {
  const { t, date, today } = context;
  const lines = day.lines.toSorted((a, b) => ORDER[a.state] - ORDER[b.state] || a.from - b.from);
  const heading = `class-${day.id}`;
  return (
    <section className="jt-class" aria-labelledby={heading}>
      <div className="jt-class-head">
        <div>
          <h2 id={heading}>
            {day.name[t.lang]} <small>{t('roster.ages', { from: day.ageFrom, to: day.ageTo })}</small>
          </h2>
          <p className="jt-dim">{ratioWords(day, t)}</p>
          <Live day={day} t={t} />
          <Gaps day={day} minute={minute} t={t} />
        </div>
        {day.slots.length > 0 ? (
          <Drawing
            className="jt-meter"
            svg={ratioMeter({ ...STRIP, slots: day.slots, now: minute, width: 480, label: meterWords(day, t) })}
          />
        ) : null}
      </div>
      {lines.length > 0 ? (
        <ul className="jt-rows">
          {lines.map((line) => (
            <ChildRow
              key={line.booking}
              line={{
                booking: line.booking,
                child: line.child,
                hours: formatTimeRange(line.from, line.to),
                state: line.state,
                stateWords: t(`roster.state_${line.state}`),
                note: noteOf(line, context),
                keptOut: line.keptOut !== undefined,
                health: line.healthNotes ?? '',
                pickups: line.pickups,
                href: line.enrolled ? '/admin/enrolled' : `/admin/collections/bookings/${line.booking}`,
                ownList: Boolean(line.enrolled),
                mayAsk: line.question?.state === 'open',
                noonDue: minute !== undefined && minute >= NOON_FROM && line.state === 'here' && !noonCheckOn(line.marks, date),
              }}
              date={date}
              mayNote={date <= today && !line.keptOut}
              lang={t.lang}
              words={rowWords(t)}
            />
          ))}
        </ul>
      ) : (
        <p className="jt-dim">{t('roster.noChild')}</p>
      )}
    </section>
  );
}

const noteOf = (line: RosterLine, context: RowContext): string => {
  const { t } = context;
  const said = [line.asked && t('asked.onRoster'), line.keptOut && keptOutWords(t, line.keptOut), markWords(context, line)];
  return said.filter(Boolean).join(t('common.sentence'));
};

/** Who is there now, and the warning before it breaks: in words and by a sign, the colour only says it again. */
function Live({ day: { live }, t }: { day: Day; t: Translator }) {
  if (!live || live.present + live.staff === 0) return null;
  const { standing, breaks, present, staff, most } = live;
  const warns = standing !== 'free';
  const said = joinSentences([t('roster.liveNow', { present, staff, most }), t(`roster.live_${standing}`)], t.lang);
  return (
    <div role="status">
      <p className={`jt-live ${standing}`}>
        {warns ? <span aria-hidden="true">▲ </span> : null}
        {warns ? <b>{said}</b> : said}
      </p>
      {breaks ? (
        <p className="jt-live ends">
          <span aria-hidden="true">▲ </span>
          {t('roster.liveEnds', { ...breaks, time: formatClock(breaks.minute) })}
        </p>
      ) : null}
    </div>
  );
}

/** Where a carer is missing, from now on. */
function Gaps({ day, minute = 0, t }: { day: Day; minute?: number; t: Translator }) {
  const gaps = gapsIn(day.slots).filter(({ to }) => to > minute);
  if (gaps.length === 0) return null;
  return (
    <ul className="jt-gaps">
      {gaps.map((gap) => (
        <li key={`${gap.from}`} className={gap.kind}>
          {gapWords(t, gap)}
        </li>
      ))}
    </ul>
  );
}

function ratioWords({ now, slots }: Day, t: Translator): string {
  const best =
    now ?? slots.reduce<MeterSlot | undefined>((top, slot) => (top && top.children >= slot.children ? top : slot), undefined);
  if (!best) return t('roster.closed');
  const values = { children: best.children, bound: boundWords(t, best) };
  return now ? t('roster.ratioNow', values) : t('roster.ratioAt', { ...values, time: formatClock(best.minute) });
}

function meterWords({ name, slots, fullFrom }: Day, t: Translator): string {
  const most = Math.max(0, ...slots.map(({ children }) => children));
  const full = fullFrom ? t('roster.fullFrom', { hours: formatTimeRange(fullFrom.from, fullFrom.to) }) : t('roster.neverFull');
  return t('roster.meter', { name: name[t.lang] ?? '', most, full });
}
