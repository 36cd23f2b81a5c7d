import { refundStairs } from '#cms/drawings/refund-stairs.ts';
import { onPaper } from '#cms/drawings/svg.ts';
import { FAMILIES } from '#cms/print/fonts.ts';
import { discountWords } from '#cms/words/booking-words.ts';
import { formatDate, formatMoney, formatTimeRange, joinSentences, zoneName } from '#cms/words/format.ts';
import { createTranslator, type Translator } from '#cms/words/index.ts';
import { countedBy, unitWords } from '#cms/words/price-words.ts';
import { weekdayWords } from '#cms/words/weekday-words.ts';
import { type ContractSnapshot, isMonthlyService } from '#domain/contract/contract.ts';
import type { TableBlock } from '#domain/contract/document-text.ts';
import { refundClauses } from '#domain/contract/refund-clauses.ts';
import type { MonthSteps, RefundStep } from '#domain/contract/refund-schedule.ts';
import type { ClauseBlank } from '#domain/contract/template-check.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';
import { toDecimal } from '#domain/money/money.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { toInstant } from '#domain/time/zoned-time.ts';
import { stepWhen } from './refund-table.ts';
import { refundTreads } from './refund-treads.ts';

/** A contract with the language that it is said in. */
export interface Words {
  snapshot: ContractSnapshot;
  lang: Lang;
  t: Translator;
  money: (amount: number) => string;
}

export function wordsOf(snapshot: ContractSnapshot, lang: Lang): Words {
  return {
    snapshot,
    lang,
    t: createTranslator(lang),
    money: (amount) => formatMoney(amount, { currency: snapshot.currency, lang }),
  };
}

/** Everything a clause may name. */
export function clauseValues(words: Words): Record<ClauseBlank, string> {
  const { snapshot, lang, t, money } = words;
  const { facility, guardian, child, service, terms } = snapshot;
  // What ends only once other care is paid for is said beside the period, not in it.
  const ending = snapshot.ending?.next?.paidBy ? undefined : snapshot.ending;
  const clauses = refundClauses(terms);
  const sentences = (texts: string[]) => joinSentences(texts, lang);
  const last = service.periods.at(-1);
  const until = snapshot.framework?.until ?? snapshot.annex?.framework.until;
  return {
    guardian: guardian.name,
    relation: guardian.ground
      ? t('contract.relationGround', { relation: relationWords(t, guardian.relation), ground: guardian.ground })
      : relationWords(t, guardian.relation),
    guardianContact: guardian.phone,
    facility: t('contract.facility', {
      name: facility.name[lang],
      address: facility.address[lang],
      phone: facility.phone || t('contract.none'),
    }),
    credentials: sentences([
      t('contract.credential', {
        type: t(`care.credential_${facility.credential.type}`),
        number: facility.credential.number ?? t('contract.none'),
      }),
      ...(facility.creditCode ? [t('contract.creditCode', { code: facility.creditCode })] : []),
    ]),
    child: child.name,
    birthDate: formatDate(child.birthDate, { lang, year: true }),
    form: t(`care.${service.form}`).toLowerCase(),
    period: last
      ? t(ending ? 'amend.period' : 'contract.periodMonths', {
          from: formatDate(service.from, { lang, year: true }),
          to: formatDate(ending?.lastDay ?? last.to, { lang, year: true }),
          count: service.periods.length,
        })
      : t('contract.periodOnce', { date: formatDate(service.from, { lang, year: true, weekday: true }) }),
    schedule: inZone(words, schedule(words)),
    className: service.className[lang],
    total: money(snapshot.total),
    feeTable: '',
    refundTable: '',
    billing: t(service.periods.length > 0 ? 'contract.billingMonths' : 'contract.billingOnce', { count: service.periods.length }),
    meals: t(hasMeals(snapshot) ? 'contract.mealsIn' : 'contract.mealsOut'),
    refund: sentences(clauses.filter(({ code }) => code !== 'payout').map((clause) => clause[lang])),
    payout: sentences(clauses.filter(({ code }) => code === 'payout').map((clause) => clause[lang])),
    sameService: t(snapshot.hadSameService ? 'contract.sameServiceYes' : 'contract.sameServiceNo'),
    pickups:
      snapshot.pickups.length > 0
        ? t('contract.pickups', {
            people: snapshot.pickups
              .map(({ name, relation, phone, pictured }) =>
                t(pictured ? 'contract.pickupPictured' : 'contract.pickup', { name, relation, phone }),
              )
              .join(t('contract.listGap')),
          })
        : t('contract.pickupsNone'),
    health: t(child.hasHealthNotes ? 'contract.health' : 'contract.healthNone'),
    consents:
      snapshot.consents.length > 0
        ? snapshot.consents
            .map(({ purpose, granted }) =>
              t('contract.consent', {
                what: t(`contract.purpose_${purpose}`),
                answer: t(granted ? 'contract.agreed' : 'contract.refused'),
              }),
            )
            .join(t('contract.listGap')) + t('contract.stop')
        : t('contract.consentsNone'),
    otherGuardian: otherWords(words),
    insurance: insuranceWords(words),
    supervisor: facility.supervisor[lang],
    frameworkUntil: until ? formatDate(until, { lang, year: true }) : t('contract.none'),
  };
}

/** Where no other guardian is known a contract says nothing of one. */
const otherWords = ({ snapshot: { otherGuardian: other }, t }: Words): string =>
  other ? t('contract.otherGuardian', { name: other.name, relation: relationWords(t, other.relation), phone: other.phone }) : '';

function insuranceWords({ snapshot: { insurance }, lang, t }: Words): string {
  if (!insurance) return t('contract.insuranceNone');
  const day = (date: string) => formatDate(date, { lang, year: true });
  const { insurer, number, from, to } = insurance;
  return t('contract.insured', { insurer, number, from: day(from), to: day(to) });
}

/** A family's own word for a relation, in whichever language, as a contract writes it; any other as it was typed. */
function relationWords(t: Translator, relation: string): string {
  const said = (lang: Lang) => createTranslator(lang)('contract.relationsSaid').toLowerCase().split('|');
  const at = LANGS.map((lang) => said(lang).indexOf(relation.trim().toLowerCase())).find((index) => index >= 0);
  return (at === undefined ? undefined : t('contract.relationsWritten').split('|')[at]) ?? relation;
}

export function schedule({ snapshot, lang, t }: Words): string {
  const { service } = snapshot;
  const first = service.occasions[0];
  if (!first) return '';
  const hours = formatTimeRange(first.from, first.to);
  if (!isMonthlyService(snapshot))
    return t('contract.scheduleOnce', { date: formatDate(first.date, { lang, year: true, weekday: true }), hours });
  const weekdays = service.periods[0]?.weekdays;
  if (weekdays)
    return t('contract.scheduleWeekdays', { weekdays: weekdayWords(weekdays, lang), hours, days: service.occasions.length });
  return t('contract.scheduleMonths', { hours, days: service.occasions.length });
}

export function feeTable(words: Words): TableBlock {
  const { snapshot, lang, t, money } = words;
  const rows = snapshot.lines.map((line) => [
    t(`care.kind_${line.kind}`) +
      (line.period
        ? ` ${formatDate(line.period.from, { lang, year: true })} – ${formatDate(line.period.to, { lang, year: true })}`
        : ''),
    quantity(words, line),
    toDecimal(line.amount),
  ]);
  return {
    kind: 'table',
    caption: t('contract.fees'),
    head: [t('contract.item'), t('contract.count'), t('contract.amount')],
    rows: [...rows, [t('contract.total'), '', money(snapshot.total)]],
  };
}

/** What comes back, step by step. Care by the month has the month's meals apart: they depend on each day, the rest does not. */
export function refundTables(words: Words): TableBlock[] {
  const { refundIf = [], refundLater = [], refundSteps } = words.snapshot;
  const { t } = words;
  const usual = stepsTable(words, { caption: t('contract.refunds'), steps: refundSteps, later: refundLater });
  const ifSo = refundIf.map(({ why, steps, later }) =>
    stepsTable(words, { caption: t('contract.refundsIf', { why: t(`refunds.why_${why}`) }), steps, later }),
  );
  return [{ ...usual, ...stairs(words) }, ...ifSo];
}

/** One table: the months after the first with their days before what it says of them. */
function stepsTable(
  words: Words,
  { caption, later, ...shown }: { caption: string; steps: readonly RefundStep[]; later: readonly MonthSteps[] },
): TableBlock {
  const { snapshot, lang, t, money } = words;
  const when = (step: RefundStep) => stepWhen(step, { ...words, timeZone: snapshot.timeZone, year: true });
  const day = (date: string) => formatDate(date, { lang, year: true });
  const all: { step: RefundStep; said: string }[] = [
    ...shown.steps.map((step) => ({ step, said: when(step) })),
    ...later.flatMap(({ from, to, steps: of }) =>
      of.map((step) => ({ step, said: t('contract.inMonth', { from: day(from), to: day(to), when: when(step) }) })),
    ),
  ];
  const steps = all.map(({ step, said }) => ({
    ...{ said, amount: step.amount },
    most: step.most ?? step.amount,
    fixed: step.fixed ?? step.amount,
  }));
  const cancelled = isMonthlyService(snapshot) ? t('contract.attended') : inZone(words, t('contract.cancelled'));
  if (steps.some(({ fixed, most }) => fixed < most)) {
    const range = (least: number, most: number) =>
      least === most ? money(most) : t('contract.fromTo', { least: money(least), most: money(most) });
    return {
      kind: 'table',
      caption,
      head: [cancelled, t('contract.backFixed'), t('contract.backMeals')],
      rows: steps.map((step) => [step.said, money(step.fixed), range(step.amount - step.fixed, step.most - step.fixed)]),
    };
  }
  return {
    kind: 'table',
    caption,
    head: [cancelled, t('contract.back')],
    rows: steps.map((step) => [step.said, money(step.amount)]),
  };
}

/** The stairs of the table, for paper; of a single step there is nothing to draw, and on the one sheet of a single stay no room. */
function stairs({ snapshot, lang, t }: Words): Pick<TableBlock, 'drawing'> {
  const { currency, timeZone, refundSteps, total } = snapshot;
  const treads = refundTreads({ t, lang, currency, timeZone, year: true }, refundSteps, total);
  if (treads.length < 2 || !isMonthlyService(snapshot)) return {};
  const alt = treads.map(({ when, amountText }) => `${when} ${amountText}`).join(t('contract.listGap'));
  return { drawing: { svg: onPaper(refundStairs({ treads, width: 480, label: '' }), FAMILIES), alt } };
}

/** Whoever reads a paper may be elsewhere. */
function inZone({ snapshot: { timeZone, service }, t, lang }: Words, what: string): string {
  const [first] = service.occasions;
  if (!first) return what;
  const at = toInstant({ date: first.date, minute: first.from }, timeZone);
  return t('contract.inZone', { what, zone: zoneName(timeZone, { at, lang }) });
}

export function quantity(words: Words, line: PriceLine): string {
  return [units(words, line), ...discountWords({ ...words, currency: words.snapshot.currency }, line)].join(
    words.t('common.comma'),
  );
}

function units({ t, money }: Words, line: PriceLine): string {
  const values = { price: money(line.unitAmount), count: line.quantity, unit: unitWords(t, countedBy(line)) };
  if (line.part) return t('contract.unitsPart', { ...values, ...line.part });
  return t(line.unit === 'hour' ? 'contract.hours' : 'contract.units', values);
}

export const hasMeals = (snapshot: ContractSnapshot) => snapshot.lines.some(({ kind }) => kind === 'meals');
