import { type Agreed, agreedBy } from '#cms/booking/withdraw-consent.ts';
import type { ContractRecord } from '#cms/records/contracts.ts';
import type { Guardian } from '#cms/records/guardians.ts';
import type { ReceiptRecord } from '#cms/records/receipts.ts';
import { formatDate } from '#cms/words/format.ts';
import { contractKeptUntil, receiptKeptUntil } from '#domain/contract/legal-time.ts';
import type { CivilDate } from '#domain/time/civil-date.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { PageContext } from '../ui/page-context.ts';

/** What goes at once when an account is closed. */
export const ERASED_AT_ONCE = ['account', 'family', 'saved', 'messages'] as const;

/** A contract or a receipt, where it can be read and how long it is kept. */
export interface Paper {
  text: string;
  href: string;
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
  const { portal } = context;
  const contracts = await portal.familyData.contractsOf(guardian.id);
  const receipts: ReceiptRecord[] = [];
  for (const bookingId of new Set(contracts.map((one) => one.bookingId)))
    receipts.push(...(await portal.receipts.listOf(bookingId)));
  return {
    facts: await factsOf(context, guardian),
    agreed: await agreedBy(portal, guardian.id),
    contracts: contracts.map((one) => contractPaper(context, one)),
    receipts: receipts.map((one) => receiptPaper(context, one)),
  };
}

async function factsOf({ portal, t, lang }: PageContext, { id, contact, name, relation }: Guardian) {
  const family = [
    { term: t('mydata.contact'), values: [contact] },
    {
      term: t('mydata.guardian'),
      values: [name ? t('mydata.guardianLine', { name, relation: relation || t('mydata.none') }) : t('mydata.none')],
    },
  ];
  const children = (await portal.children.listOf(id)).map((child) => {
    const born = t('mydata.born', { date: formatDate(child.birthDate, { lang, year: true }) });
    const pickups = (child.pickups ?? []).map((one) => t('mydata.pickupLine', { ...one }));
    return [
      { term: t('mydata.child'), values: [child.name, born] },
      { term: t('mydata.health'), values: [child.healthNotes || t('mydata.none')] },
      { term: t('mydata.pickup'), values: pickups.length > 0 ? pickups : [t('mydata.none')] },
    ];
  });
  return [family, ...children];
}

function contractPaper({ t, to, lang }: PageContext, { id, number, snapshot }: ContractRecord): Paper {
  const until = contractKeptUntil(snapshot.service.to);
  const date = formatDate(until, { lang, year: true });
  const text = t('mydata.contract', { number });
  return { text, href: to(`/contracts/${id}`), until, kept: t('mydata.contractKept', { date }) };
}

function receiptPaper({ t, to, lang, timeZone }: PageContext, { bookingId, number, issuedAt }: ReceiptRecord): Paper {
  const until = receiptKeptUntil(toLocal(issuedAt, timeZone).date);
  const date = formatDate(until, { lang, year: true });
  const href = to(`/bookings/${bookingId}/receipts/${number}.pdf`);
  return { text: t('mydata.receipt', { number }), href, until, kept: t('mydata.receiptKept', { date }) };
}

/** The last day on which any of them is kept. */
export function lastKept(papers: readonly Paper[]): CivilDate | undefined {
  return papers
    .map(({ until }) => until)
    .sort()
    .at(-1);
}
