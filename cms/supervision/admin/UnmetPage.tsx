import { Link } from '@payloadcms/ui';
import type { AdminViewServerProps } from 'payload';
import { seesArea } from '#cms/access/sees-area.ts';
import { todayOf } from '#cms/core/clock.ts';
import { Chart } from '#cms/guidance/figures/Chart.tsx';
import { readPeriod } from '#cms/guidance/figures/guidance-figures.ts';
import { Periods, periodWords } from '#cms/guidance/figures/Periods.tsx';
import { StaffFrame } from '#cms/staff/StaffPage.tsx';
import type { StaffSession } from '#cms/staff/staff-session.ts';
import type { Translator } from '#cms/words/index.ts';
import { allTimes, FEWEST_SHOWN, toldOf, UNMET_KINDS, type UnmetKind, type UnmetSum } from '#domain/supervision/unmet.ts';
import { seesUnmet, unmetIn } from '../unmet/unmet-in.ts';
import { countWords, kindTable, type NamedRow, unmetTables } from '../unmet/unmet-tables.ts';

const PATH = '/admin/unmet';

/** What families of a supervisor's territory looked for and did not find, in a month or a year; no family and no address. */
export function UnmetPage(view: AdminViewServerProps) {
  return (
    <StaffFrame
      view={view}
      title={(t) => t('unmet.title')}
      content={async (session, t) => {
        if (!seesUnmet(session.user)) return <p>{t('unmet.supervisorsOnly')}</p>;
        const { portal, user, lang } = session;
        const today = todayOf(portal);
        const period = readPeriod(String(view.searchParams?.in ?? ''), today);
        const kind = UNMET_KINDS.find((one) => one === view.searchParams?.of) ?? 'search';
        const sums = await unmetIn(portal, { period, user });
        return (
          <>
            <h1>
              {t('unmet.title')} <span className="nb">{periodWords(period, { t, lang })}</span>
            </h1>
            <Periods {...{ today, period, t, lang }} path={PATH} rest={`&of=${kind}`} />
            <Kinds {...{ sums, kind, period, t }} session={session} />
            <OneKind {...{ sums, kind, period, today, t }} session={session} />
          </>
        );
      }}
    />
  );
}

interface Props {
  session: StaffSession;
  sums: readonly UnmetSum[];
  kind: UnmetKind;
  period: string;
  t: Translator;
}

/** The four ways to find nothing, and which of them the rest of the page is about. */
function Kinds({ session: { lang }, sums, kind, period, t }: Props) {
  const rows = kindTable(sums, t);
  return (
    <section>
      {rows.every(({ told }) => told === undefined) ? (
        <p className="jt-answer">{t('unmet.answerFew', { period: periodWords(period, { t, lang }), fewest: FEWEST_SHOWN })}</p>
      ) : null}
      <UnmetChart {...{ t, rows, period }} name={t('unmet.kinds')} file="kinds" head={t('unmet.kindHead')} />
      <p className="jt-dim">{t('unmet.kindsNote')}</p>
      <nav className="jt-periods" aria-label={t('unmet.kindHead')}>
        {UNMET_KINDS.map((key) => (
          <Link key={key} href={`${PATH}?in=${period}&of=${key}`} aria-current={key === kind ? 'page' : undefined}>
            {t(`unmet.kind_${key}`)}
          </Link>
        ))}
      </nav>
    </section>
  );
}

function OneKind({ session: { portal, user, lang }, sums, kind, period, today, t }: Props & { today: string }) {
  const { areas } = portal.city;
  const own = sums.filter((one) => one.kind === kind);
  const tables = unmetTables(own, { period, today, t, lang, areas, sees: (area) => seesArea(user, areas, area) });
  const told = toldOf(allTimes(own));
  return (
    <section>
      <h2>{t(`unmet.kind_${kind}`)}</h2>
      {told === undefined ? null : <p className="jt-answer">{t('unmet.sum', { count: told })}</p>}
      <p className="jt-dim">
        {t(`unmet.note_${kind}`)} {t('unmet.hiddenNote', { fewest: FEWEST_SHOWN })}
        {told === undefined ? ` ${t('unmet.tooFew', { fewest: FEWEST_SHOWN })}` : null}
      </p>
      <div className="jt-charts">
        {tables.map(({ by, title, head, rows }) => (
          <UnmetChart key={by} {...{ t, rows, head, period }} name={title} file={`${kind}-${by}`} />
        ))}
      </div>
    </section>
  );
}

interface ChartProps {
  name: string;
  file: string;
  head: string;
  rows: readonly NamedRow[];
  period: string;
  t: Translator;
}

/** A small count has no bar: its length would say what the number does not. */
function UnmetChart({ name, file, head, rows, period, t }: ChartProps) {
  const bars = rows.map((row) => ({ name: row.name, value: row.told ?? 0, said: countWords(row, t) }));
  const lines = rows.map((row) => [row.name, row.told ?? countWords(row, t)]);
  return <Chart {...{ t, name, lines }} file={`unmet-${file}-${period}`} rows={bars} heads={[head, t('unmet.times')]} />;
}
