import { formatClock, formatDate, zoneName } from '#cms/words/format.ts';
import { wordsOf as asTheyStand } from '#cms/words/index.ts';
import {
  allClauses,
  type ContractSnapshot,
  fillClause,
  isMonthlyService,
  type TemplateClause,
} from '#domain/contract/contract.ts';
import type { Block, DocumentText, Section, SignedText, TableBlock } from '#domain/contract/document-text.ts';
import { earnestIn } from '#domain/contract/earnest.ts';
import type { Lang } from '#domain/language/lang.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import { changeWords } from './change-words.ts';
import { clauseValues, feeTable, refundTables, type Words, wordsOf } from './clause-values.ts';

/** Where a contract can be checked, and by which code. */
export interface Proof {
  address: string;
  code: string;
}

/**
 * A contract in words: those that were signed, where they were kept; else, of what is to be signed and of contracts from
 * before, as they are filled in today.
 */
export function contractText(snapshot: ContractSnapshot, lang: Lang, proof?: Proof): DocumentText {
  const kept = snapshot.said?.find((one) => one.lang === lang);
  const { check, ...text } = kept ?? { ...filledText(snapshot, lang), check: checkWords(lang) };
  return proof && check ? { ...text, closing: [...text.closing, fillClause(check, { ...proof })] } : text;
}

/** How it is checked, with blanks: the code is known only once all other words are. */
const checkWords = (lang: Lang) => asTheyStand(lang, 'contract').checkAt;

/** The words in which a contract is signed, in each of its languages: they go into its digest, and no later wording changes them. */
export const wordsToKeep = (snapshot: ContractSnapshot): SignedText[] =>
  snapshot.languages.map((lang) => ({ ...filledText(snapshot, lang), check: checkWords(lang) }));

/** An annex says its own stay and names the contract that holds for the rest. */
const filledText = (snapshot: ContractSnapshot, lang: Lang): DocumentText =>
  (snapshot.annex ? annexText : fullText)(snapshot, lang);

/** All of a template's clauses, filled from the snapshot and from nothing else (promise 3). */
export function fullText(snapshot: ContractSnapshot, lang: Lang): DocumentText {
  const words = wordsOf(snapshot, lang);
  const articles = articlesOf(words);
  return {
    lang,
    title: snapshot.template.title[lang],
    lines: [...headOf(words), ...amendmentOf(words)],
    sections: [
      ...changesOf(words),
      ...handedOnOf(words),
      ...earnestOf(words),
      ...payableOf(words),
      ...articles.slice(0, snapshot.clauses.length),
      ...ownHeading(words),
      ...articles.slice(snapshot.clauses.length),
    ],
    closing: closing(words, 'contract.signedBy'),
    compact: !isMonthlyService(snapshot),
  };
}

/** The city's clauses and what the centre has added, numbered through. */
function articlesOf(words: Words): Section[] {
  const { snapshot, lang, t } = words;
  const blocksOf = clauseBlocks(words);
  return allClauses(snapshot).map((clause, index) => ({
    heading: t('contract.article', { number: NUMERALS[lang](index + 1), heading: clause.heading[lang] }),
    blocks: blocksOf(clause),
    clause: clause.heading[lang],
  }));
}

/** Above what the centre has added: which version it is, and that nothing in it counts against the clauses before. */
function ownHeading({ snapshot: { ownTerms }, lang, t }: Words): Section[] {
  if (!ownTerms) return [];
  const { version, effectiveOn } = ownTerms;
  const text = t('contract.ownTermsText', { version, date: formatDate(effectiveOn, { lang, year: true }) });
  return [{ heading: t('contract.ownTerms'), blocks: [{ kind: 'text', parts: [{ text, important: true }] }] }];
}

/**
 * Each clause by its own heading, without its number, with what it says line by line: as it was signed. An annex keeps few of
 * them, so that all are filled in to be compared.
 */
export function saidByClause(snapshot: ContractSnapshot, lang: Lang): { heading: string; lines: string[] }[] {
  const kept = snapshot.annex ? undefined : snapshot.said?.find((one) => one.lang === lang);
  const articles = kept?.sections ?? articlesOf(wordsOf(snapshot, lang));
  return articles.flatMap(({ clause, blocks }) => (clause ? [{ heading: clause, lines: blocks.flatMap(linesOf) }] : []));
}

const linesOf = (block: Block): string[] =>
  block.kind === 'text'
    ? [block.parts.map(({ text }) => text).join('')]
    : block.rows.map((row) => row.filter(Boolean).join(' · '));

/** What a clause fills in that is another one with every stay. */
const OF_THE_STAY = /\{(?:schedule|period|feeTable|total|refundTable)\}/;

/** Of such a clause the paragraphs that fill something in are said again; the others stand in the framework word by word. */
const isFilled = (paragraph: string): boolean => paragraph.includes('{');

/** One page: under which contract, the clauses that speak of this stay, and what the family has chosen for it. */
function annexText(snapshot: ContractSnapshot, lang: Lang): DocumentText {
  const words = wordsOf(snapshot, lang);
  const { t } = words;
  const values = clauseValues(words);
  const blocksOf = clauseBlocks(words);
  const { annex, child, facility, guardian, timeZone } = snapshot;
  if (!annex) throw new Error(`contract ${snapshot.number} is no annex`);
  const { framework, order, previousHash } = annex;
  const inFull = (date: string) => formatDate(date, { lang, year: true });
  const basis = {
    number: framework.number,
    signedOn: inFull(toLocal(framework.signedAt, timeZone).date),
    until: inFull(framework.until),
    order,
    guardian: guardian.name,
    facility: facility.name[lang],
    child: child.name,
    birthDate: inFull(child.birthDate),
  };
  const ofTheStay = snapshot.clauses.filter(({ text }) => OF_THE_STAY.test(text[lang]));
  return {
    lang,
    title: t('framework.annexTitle', { title: snapshot.template.title[lang], order }),
    lines: [...headOf(words), ...amendmentOf(words)],
    sections: [
      ...changesOf(words),
      { heading: t('framework.basis'), blocks: [plain(t('framework.basisText', basis))] },
      ...ofTheStay.map((clause) => ({ heading: clause.heading[lang], blocks: blocksOf(clause, isFilled) })),
      {
        heading: t('framework.chosen'),
        blocks: [
          plain(t('framework.chosenPickups', { pickups: values.pickups ?? '' })),
          plain(values.health ?? ''),
          plain(t('framework.chosenConsents', { consents: values.consents ?? '' })),
        ],
      },
    ],
    closing: [...closing(words, 'framework.acceptedBy'), t('framework.previous', { hash: inGroups(previousHash) })],
    compact: true,
    beside: true,
  };
}

/** A digest as it is printed, in groups that can be read out. */
export const inGroups = (hash: string): string => hash.replace(/.{8}(?=.)/g, '$& ');

const plain = (text: string): Block => ({ kind: 'text', parts: [{ text, important: false }] });

const headOf = ({ snapshot: { number, template }, lang, t }: Words): string[] => [
  t('contract.number', { number }),
  t('contract.template', {
    code: template.code,
    version: template.version,
    date: formatDate(template.effectiveOn, { lang, year: true }),
  }),
];

const amendmentOf = ({ snapshot: { version, annex }, t }: Words): string[] =>
  version > 1 ? [t(annex ? 'framework.amendment' : 'contract.amendment', { version })] : [];

/** Of what asks for earnest money, what is paid first, and what by which day. */
function earnestOf({ snapshot, lang, money, t }: Words): Section[] {
  const asked = snapshot.version > 1 ? undefined : earnestIn(snapshot);
  if (!asked) return [];
  const of = { amount: money(asked.amount), rest: money(asked.rest), by: formatDate(asked.restBy, { lang, year: true }) };
  const text = t('earnest.contractPay', of);
  return [{ heading: t('earnest.contractTitle'), blocks: [{ kind: 'text', parts: [{ text, important: true }] }] }];
}

/** Of what was signed ahead, when it is paid for, and what if it is not. */
function payableOf({ snapshot: { payable, version }, lang, t }: Words): Section[] {
  if (!payable || version > 1) return [];
  const day = (date: string) => formatDate(date, { lang, year: true });
  const text = t('renewal.contractPay', { from: day(payable.from), to: day(payable.to) });
  return [{ heading: t('renewal.contractTitle'), blocks: [{ kind: 'text', parts: [{ text, important: true }] }] }];
}

/** Before the clauses, what a version changes against the one before; of an early end what it means too. */
function changesOf(words: Words): Section[] {
  const { snapshot, lang, t, money } = words;
  const { amends, ending, service, terms, version } = snapshot;
  if (!amends) return [];
  const inFull = (date: string) => formatDate(date, { lang, year: true });
  const of = { number: amends.number, hash: inGroups(amends.hash), from: inFull(service.periods[0]?.from ?? service.from) };
  // A first version takes the place of what another contract had still to give.
  const [heading, basis] =
    version > 1 ? [t('amend.heading'), t('amend.basis', of)] : [t('amend.headingFrom'), t('amend.basisFrom', of)];
  const changes = amends.changes.map((change) => plain(t('amend.line', { ...changeWords(words, change) })));
  const listed: Section = {
    heading,
    blocks: [plain(basis), ...(changes.length > 0 ? changes : [plain(t('amend.nothing'))])],
  };
  if (!ending) return [listed];
  const { next } = ending;
  const until = { lastDay: inFull(ending.lastDay), days: terms.payWithinDays };
  const sums = { least: money(ending.least), most: money(ending.most) };
  const after = next && { ...until, from: inFull(next.from), number: next.number, back: money(next.back) };
  const last = inFull(service.to);
  const said = [
    after
      ? next.paidBy
        ? t('amend.ifPaid', { ...after, by: inFull(next.paidBy), last })
        : t('amend.nextText', after)
      : t('amend.endingText', until),
    ...(ending.why ? [t('amend.endingWhy', { why: t(`refunds.why_${ending.why}`) })] : []),
    t(ending.least === ending.most ? 'amend.endingSum' : 'amend.endingRange', sums),
  ];
  const blocks = said.map((text): Block => ({ kind: 'text', parts: [{ text, important: true }] }));
  return [listed, { heading: t(next ? 'amend.next' : 'amend.ending'), blocks }];
}

/** Of a contract that was taken over: from whom, when that agreed, and what follows. */
function handedOnOf({ snapshot: { facility, guardian, handedOn, timeZone }, lang, t }: Words): Section[] {
  if (!handedOn) return [];
  const at = toLocal(handedOn.at, timeZone);
  const said = {
    from: handedOn.from,
    to: guardian.name,
    facility: facility.name[lang],
    at: `${formatDate(at.date, { lang, year: true })} ${formatClock(at.minute)}`,
  };
  const blocks = (['contractText', 'contractMoney'] as const).map((key): Block => {
    return { kind: 'text', parts: [{ text: t(`handOn.${key}`, said), important: true }] };
  });
  return [{ heading: t('handOn.contractTitle'), blocks }];
}

/** A clause in its paragraphs and tables. */
function clauseBlocks(words: Words): (clause: TemplateClause, keep?: (paragraph: string) => boolean) => Block[] {
  const values = clauseValues(words);
  const tables: Record<string, TableBlock[]> = { '{feeTable}': [feeTable(words)], '{refundTable}': refundTables(words) };
  return (clause, keep = () => true) =>
    clause.text[words.lang]
      .split('\n')
      .filter(keep)
      .flatMap((paragraph): Block[] => tables[paragraph] ?? [{ kind: 'text', parts: partsOf(paragraph, clause, values) }]);
}

/** What stands between `**` in a clause is important; in an important clause without such marks everything is. */
export function partsOf(paragraph: string, { text, important = false }: TemplateClause, values: Record<string, string>) {
  const isMarked = Object.values(text).some((words) => words.includes('**'));
  return paragraph
    .split('**')
    .map((part, at) => ({ text: fillClause(part, values), important: isMarked ? at % 2 === 1 : important }))
    .filter((part) => part.text !== '');
}

function closing({ snapshot, lang, t }: Words, by: 'contract.signedBy' | 'framework.acceptedBy'): string[] {
  const { delegate, signedAt, signedName, facility } = snapshot;
  if (!signedAt || !signedName) return [];
  const at = toLocal(signedAt, snapshot.timeZone);
  return [
    delegate ? t('framework.acceptedByDelegate', { name: signedName, delegate }) : t(by, { name: signedName }),
    t('contract.offeredBy', { name: facility.name[lang] }),
    t('contract.signedAt', {
      at: `${formatDate(at.date, { lang, year: true })} ${formatClock(at.minute)}`,
      zone: zoneName(snapshot.timeZone, { at: signedAt, lang }),
    }),
    ...(snapshot.languages[0] !== lang ? [t('contract.readingCopy')] : []),
  ];
}

/** How articles are numbered. */
const NUMERALS: Record<Lang, (number: number) => string> = { zh: chineseNumber, en: String };

/** 1–99: 一, 十, 十一, 二十. */
function chineseNumber(number: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[ones]}`;
}
