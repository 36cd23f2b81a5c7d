import { guardianCalled } from '#cms/accounts/contact.ts';
import { type Agreed, agreedBy } from '#cms/booking/withdraw-consent.ts';
import { growthOf } from '#cms/records/children.ts';
import type { ContractRecord } from '#cms/records/contracts.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { ReceiptRecord } from '#cms/records/receipts.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { contractKeptUntil, receiptKeptUntil } from '#domain/contract/legal-time.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { type Instant, toLocal } from '#domain/time/zoned-time.ts';
import type { PageContext } from '../ui/page-context.ts';

/** What goes at once when an account is closed. */
export const ERASED_AT_ONCE = ['account', 'family', 'saved', 'messages'] as const;

/** What goes at once with a child; its name only where no contract has it. */
export const REMOVED_WITH_CHILD = ['health', 'pickups', 'name'] as const;

/** A contract or a receipt, where it can be read and how long it is kept. */
export interface Paper {
  text: string;
  href: string;
  /** Of whom, or how much, and from when. */
  about: string;
  at: Instant;
  until: CivilDate;
  kept: string;
}

export interface KeptData {
  facts: { term: string; values: string[] }[][];
  agreed: Agreed[];
  contracts: Paper[];
  receipts: Paper[];
}

/** What a family sees of its own data. */
export async function keptData(context: PageContext, guardian: Guardian): Promise<KeptData> {
  const facts = await factsOf(context, guardian);
  return { facts, agreed: await agreedBy(context.portal, guardian.id), ...(await papersOf(context, [guardian.id])) };
}

/** The contracts that some guardians have signed, and the receipts of what was paid for them. */
export async function papersOf(
  context: PageContext,
  guardianIds: readonly string[],
): Promise<Pick<KeptData, 'contracts' | 'receipts'>> {
  const { familyData, receipts } = context.portal;
  const contracts = (await Promise.all(guardianIds.map((id) => familyData.contractsOf(id)))).flat();
  const bookings = [...new Set(contracts.map(({ bookingId }) => bookingId))];
  const issued = (await Promise.all(bookings.map((id) => receipts.listOf(id)))).flat();
  return {
    contracts: contracts.map((one) => contractPaper(context, one)),
    receipts: issued.map((one) => receiptPaper(context, one)),
  };
}

async function factsOf({ portal, t, lang }: PageContext, { id, contact, name, relation, wechat }: Guardian) {
  const family = [
    { term: t('mydata.contact'), values: [contact] },
    {
      term: t('mydata.guardian'),
      values: [name ? t('mydata.guardianLine', { name, relation: relation || t('mydata.none') }) : t('mydata.none')],
    },
  ];
  if (wechat) family.push({ term: t('mydata.wechat'), values: [wechat] });
  const other = await portal.guardians.otherOf(id);
  if (other) family.push({ term: t('linked.term'), values: [guardianCalled(other)] });
  const children = (await portal.children.listOf(id)).map((child) => {
    const born = t('mydata.born', { date: formatDate(child.birthDate, { lang, year: true }) });
    const growth = growthOf(child);
    const pickups = (child.pickups ?? []).map((one) => t('mydata.pickupLine', { ...one }));
    return [
      { term: t('mydata.child'), values: [child.name, born] },
      { term: t('mydata.health'), values: [child.healthNotes || t('mydata.none')] },
      {
        term: t('mydata.growth'),
        values: [
          growth
            ? t('mydata.growthLine', { count: growth.measured.length, sex: t(`growth.sex_${growth.sex}`) })
            : t('mydata.none'),
        ],
      },
      { term: t('mydata.pickup'), values: pickups.length > 0 ? pickups : [t('mydata.none')] },
    ];
  });
  return [family, ...children];
}

function contractPaper({ t, to, lang, timeZone }: PageContext, { id, number, signedAt: at, snapshot }: ContractRecord): Paper {
  const until = contractKeptUntil(snapshot);
  const date = formatDate(until, { lang, year: true });
  const text = t('mydata.contract', { number });
  const about = t('mydata.contractAbout', {
    facility: snapshot.facility.name[lang],
    date: formatDate(toLocal(at, timeZone).date, { lang, year: true }),
  });
  return { text, href: to(`/contracts/${id}`), about, at, until, kept: t('mydata.contractKept', { date }) };
}

function receiptPaper(
  { t, to, lang, timeZone, currency }: PageContext,
  { amount, bookingId, issuedAt: at, kind, number }: ReceiptRecord,
): Paper {
  const issuedOn = toLocal(at, timeZone).date;
  const until = receiptKeptUntil(issuedOn);
  const money = formatMoney(amount, { currency, lang });
  const about = t(`mydata.receiptAbout_${kind}`, { amount: money, date: formatDate(issuedOn, { lang, year: true }) });
  const date = formatDate(until, { lang, year: true });
  const href = to(`/bookings/${bookingId}/receipts/${number}.pdf`);
  return { text: t('mydata.receipt', { number }), href, about, at, until, kept: t('mydata.receiptKept', { date }) };
}

/** All of them, the newest first. */
export function byAge({ contracts, receipts }: Pick<KeptData, 'contracts' | 'receipts'>): Paper[] {
  return [...contracts, ...receipts].sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** The last day on which any of them is kept. */
export function lastKept(papers: readonly Paper[]): CivilDate | undefined {
  return papers
    .map(({ until }) => until)
    .sort()
    .at(-1);
}
