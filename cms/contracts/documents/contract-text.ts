import { formatClock, formatDate, formatMoney, formatTimeRange, joinSentences, zoneName } from '#cms/words/format.ts';
import { createTranslator, type Translator } from '#cms/words/index.ts';
import { type ContractSnapshot, fillClause, isMonthlyService, type TemplateClause } from '#domain/contract/contract.ts';
import { refundClauses } from '#domain/contract/refund-clauses.ts';
import type { RefundStep } from '#domain/contract/refund-schedule.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';
import { toDecimal } from '#domain/money/money.ts';
import type { PriceLine } from '#domain/money/pricing.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { stepWhen } from './refund-table.ts';
import type { Block, DocumentText, TableBlock } from './render-pdf.ts';

interface Words {
  snapshot: ContractSnapshot;
  lang: Lang;
  t: Translator;
  money: (amount: number) => string;
}

/** Where a contract can be checked, and by which code. */
export interface Proof {
  address: string;
  code: string;
}

/** A contract in words: the template's clauses filled from the snapshot and from nothing else (promise 3). */
export function contractText(snapshot: ContractSnapshot, lang: Lang, proof?: Proof): DocumentText {
  const words = wordsOf(snapshot, lang);
  const { t } = words;
  const values = clauseValues(words);
  const tables: Record<string, TableBlock> = { '{feeTable}': feeTable(words), '{refundTable}': refundTable(words) };
  return {
    lang,
    title: snapshot.template.title[lang],
    lines: [
      t('contract.number', { number: snapshot.number }),
      t('contract.template', {
        code: snapshot.template.code,
        version: snapshot.template.version,
        date: formatDate(snapshot.template.effectiveOn, { lang, year: true }),
      }),
      ...(snapshot.version > 1 ? [t('contract.amendment', { version: snapshot.version })] : []),
    ],
    sections: snapshot.clauses.map((clause, index) => ({
      heading: t('contract.article', {
        number: NUMERALS[lang](index + 1),
        heading: clause.heading[lang],
      }),
      blocks: clause.text[lang]
        .split('\n')
        .map((paragraph): Block => tables[paragraph] ?? { kind: 'text', parts: partsOf(paragraph, clause, values) }),
    })),
    closing: [...closing(words), ...(proof ? [words.t('contract.checkAt', { ...proof })] : [])],
    compact: !isMonthlyService(snapshot),
  };
}

/** What stands between `**` in a clause is important; in an important clause without such marks everything is. */
function partsOf(paragraph: string, { text, important = false }: TemplateClause, values: Record<string, string>) {
  const isMarked = Object.values(text).some((words) => words.includes('**'));
  return paragraph
    .split('**')
    .map((part, at) => ({ text: fillClause(part, values), important: isMarked ? at % 2 === 1 : important }))
    .filter((part) => part.text !== '');
}

export interface KeyFact {
  code: 'service' | 'fee' | 'refund' | 'stopping' | 'dispute';
  term: string;
  value: string;
}

/** The five things of a contract that matter most to a family, in one line each. */
export function keyFacts(snapshot: ContractSnapshot, lang: Lang): KeyFact[] {
  const words = wordsOf(snapshot, lang);
  const { t } = words;
  const { service, child, terms, hadSameService } = snapshot;
  const facts: [KeyFact['code'], string][] = [
    [
      'service',
      t('contract.factService', {
        schedule: schedule(words),
        form: t(`care.${service.form}`),
        className: service.className[lang],
        child: child.name,
      }),
    ],
    [
      'fee',
      t(hasMeals(snapshot) ? 'contract.factFeeMeals' : 'contract.factFee', {
        total: words.money(snapshot.total),
        lines: snapshot.lines.map((line) => quantity(words, line)).join(t('contract.plus')),
      }),
    ],
    [
      'refund',
      [t('contract.factRefund', { days: terms.payWithinDays }), hadSameService ? t('contract.sameServiceShort') : ''].join(''),
    ],
    ['stopping', t('contract.factStopping')],
    ['dispute', t('contract.factDispute', { supervisor: snapshot.facility.supervisor[lang] })],
  ];
  return facts.map(([code, value]) => ({ code, term: t(`contract.term_${code}`), value }));
}

/** Everything a clause may name. */
function clauseValues(words: Words): Record<string, string> {
  const { snapshot, lang, t, money } = words;
  const { facility, guardian, child, service, terms } = snapshot;
  const clauses = refundClauses(terms);
  const sentences = (texts: string[]) => joinSentences(texts, lang);
  const last = service.periods.at(-1);
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
      ? t('contract.periodMonths', {
          from: formatDate(service.from, { lang, year: true }),
          to: formatDate(last.to, { lang, year: true }),
          count: service.periods.length,
        })
      : t('contract.periodOnce', { date: formatDate(service.from, { lang, year: true, weekday: true }) }),
    schedule: schedule(words),
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
              .map(({ name, relation, phone }) => t('contract.pickup', { name, relation, phone }))
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
    supervisor: facility.supervisor[lang],
  };
}

/** A family's own word for a relation, in whichever language, as a contract writes it; any other as it was typed. */
function relationWords(t: Translator, relation: string): string {
  const said = (lang: Lang) => createTranslator(lang)('contract.relationsSaid').toLowerCase().split('|');
  const at = LANGS.map((lang) => said(lang).indexOf(relation.trim().toLowerCase())).find((index) => index >= 0);
  return (at === undefined ? undefined : t('contract.relationsWritten').split('|')[at]) ?? relation;
}

function schedule({ snapshot, lang, t }: Words): string {
  const { service } = snapshot;
  const first = service.occasions[0];
  if (!first) return '';
  const hours = formatTimeRange(first.from, first.to);
  if (!isMonthlyService(snapshot))
    return t('contract.scheduleOnce', { date: formatDate(first.date, { lang, year: true, weekday: true }), hours });
  return t('contract.scheduleMonths', { hours, days: service.occasions.length });
}

function feeTable(words: Words): TableBlock {
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
function refundTable(words: Words): TableBlock {
  const { snapshot, t, money } = words;
  const caption = t('contract.refunds');
  const when = (step: RefundStep) => stepWhen(step, { ...words, timeZone: snapshot.timeZone, year: true });
  const steps = snapshot.refundSteps.map((step) => ({
    ...step,
    most: step.most ?? step.amount,
    fixed: step.fixed ?? step.amount,
  }));
  const cancelled = t(isMonthlyService(snapshot) ? 'contract.attended' : 'contract.cancelled');
  if (steps.some(({ fixed, most }) => fixed < most)) {
    const range = (least: number, most: number) =>
      least === most ? money(most) : t('contract.fromTo', { least: money(least), most: money(most) });
    return {
      kind: 'table',
      caption,
      head: [cancelled, t('contract.backFixed'), t('contract.backMeals')],
      rows: steps.map((step) => [when(step), money(step.fixed), range(step.amount - step.fixed, step.most - step.fixed)]),
    };
  }
  return {
    kind: 'table',
    caption,
    head: [cancelled, t('contract.back')],
    rows: steps.map((step) => [when(step), money(step.amount)]),
  };
}

function quantity({ t, money }: Words, line: PriceLine): string {
  return t(line.unit === 'hour' ? 'contract.hours' : 'contract.units', {
    price: money(line.unitAmount),
    count: line.quantity,
    unit: t(`care.unit_${line.unit}`),
  });
}

function closing({ snapshot, lang, t }: Words): string[] {
  const { signedAt, signedName, facility } = snapshot;
  if (!signedAt || !signedName) return [];
  const at = toLocal(signedAt, snapshot.timeZone);
  return [
    t('contract.signedBy', { name: signedName }),
    t('contract.offeredBy', { name: facility.name[lang] }),
    t('contract.signedAt', {
      at: `${formatDate(at.date, { lang, year: true })} ${formatClock(at.minute)}`,
      zone: zoneName(snapshot.timeZone, { at: signedAt, lang }),
    }),
    ...(snapshot.languages[0] !== lang ? [t('contract.readingCopy')] : []),
  ];
}

function wordsOf(snapshot: ContractSnapshot, lang: Lang): Words {
  return {
    snapshot,
    lang,
    t: createTranslator(lang),
    money: (amount) => formatMoney(amount, { currency: snapshot.currency, lang }),
  };
}

const hasMeals = (snapshot: ContractSnapshot) => snapshot.lines.some(({ kind }) => kind === 'meals');

/** How articles are numbered. */
const NUMERALS: Record<Lang, (number: number) => string> = { zh: chineseNumber, en: String };

/** 1–99: 一, 十, 十一, 二十. */
function chineseNumber(number: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[ones]}`;
}
