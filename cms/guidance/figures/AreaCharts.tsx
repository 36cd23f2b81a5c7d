import { Link } from '@payloadcms/ui';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import type { Translator } from '#cms/words/index.ts';
import { isReached } from '#domain/guidance/reading.ts';
import { Chart } from './Chart.tsx';
import { classesIn, type Period, type TownshipFigures, townshipsIn } from './guidance-figures.ts';

interface Props {
  session: StaffSession;
  t: Translator;
  period: Period;
}

/** What was done where: meetings against the duty, visits against those asked for, and which townships were reached. */
export async function AreaCharts({ session, t, period }: Props) {
  const { portal, user, lang } = session;
  const held = await classesIn(portal, { period, user, lang });
  const townships = await townshipsIn(portal, { period, user, lang, held });
  const districts = held.filter(({ level }) => level === 'district');
  const shown = districts.length > 0 ? districts : held.filter(({ code }) => code);
  const year = period.slice(0, 4);
  const met = districts.filter((one) => one.held > 0).length;
  return (
    <>
      <section>
        <h2>{t('figures.classes', { year })}</h2>
        {districts.length > 0 ? (
          <p className="jt-answer">{t('figures.classesAnswer', { total: districts.length, met })}</p>
        ) : null}
        {townships.length === 0 ? (
          <p className="jt-dim">{t('figures.classesNone')}</p>
        ) : (
          <Chart
            {...{ t, name: t('figures.held'), file: `held-${year}` }}
            rows={shown.map((one) => ({ name: one.name, value: one.held }))}
            heads={[t('figures.district'), t('figures.held'), t('figures.came')]}
            lines={shown.map((one) => [one.name, one.held, one.came])}
          />
        )}
        <p>
          <Link href={`/admin/duty?year=${year}`}>{t('figures.duty')}</Link>
        </p>
      </section>
      {townships.length > 0 ? <Townships {...{ session, t, period, townships }} /> : null}
    </>
  );
}

function Townships({ session, t, period, townships }: Props & { townships: readonly TownshipFigures[] }) {
  const { city } = session.portal;
  const sum = (of: (one: TownshipFigures) => number, some = townships) => some.reduce((total, one) => total + of(one), 0);
  const nameOf = (code: string) => city.areas.find((area) => area.code === code)?.name[session.lang] ?? code;
  const groups = [...Map.groupBy(townships, ({ district }) => district)];
  // Of one district its townships stand side by side, of the city its districts.
  const parts =
    groups.length > 1
      ? groups.map(([code, some]) => ({ name: nameOf(code), some }))
      : townships.map((one) => ({ name: one.name, some: [one] }));
  const heads = [
    ...[t('figures.district'), t('figures.area'), t('figures.station'), t('figures.wanted'), t('figures.visited')],
    ...[t('figures.waiting'), t('figures.absent'), t('figures.held'), t('figures.came')],
    ...[t('figures.doctorAsked'), t('figures.doctorSigned')],
  ];
  const lines = townships.map((one) => [
    ...[nameOf(one.district), one.name, one.served ? t('figures.yes') : t('figures.no'), one.asked, one.visited],
    ...[one.waiting, one.absent, one.held, one.came, one.wantedDoctor, one.signed],
  ]);
  const reached = townships.filter(isReached).length;
  return (
    <>
      <section>
        <h2>{t('figures.visits')}</h2>
        <p className="jt-answer">
          {t('figures.visitsAnswer', { asked: sum(({ asked }) => asked), done: sum(({ visited }) => visited) })}
        </p>
        <Chart
          {...{ t, name: t('figures.visits'), file: `visits-${period}`, heads, lines }}
          rows={parts
            .map(({ name, some }) => ({ name, value: sum((one) => one.visited, some), of: sum((one) => one.asked, some) }))
            .filter(({ of }) => groups.length > 1 || of > 0)}
        />
      </section>
      <section>
        <h2>{t('figures.coverage')}</h2>
        <p className="jt-answer">{t('figures.coverageAnswer', { total: townships.length, reached })}</p>
        <p className="jt-dim">{t('figures.coverageNote', { served: townships.filter(({ served }) => served).length })}</p>
        <Chart
          {...{ t, name: t('figures.coverage'), file: `coverage-${period}`, heads, lines }}
          rows={parts.map(({ name, some }) => ({ name, value: some.filter(isReached).length, of: some.length }))}
        />
      </section>
    </>
  );
}
