import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCOUNTS, type JournalEntry, keptEntry, paymentEntry, refundEntry, returnedRefundEntry } from '#domain/money/ledger.ts';
import { sum } from '#domain/money/money.ts';
import { accountOf, movesOf, owedAfter, trialBalance } from '#domain/money/statement.ts';

const paid = paymentEntry({ payment: 'P', at: '2026-11-03T01:00:00.000Z', into: 'clearing', care: 7800, meals: 1500 });
const kept = keptEntry('b', {
  at: '2026-11-10T01:00:00.000Z',
  prepaid: { care: 7800, meals: 1500 },
  refund: { care: 6240, meals: 1500 },
});
const back = refundEntry({ refund: 'R', at: '2026-12-01T01:00:00.000Z', from: 'clearing', care: 6240, meals: 1500 });
const NOVEMBER = { from: '2026-11-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' };
const DECEMBER = { from: NOVEMBER.to, to: '2027-01-01T00:00:00.000Z' };

describe('a trial balance', () => {
  it('says of each account what stood there, what moved and what stands there', () => {
    const november = trialBalance([paid, kept], NOVEMBER);
    expect(november.accounts).toEqual([
      { account: 'clearing', opening: 0, debit: 9300, credit: 0, closing: 9300 },
      { account: 'prepaid_care', opening: 0, debit: 1560, credit: 7800, closing: -6240 },
      { account: 'prepaid_meals', opening: 0, debit: 0, credit: 1500, closing: -1500 },
      { account: 'earned_care', opening: 0, debit: 0, credit: 1560, closing: -1560 },
    ]);
    expect([november.debit, november.credit, november.differs]).toEqual([10_860, 10_860, 0]);
    const december = trialBalance([paid, kept, back], DECEMBER);
    expect(december.accounts.find(({ account }) => account === 'clearing')).toEqual({
      account: 'clearing',
      opening: 9300,
      debit: 0,
      credit: 7740,
      closing: 1560,
    });
    expect(december.accounts.map(({ opening }) => opening)).toEqual(november.accounts.map(({ closing }) => closing));
  });

  it('names what somebody wrote past the program', () => {
    const wrong = { ...paid, postings: [{ account: 'clearing', amount: 100 } as const] };
    expect(trialBalance([wrong], NOVEMBER).differs).toBe(100);
  });

  it('has as much on the one side as on the other for whatever entries balance, and closes where the next month opens', () => {
    const account = fc.constantFrom(...ACCOUNTS);
    const at = fc.integer({ min: 1, max: 61 }).map((day) => new Date(Date.UTC(2026, 10, day)).toISOString());
    const entry = fc
      .record({ at, from: account, to: account, amount: fc.integer({ min: 1, max: 1e9 }) })
      .map(({ from, to, amount, ...one }) => ({
        ...one,
        postings: [
          { account: from, amount },
          { account: to, amount: -amount },
        ],
      }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
        const [november, december] = [trialBalance(entries, NOVEMBER), trialBalance(entries, DECEMBER)];
        for (const one of [november, december]) {
          expect(one.debit).toBe(one.credit);
          expect(one.differs).toBe(0);
        }
        for (const { account: name, opening } of december.accounts)
          expect(opening).toBe(november.accounts.find((one) => one.account === name)?.closing ?? 0);
        const all = accountOf(entries);
        expect(all.at(-1)?.owed ?? 0).toBe(owedAfter(entries));
        expect(sum(all.map(({ change }) => change))).toBe(owedAfter(entries));
      }),
    );
  });
});

describe('an account of a contract', () => {
  const cameBack = returnedRefundEntry(back, { refund: 'R', at: '2026-12-02T01:00:00.000Z' });

  it('says after each entry what the centre owes the family', () => {
    expect(accountOf<JournalEntry>([back, kept, paid]).map(({ kind, change, owed }) => [kind, change, owed])).toEqual([
      ['payment', 9300, 9300],
      ['kept', -1560, 7740],
      ['refund', -7740, 0],
    ]);
    expect(accountOf([paid, kept, back, cameBack]).at(-1)?.owed).toBe(7740);
  });

  it('says what came, what was given and what went back; a refund that bounced has not gone back', () => {
    expect(movesOf([paid, kept, back])).toEqual({ paid: 9300, back: 7740, given: 1560 });
    expect(movesOf([paid, kept, back, cameBack])).toEqual({ paid: 9300, back: 0, given: 1560 });
  });
});
