import { CARE_FORMS, type CareForm } from '#domain/care/care.ts';
import { wantedWords } from '../offers/wanted-words.ts';
import type { SearchPlace } from '../offers/wish-from-address.ts';
import type { PageContext } from '../ui/page-context.ts';
import {
  accessCell,
  addressCell,
  checksCell,
  classesCell,
  credentialCell,
  distanceCell,
  hoursCell,
  institutionCell,
  insuranceCell,
  languagesCell,
  whomCell,
  yesNo,
} from './compare-facts.ts';
import { costCell, mealsCell, netCell, priceCell, refundCell, subsidyCell } from './compare-money.ts';
import { ratioCell, timeCell } from './compare-places.ts';
import type { CompareWish } from './compare-wish.ts';
import type { CompareCell, ComparedCentre } from './compared.ts';

export interface CompareRow {
  key: string;
  label: string;
  cells: (CompareCell | undefined)[];
  /** Whether all say the same; left out where that says nothing. */
  verdict?: 'same' | 'differs';
}

interface RowSpec {
  key: string;
  label: string;
  /** Left out where a difference says nothing: every centre has an address of its own. */
  judged?: boolean;
  cell: (centre: ComparedCentre) => CompareCell | undefined;
}

/** Every row of the comparison in which something is known of somebody, what decides most first. */
export function compareRows(context: PageContext, centres: readonly ComparedCentre[], asked: CompareWish): CompareRow[] {
  const specs = [...deciding(context, asked), ...priceRows(context, centres, asked), ...factRows(context)];
  return specs
    .map(({ key, label, judged, cell }) => {
      const cells = centres.map(cell);
      return { key, label, cells: withBest(cells), verdict: judged ? verdictOf(cells) : undefined };
    })
    .filter(({ cells }) => cells.some(Boolean));
}

/** What is not the same comes first, as it stood; what all have alike is a sentence at the end. */
export function inOrder(rows: readonly CompareRow[]): { shown: CompareRow[]; alike: CompareRow[] } {
  const last = (row: CompareRow) => (row.key === 'address' ? 1 : 0);
  return {
    shown: rows.filter(({ verdict }) => verdict !== 'same').sort((a, b) => last(a) - last(b)),
    alike: rows.filter(({ verdict }) => verdict === 'same'),
  };
}

/** The best of a row is marked, unless all are as good. */
function withBest(cells: readonly (CompareCell | undefined)[]): (CompareCell | undefined)[] {
  const ranks = cells.flatMap((cell) => (cell?.rank === undefined ? [] : [cell.rank]));
  if (new Set(ranks).size < 2) return [...cells];
  const best = Math.min(...ranks);
  return cells.map((cell) => cell && { ...cell, best: cell.rank === best });
}

/** What decides: the sum, the way there, the places, what comes back, how many children a carer has. */
function deciding(context: PageContext, asked: CompareWish): RowSpec[] {
  const { t, lang } = context;
  const { when } = asked.wish;
  const row = (key: string, label: string, cell: RowSpec['cell'], judged = true): RowSpec => ({ key, label, judged, cell });
  const [address, ...distances] = whereRows(context, asked);
  return [
    ...(when ? [row('cost', t('compare.cost'), (centre) => costCell(context, centre))] : []),
    ...distances,
    row('time', when ? wantedWords(t, when, lang) : t('compare.today'), (centre) => timeCell(context, centre, asked), false),
    row('refund', t('compare.refund'), (centre) => refundCell(context, centre)),
    row('ratio', t('compare.ratio'), (centre) => ratioCell(context, centre)),
    ...(address ? [address] : []),
  ];
}

function priceRows(context: PageContext, centres: readonly ComparedCentre[], { wish, net }: CompareWish): RowSpec[] {
  const { t, lang } = context;
  const { ageMonths } = wish;
  const forms = formsOf(centres, wish.form);
  const price = (one: CareForm): RowSpec => ({
    key: one,
    label: t(`care.${one}`),
    judged: true,
    cell: (centre) => priceCell(context, centre, one),
  });
  const meals: RowSpec = { key: 'meals', label: t('compare.meals'), judged: true, cell: (centre) => mealsCell(context, centre) };
  const after = (form: CareForm): RowSpec => ({
    key: `net-${form}`,
    label: t('support.row', { form: t(`care.${form}`) }),
    judged: true,
    cell: (centre) => (ageMonths === undefined ? undefined : netCell(context, centre, { form, ageMonths, net })),
  });
  // What it pays hangs on the kind of care: that asked for, or the first that they have.
  const [form = 'full_day'] = forms;
  const attended = net.subsidies.map(
    (subsidy): RowSpec => ({
      key: `subsidy-${subsidy.code}`,
      label: subsidy.title[lang],
      judged: true,
      cell: (centre) => (ageMonths === undefined ? undefined : subsidyCell(context, centre, { subsidy, form, ageMonths })),
    }),
  );
  return [...forms.flatMap((one) => [price(one), after(one)]), meals, ...attended];
}

/** Where it is, then how far from each place that the search is about. */
function whereRows(context: PageContext, { centre: near, second }: CompareWish): RowSpec[] {
  const { t } = context;
  const address: RowSpec = { key: 'address', label: t('compare.address'), cell: (centre) => addressCell(context, centre) };
  const places = [near, second].flatMap((place) => place ?? []);
  const distance = ({ name, point }: SearchPlace, at: number): RowSpec => ({
    key: `distance-${at + 1}`,
    label: t('compare.distance', { place: name }),
    cell: (centre) => distanceCell(context, centre, point),
  });
  return [address, ...places.map(distance)];
}

function factRows(context: PageContext): RowSpec[] {
  const { t } = context;
  const fact = (key: string, label: string, cell: RowSpec['cell']): RowSpec => ({ key, label, judged: true, cell });
  return [
    fact('hours', t('centre.hours'), (centre) => hoursCell(context, centre)),
    fact('classes', t('compare.classes'), (centre) => classesCell(context, centre)),
    fact('institution', t('search.institution'), (centre) => institutionCell(context, centre)),
    fact('whom', t('care.whom'), (centre) => whomCell(context, centre)),
    fact('insurance', t('centre.insurance'), (centre) => insuranceCell(context, centre)),
    fact('checks', t('compare.checks'), (centre) => checksCell(context, centre)),
    fact('inclusive', t('care.inclusive'), ({ details: { doc } }) => yesNo(context, doc.inclusive)),
    fact('model', t('care.model'), ({ details: { doc, supply } }) =>
      yesNo(context, doc.model ? 'yes' : supply ? 'no' : 'unknown'),
    ),
    fact('speaks', t('care.speaks'), (centre) => languagesCell(context, centre)),
    fact('access', t('care.access'), (centre) => accessCell(context, centre)),
    fact('credential', t('compare.credential'), (centre) => credentialCell(context, centre)),
  ];
}

/** Kinds of care that any of them has; those asked for first. */
function formsOf(centres: readonly ComparedCentre[], asked: readonly CareForm[] = []): CareForm[] {
  const offered = CARE_FORMS.filter((form) =>
    centres.some(({ details: { supply } }) => supply?.classes.some((one) => one.forms.includes(form))),
  );
  return [...offered.filter((form) => asked.includes(form)), ...offered.filter((form) => !asked.includes(form))];
}

/** What is not known is neither the same nor different. */
function verdictOf(cells: readonly (CompareCell | undefined)[]): CompareRow['verdict'] {
  if (cells.length < 2) return undefined;
  const said = new Set(cells.flatMap((cell) => (cell ? [cell.says ?? [cell.lead, ...cell.lines].join('\n')] : [])));
  if (said.size > 1) return 'differs';
  return cells.every(Boolean) ? 'same' : undefined;
}
