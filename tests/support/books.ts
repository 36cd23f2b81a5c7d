import type { Portal } from '#cms/portal/portal.ts';
import { readSheets } from '#cms/records/claims.ts';
import { sum } from '#domain/money/money.ts';

const FROM = '2026-11-01';
const TO = '2027-12-31';

/** Every place a booking takes. */
export async function claimsOf({ payload }: Portal, bookingId: string) {
  const sheets = await readSheets(payload, { from: FROM, to: TO });
  return sheets.flatMap(({ claims }) => claims.filter(({ booking }) => booking === bookingId));
}

async function of(
  { payload }: Portal,
  collection: 'ledger-entries' | 'receipts' | 'refunds' | 'payments' | 'messages',
  bookingId: string,
) {
  const { docs } = await payload.find({
    collection,
    where: { booking: { equals: bookingId } },
    pagination: false,
    depth: 0,
    sort: 'createdAt',
  });
  return docs;
}

/** What the books say of one booking, in a form that two histories can be compared by. */
export async function booksOf(portal: Portal, bookingId: string) {
  const [entries, receipts, refunds, messages] = await Promise.all(
    (['ledger-entries', 'receipts', 'refunds', 'messages'] as const).map((collection) => of(portal, collection, bookingId)),
  );
  const postings = (entries ?? []).flatMap(
    (entry) => (entry as unknown as { postings: { account: string; amount: number }[] }).postings,
  );
  const balance: Record<string, number> = {};
  for (const { account, amount } of postings) balance[account] = (balance[account] ?? 0) + amount;
  return {
    kinds: (entries ?? []).map((entry) => (entry as unknown as { kind: string }).kind).sort(),
    /** Nought when the books balance. */
    sum: sum(postings.map(({ amount }) => amount)),
    balance,
    receipts: (receipts ?? []).map((one) => (one as unknown as { kind: string; amount: number }).kind).sort(),
    refunds: (refunds ?? [])
      .map((one) => one as unknown as { amount: number; status: string; cause: string; reference: string })
      .map(({ amount, status, cause }) => ({ amount, status, cause })),
    messages: (messages ?? []).map((one) => (one as unknown as { kind: string }).kind).sort(),
  };
}

/** What the provider holds of a booking's payments: taken and given back. */
export async function atProvider(portal: Portal, bookingId: string) {
  const states = await Promise.all(
    (await of(portal, 'payments', bookingId)).map((one) =>
      portal.payment.state(String((one as unknown as { providerRef: string }).providerRef)),
    ),
  );
  return {
    paid: sum(states.map((state) => (state?.status === 'paid' ? state.amount : 0))),
    refunded: sum(states.map((state) => state?.refunded ?? 0)),
  };
}

/** No place is taken, and nothing is written in the books. */
export async function emptyBooks({ payload }: Portal): Promise<void> {
  for (const collection of ['place-claims', 'ledger-entries'] as const) await payload.db.deleteMany({ collection, where: {} });
}
