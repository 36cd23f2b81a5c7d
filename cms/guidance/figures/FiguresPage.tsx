import type { AdminViewServerProps } from 'payload';
import { todayOf } from '#cms/core/clock.ts';
import { StaffFrame } from '#cms/staff/StaffPage.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import type { Translator } from '#cms/words/index.ts';
import { AreaCharts } from './AreaCharts.tsx';
import { Chart } from './Chart.tsx';
import { type Period, questionsIn, readPeriod, readsIn, seesFigures } from './guidance-figures.ts';
import { Periods, periodWords } from './Periods.tsx';

interface Props {
  session: StaffSession;
  t: Translator;
  period: Period;
}

/** What guidance did in a month or a year, for all who publish it or answer for it: each figure drawn, with its table. */
export function FiguresPage(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('figures.title')}
      content={async (session, t) => {
        if (!seesFigures(session.user)) return <p>{t('figures.none')}</p>;
        const today = todayOf(session.portal);
        const period = readPeriod(String(view.searchParams?.in ?? ''), today);
        return (
          <>
            <h1>
              {t('figures.title')} <span className="nb">{periodWords(period, { t, lang: session.lang })}</span>
            </h1>
            <Periods {...{ today, period, t, lang: session.lang }} path="/admin/figures" />
            <Reads session={session} t={t} period={period} />
            <Questions session={session} t={t} period={period} />
            <AreaCharts session={session} t={t} period={period} />
          </>
        );
      }}
    />
  );
}

async function Reads({ session: { portal, lang }, t, period }: Props) {
  const { total, byTopic, byAge, byMonth, most, unread } = await readsIn(portal, { period, lang });
  const ages = byAge.map(({ band, times }) => ({
    name: band ? t('guidance.months', band) : t('figures.everyAge'),
    value: times,
  }));
  const topics = byTopic.map(({ topic, times }) => ({ name: t(`guidance.topic_${topic}`), value: times }));
  const months = byMonth.map(({ month, times }) => ({ name: month, value: times }));
  const titles = most.map(({ title, times }) => ({ name: title, value: times }));
  const charts = [
    { name: t('figures.byTopic'), file: 'topics', head: t('figures.topic'), rows: topics },
    { name: t('figures.byAge'), file: 'ages', head: t('figures.age'), rows: ages },
    { name: t('figures.byMonth'), file: 'months', head: t('figures.monthHead'), rows: months },
    { name: t('figures.most'), file: 'texts', head: t('figures.text'), rows: titles },
  ];
  return (
    <section>
      <h2>{t('figures.reads')}</h2>
      <p className="jt-answer">{t('figures.answer', { count: total })}</p>
      <p className="jt-dim">
        {t('figures.privacy')} {t('figures.byAgeNote')} {t('figures.unread', { count: unread })}
      </p>
      <div className="jt-charts">
        {charts.map(({ name, file, head, rows }) => (
          <Chart
            {...{ name, rows, t }}
            key={file}
            file={`reads-${file}-${period}`}
            heads={[head, t('figures.times')]}
            lines={rows.map((row) => [row.name, row.value])}
          />
        ))}
      </div>
    </section>
  );
}

async function Questions({ session: { portal }, t, period }: Props) {
  const { all, byTopic } = await questionsIn(portal, { period });
  const { asked, answered, half, longest } = all;
  return (
    <section>
      <h2>{t('figures.questions')}</h2>
      <p className="jt-answer">{t('figures.questionsAnswer', { asked, answered })}</p>
      {half !== undefined && longest !== undefined ? (
        <p className="jt-dim">{t('figures.half', { hours: half, longest })}</p>
      ) : null}
      <Chart
        {...{ t, name: t('figures.byTopic'), file: `questions-${period}` }}
        rows={byTopic.map((one) => ({ name: t(`guidance.topic_${one.topic}`), value: one.answered, of: one.asked }))}
        heads={[t('figures.topic'), t('figures.asked'), t('figures.answered'), t('figures.halfHead'), t('figures.longestHead')]}
        lines={byTopic.map((one) => [
          t(`guidance.topic_${one.topic}`),
          ...[one.asked, one.answered, one.half ?? '—', one.longest ?? '—'],
        ])}
      />
    </section>
  );
}
