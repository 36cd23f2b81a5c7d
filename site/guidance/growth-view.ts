import type { GrowthChartProps, GrowthLine } from '#cms/drawings/growth-chart.ts';
import type { MeasuredChild } from '#cms/guidance/growth/read-child.ts';
import type { GrowthStandard } from '#cms/records/growth-standards.ts';
import { formatAge, formatDate, joinSentences } from '#cms/words/format.ts';
import { countedDays, countedMonths, DUE_WEEKS, isCorrected } from '#domain/guidance/corrected-age.ts';
import { type DangerSign, type GradedSigns, gradeSigns } from '#domain/guidance/danger-signs.ts';
import { valueAt } from '#domain/guidance/growth.ts';
import { type GrowthReading, LINES, type PlacedValue, readGrowth } from '#domain/guidance/growth-course.ts';
import { DAYS_IN_MONTH, MEASURES, type Measure } from '#domain/guidance/growth-table.ts';
import type { PageContext } from '../ui/page-context.ts';

/** Each chart reaches a little further than the child's age. */
const SPANS = [
  { until: 11, ticks: [0, 3, 6, 9, 12] },
  { until: 23, ticks: [0, 3, 6, 9, 12, 18, 24] },
  { until: 37, ticks: [0, 6, 12, 18, 24, 30, 36] },
];
const FIRST_MONTH_DAYS = 30;

export interface GrowthRow {
  cells: string[];
}

export interface MeasureView {
  measure: Measure;
  name: string;
  sentence: string;
  /** What else has to be said of it. */
  notes: string[];
  signs: GradedSigns[];
  chart: (width: number, height: number) => GrowthChartProps;
  columns: string[];
  rows: GrowthRow[];
}

export interface GrowthView {
  standard: GrowthStandard;
  /** All is as it should be. */
  fine: boolean;
  /** For a child that came early. */
  corrected?: string;
  parts: MeasureView[];
}

/** The charts of a child, each with its sentence and its table. */
export async function growthView(
  context: PageContext,
  { standard, child }: { standard: GrowthStandard; child: MeasuredChild },
): Promise<GrowthView> {
  const { t, lang, today } = context;
  const { sex, measured, birthDate, weeks } = child;
  const born = { birthDate, weeks };
  const readings = MEASURES.map((measure) => readGrowth(standard.table, { measure, sex, born, measured }));
  const early = isCorrected(born, today) && weeks !== undefined ? DUE_WEEKS - weeks : undefined;
  const age = formatAge(Math.max(0, countedMonths(born, today)), lang);
  const corrected = early && (countedDays(born, today) < 0 ? t('growth.notYet') : t('growth.corrected', { weeks: early, age }));
  const shown = readings.filter(({ values }) => values.length > 0);
  const list = await context.portal.dangerSigns.listNamed(shown.flatMap(({ signs }) => signs));
  return {
    standard,
    fine: shown.length > 0 && shown.every(isFine),
    corrected: corrected || undefined,
    parts: shown.map((reading) => measureView(context, { standard, child, reading, list })),
  };
}

const isFine = ({ signs, doubtful, course }: GrowthReading) => signs.length === 0 && !doubtful && course === 'steady';

interface Drawn {
  standard: GrowthStandard;
  child: MeasuredChild;
  reading: GrowthReading;
  /** The signs that it names. */
  list: readonly DangerSign[];
}

function measureView(context: PageContext, drawn: Drawn): MeasureView {
  const { t } = context;
  const { measure, signs, doubtful, values } = drawn.reading;
  const last = values.at(-1);
  const young = measure === 'weight' && last !== undefined && last.days >= 0 && last.days < FIRST_MONTH_DAYS;
  return {
    measure,
    name: t(`growth.measure_${measure}`),
    sentence: sentenceOf(context, drawn),
    notes: [...(doubtful ? [t('growth.doubtful')] : []), ...(young ? [t('growth.firstMonth')] : [])],
    signs: doubtful ? [] : gradeSigns(drawn.list, signs),
    chart: (width, height) => ({ ...chartOf(context, drawn), width, height }),
    ...tableOf(context, drawn),
  };
}

function sentenceOf({ t, lang }: PageContext, { child, reading }: Drawn): string {
  const { band, course, measure, values } = reading;
  const last = values.at(-1);
  const sex = t(`growth.they_${child.sex}`);
  const place = band ? t(`growth.band_${band}`, { sex, percentile: wholePercentile(last) }) : t('growth.band_none');
  const said = t(`growth.say_${measure}`, { value: last?.value ?? 0 });
  const first = t('growth.sayPlace', { said, place });
  return joinSentences([first, t(`growth.course_${course}`)], lang);
}

const wholePercentile = (value?: PlacedValue) => Math.min(97, Math.max(3, Math.round(value?.percentile ?? 0)));
const inMonths = (days: number) => days / DAYS_IN_MONTH;

function chartOf({ t, lang }: PageContext, { standard, child, reading }: Drawn): Omit<GrowthChartProps, 'width' | 'height'> {
  const { measure, values } = reading;
  const own = values.filter(({ z }) => z !== undefined).map(({ days, value }) => ({ month: inMonths(days), value }));
  const reach = Math.max(0, ...own.map(({ month }) => month));
  const { ticks } = SPANS.find(({ until }) => reach <= until) ?? SPANS[2] ?? { ticks: [0, 36] };
  const end = ticks.at(-1) ?? 36;
  const lines = LINES.map(({ percentile, z }): GrowthLine => {
    const kind = percentile === 50 ? 'middle' : percentile === 15 || percentile === 85 ? 'inner' : 'outer';
    const points = Array.from({ length: end * 2 + 1 }, (_, half) => {
      const days = Math.round((half / 2) * DAYS_IN_MONTH);
      const value = valueAt(standard.table, { measure, sex: child.sex, days, z });
      return value === undefined ? [] : [{ month: half / 2, value }];
    }).flat();
    return { label: t('growth.line', { percentile }), kind, points };
  });
  const unit = t(`growth.unit_${measure}`);
  const points = values.map(({ on, value }) =>
    t('growth.pointAt', { age: formatAge(Math.max(0, countedMonths(child, on)), lang), value: `${value} ${unit}` }),
  );
  const label = t('growth.chartLabel', {
    measure: t(`growth.measure_${measure}`),
    sex: t(`growth.sex_${child.sex}`),
    from: formatAge(0, lang),
    to: formatAge(end, lang),
    points: points.join(t('common.and')) || t('growth.noPoints'),
  });
  const tickLabel = (month: number) =>
    month > 0 && month % 12 === 0 ? t('common.years', { count: month / 12 }) : t('growth.monthTick', { month });
  return { lines, own, unit, label, ticks: ticks.map((month) => ({ month, label: tickLabel(month) })) };
}

/** The child's values beside those of the lines at the same age. */
function tableOf({ t, lang }: PageContext, { standard, child, reading }: Drawn): Pick<MeasureView, 'columns' | 'rows'> {
  const { measure, values } = reading;
  const around = [LINES[0], LINES[2], LINES[4]];
  const columns = [
    t('growth.on'),
    t(values.some(({ corrected }) => corrected) ? 'growth.colCorrected' : 'growth.colAge'),
    t('growth.withUnit', { measure: t(`growth.measure_${measure}`), unit: t(`growth.unit_${measure}`) }),
    t('growth.colPercentile'),
    t('growth.colScore'),
    ...around.map(({ percentile }) => t('growth.line', { percentile })),
  ];
  const rows = values.map((one) => ({
    cells: [
      formatDate(one.on, { lang, year: true }),
      one.days < 0 ? t('growth.dash') : formatAge(countedMonths(child, one.on), lang),
      String(one.value),
      percentileWords(t, one),
      one.z === undefined ? t('growth.dash') : signed(one.z),
      ...around.map(
        ({ z }) => valueAt(standard.table, { measure, sex: child.sex, days: one.days, z })?.toFixed(1) ?? t('growth.dash'),
      ),
    ],
  }));
  return { columns, rows };
}

function percentileWords(t: PageContext['t'], { percentile }: PlacedValue): string {
  if (percentile === undefined) return t('growth.dash');
  if (percentile < 3) return t('growth.under');
  return percentile > 97 ? t('growth.over') : String(Math.round(percentile));
}

const signed = (z: number) => `${z < 0 ? '−' : '+'}${Math.abs(z).toFixed(2)}`;
