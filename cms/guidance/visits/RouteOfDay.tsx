import { Link } from '@payloadcms/ui';
import { routeMap } from '#cms/drawings/route-map.ts';
import { Drawing } from '#cms/staff/brand/Drawing.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import { formatClock, formatHalfHours } from '#cms/words/format.ts';
import type { Translator } from '#cms/words/index.ts';
import type { Point } from '#domain/places/geo.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import type { DayRoute, StationVisit } from './station.ts';
import { VisitButton } from './VisitForms.tsx';
import { childAgeWords } from './visit-words.ts';

interface Props {
  route: DayRoute;
  day: CivilDate;
  session: StaffSession;
  t: Translator;
  start?: Point;
  /** How long one takes, in minutes. */
  minutes?: number;
  /** It can still be put in another order. */
  open: boolean;
}

const WIDE = { width: 640, height: 170 };
const NARROW = { width: 340, height: 170 };

/** One nurse's way on a day: drawn, then a row a stop with what is done about it. */
export function RouteOfDay({ route, day, session, t, start, minutes, open }: Props) {
  const { stops } = route;
  const { lang } = session;
  const placed = stops.filter(({ visit }) => visit.point).length;
  const label = t('visit.routeDrawn', { count: placed });
  const drawn = { start, startMark: t('visit.stationMark'), label };
  const numbered = stops.map(({ visit }, at) => ({ number: at + 1, point: visit.point }));
  const [wide, narrow] = [WIDE, NARROW].map((shape) => routeMap({ ...drawn, ...shape, stops: numbered }));
  const first = stops[0];
  const from = first?.arrives;
  return (
    <section className="jt-route">
      {from !== undefined && minutes ? (
        <p className="jt-dim">
          {t('visit.dayCount', {
            count: stops.length,
            from: formatClock(from),
            length: formatHalfHours(stops.length * minutes, lang),
          })}
        </p>
      ) : null}
      {wide && narrow ? (
        <>
          <Drawing className="jt-route-map wide" svg={wide} />
          <Drawing className="jt-route-map narrow" svg={narrow} />
        </>
      ) : null}
      {wide && placed < stops.length ? (
        <p className="jt-dim">{t('visit.routeUnplaced', { count: stops.length - placed })}</p>
      ) : null}
      <ol className="jt-stops">
        {stops.map((stop, at) => (
          <StopRow key={stop.visit.id} {...{ stop, at, day, session, t, open, last: at === stops.length - 1 }} />
        ))}
      </ol>
      {open && first && placed > 1 ? (
        <div className="jt-nearest">
          <VisitButton
            act="nearest"
            hidden={{ visit: first.visit.id, lang }}
            notDone={t('visit.notDone')}
            words={t('visit.nearest')}
          />
          <p className="jt-dim">{t('visit.nearestNote')}</p>
        </div>
      ) : null}
    </section>
  );
}

function StopRow({
  stop,
  at,
  day,
  session: { lang },
  t,
  open,
  last,
}: {
  stop: StationVisit & { arrives?: number };
  at: number;
  day: CivilDate;
  session: StaffSession;
  t: Translator;
  open: boolean;
  last: boolean;
}) {
  const { visit, called, phone, ageDays, arrives } = stop;
  const name = called ? t('visit.family', { name: called }) : t('visit.familyGone');
  const hidden = { visit: visit.id, lang };
  const more = { hidden, notDone: t('visit.notDone') };
  const isToCome = visit.state === 'planned';
  return (
    <li className="jt-stop">
      <span className="jt-stop-time">{arrives === undefined ? '' : formatClock(arrives)}</span>
      <div>
        <p>
          <strong>{name}</strong> {childAgeWords({ t, lang }, { bornOn: visit.bornOn, ageDays, on: day })}
        </p>
        <p className="jt-dim">
          {visit.address} {phone ? <span className="nb">{t('visit.phone', { phone })}</span> : null}
        </p>
        {visit.wish ? <p className="jt-dim">{t('visit.wants', { wish: visit.wish })}</p> : null}
      </div>
      <div className="jt-stop-do">
        {open && isToCome ? (
          <>
            <VisitButton
              act="earlier"
              {...more}
              words={t('visit.earlier')}
              label={`${name} ${t('visit.earlier')}`}
              off={at === 0}
            />
            <VisitButton act="later" {...more} words={t('visit.later')} label={`${name} ${t('visit.later')}`} off={last} />
          </>
        ) : null}
        {isToCome ? (
          <Link className="jt-button" href={`/admin/visits?visit=${visit.id}`} aria-label={`${name} ${t('visit.start')}`}>
            {t('visit.start')}
          </Link>
        ) : (
          <Link href={`/admin/visits?visit=${visit.id}`} aria-label={`${name} ${t(`visit.state_${visit.state}`)}`}>
            {t(`visit.state_${visit.state}`)}
          </Link>
        )}
      </div>
    </li>
  );
}
