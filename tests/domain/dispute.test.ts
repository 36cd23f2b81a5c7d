import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refundRules } from '#cms/city/taizhou/refund-rules.ts';
import { specialDays } from '#cms/city/taizhou/special-days.ts';
import { clockWords } from '#cms/words/clock-words.ts';
import { createTranslator } from '#cms/words/index.ts';
import {
  afterDisputeStep,
  DISPUTE_SIDES,
  DISPUTE_STATES,
  DISPUTE_STEPS,
  disputeSteps,
  isDisputeOver,
  waitedFor,
  whyNotAsked,
} from '#domain/supervision/dispute.ts';
import { refundClock } from '#domain/supervision/refund-clock.ts';
import { addDays } from '#domain/time/civil-date.ts';
import { specialDays as specialDaysOf, termEnds } from '#domain/time/workdays.ts';

describe('a matter between a family and a centre', () => {
  it('can be ended by the family, and after mediation by the desk, and by nobody else; what is over stays so', () => {
    for (const state of DISPUTE_STATES)
      for (const by of DISPUTE_SIDES)
        for (const step of DISPUTE_STEPS) {
          const to = afterDisputeStep(state, by, step);
          if (to === undefined) continue;
          expect(isDisputeOver({ state })).toBe(false);
          if (isDisputeOver({ state: to }))
            expect([step, by]).toEqual(step === 'settle' ? ['settle', 'family'] : ['close', 'desk']);
          if (by === 'desk') expect(state).toBe('mediation');
        }
    expect(disputeSteps('open', 'centre')).toEqual(['say', 'mediate']);
    expect(disputeSteps('mediation', 'family')).toEqual(['say', 'settle']);
    expect(disputeSteps('open', 'desk')).toEqual([]);
  });

  it('waits for the centre until it has spoken, and for the desk once it is asked', () => {
    const at = '2026-11-25T02:00:00Z';
    const said = (by: 'family' | 'centre' | 'desk', step: 'say' | 'mediate' = 'say') => ({ at, by, step, text: 'x' });
    expect(waitedFor({ state: 'open', thread: [said('family')] })).toBe('centre');
    expect(waitedFor({ state: 'open', thread: [said('family'), said('centre')] })).toBe('family');
    expect(waitedFor({ state: 'mediation', thread: [said('family'), said('centre', 'mediate')] })).toBe('desk');
    expect(waitedFor({ state: 'settled', thread: [said('family')] })).toBeUndefined();
  });

  it('asks for no more money back than was paid', () => {
    expect(whyNotAsked({ asks: 'refund' }, 100)).toBe('amount_missing');
    expect(whyNotAsked({ asks: 'refund', amount: 101 }, 100)).toBe('amount_above_paid');
    expect(whyNotAsked({ asks: 'refund', amount: 100 }, 100)).toBeUndefined();
    expect(whyNotAsked({ asks: 'explanation' }, 0)).toBeUndefined();
  });
});

describe('how long money that was asked back may take', () => {
  const none = { rules: [], payWithinDays: 20 };
  const ofCity = { rules: refundRules, payWithinDays: 20 };
  const special = specialDaysOf(specialDays);

  it('is fifteen days by the published rule, with its source, the day of asking not counted', () => {
    const on = (today: string) => refundClock({ askedOn: '2026-11-01', today, terms: none, ofCity, special: special });
    expect(on('2026-11-01')).toMatchObject({ days: 15, lastDay: '2026-11-16', left: 16, standing: 'running' });
    expect(on('2026-11-01').source).toContain('第十条');
    expect(on('2026-11-16')).toMatchObject({ left: 1, standing: 'near' });
    expect(on('2026-11-17')).toMatchObject({ left: 0, standing: 'over' });
  });

  it('is the contract’s own where no rule says more, and goes on from running to near to over', () => {
    expect(refundClock({ askedOn: '2028-02-20', today: '2028-02-20', terms: none, special })).toMatchObject({
      lastDay: '2028-03-13',
    });
    const clock = refundClock({ askedOn: '2028-02-20', today: '2028-02-21', terms: none, special });
    const said = { of: 'refund', amount: 100_00, currency: 'CNY', clock } as const;
    expect(clockWords(createTranslator('zh'), said).text).toContain('依据：合同约定的退款期限');
    const rank = { running: 0, near: 1, over: 2 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.integer({ min: 0, max: 60 }), (start, later) => {
        const askedOn = addDays('2027-12-01', start);
        const today = addDays(askedOn, later);
        const one = refundClock({ askedOn, today, terms: none, ofCity, special });
        const next = refundClock({ askedOn, today: addDays(today, 1), terms: none, ofCity, special });
        expect(rank[next.standing]).toBeGreaterThanOrEqual(rank[one.standing]);
        expect(one.standing === 'over').toBe(today > termEnds(askedOn, 15, special));
        expect(next.left).toBe(one.left - 1);
      }),
    );
  });
});
