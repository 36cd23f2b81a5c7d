import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availableActions, type BookingAction } from '#domain/booking/booking-state.ts';
import { exceedsPrepaidCap, prepaidUntil } from '#domain/booking/prepayment.ts';
import { foldStatus } from '#domain/booking/status-table.ts';
import { occasionsOf, requestProblem, servicePeriods } from '#domain/care/care.ts';
import { fillClause, whyNotSignable } from '#domain/contract/contract.ts';
import { refundClauses } from '#domain/contract/refund-clauses.ts';
import { draftWriters } from '#domain/guidance/draft-writers.ts';
import { whyNotChangePicture, whyNotPublishable, whyNotReplacePicture } from '#domain/guidance/publishing.ts';
import { balanced, paymentEntry, refundEntry } from '#domain/money/ledger.ts';
import { sum } from '#domain/money/money.ts';
import { type PriceItem, priceRequest } from '#domain/money/pricing.ts';
import { distanceMetres, onBall, type Point, squaredChordFrom, squaredChordOf } from '#domain/places/geo.ts';
import { ageInMonths, thirdBirthday } from '#domain/time/age.ts';
import { addDays, addMonths, isCivilDate, mondayOf, weekdayOf } from '#domain/time/civil-date.ts';
import { specialDays } from '#domain/time/workdays.ts';
import { toInstant, toLocal } from '#domain/time/zoned-time.ts';
import { exampleTerms } from './example.ts';
import { exampleCentre } from './example-centre.ts';

describe('dates', () => {
  it('are calendar days, whatever the machine thinks of time', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-11-30', 3)).toBe('2025-02-28');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(weekdayOf('2026-11-25')).toBe(3);
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(['2026-02-29', '2026-13-01', '2026-1-1', 'x'].some(isCivilDate)).toBe(false);
  });
  it('turn into instants by the centre’s own clock', () => {
    expect(toInstant({ date: '2026-11-25', minute: 540 }, 'Asia/Shanghai')).toBe('2026-11-25T01:00:00.000Z');
    expect(toInstant({ date: '2026-07-01', minute: 540 }, 'America/Vancouver')).toBe('2026-07-01T16:00:00.000Z');
    expect(toLocal('2026-11-24T17:30:00Z', 'Asia/Shanghai')).toEqual({ date: '2026-11-25', minute: 90 });
  });
  it('give ages in completed months', () => {
    expect(ageInMonths('2026-03-15', '2026-11-14')).toBe(7);
    expect(ageInMonths('2026-03-15', '2026-11-15')).toBe(8);
    expect(ageInMonths('2026-01-31', '2026-02-28')).toBe(1);
    expect(thirdBirthday('2024-02-29')).toBe('2027-02-28');
  });
});

describe('distances', () => {
  it('are metres', () => {
    expect(Math.round(distanceMetres({ lat: 32.4907, lng: 119.9081 }, { lat: 32.4907, lng: 119.9181 }))).toBe(938);
  });

  const point = fc.record({
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    lng: fc.double({ min: -180, max: 180, noNaN: true }),
  });
  const nearby = fc.tuple(point, fc.double({ min: -0.01, max: 0.01, noNaN: true })).map(([from, by]) => {
    const to = { lat: Math.max(-90, Math.min(90, from.lat + by)), lng: from.lng };
    return [from, to] as const;
  });

  it('are those of the haversine formula, far and near', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(point, point), nearby), ([a, b]) => {
        const metres = haversine(a, b);
        expect(Math.abs(distanceMetres(a, b) - metres)).toBeLessThan(1e-3 + metres * 1e-7);
        expect(distanceMetres(a, a)).toBe(0);
        expect(distanceMetres(b, a)).toBe(distanceMetres(a, b));
      }),
      { numRuns: 2000 },
    );
  });

  it('and chords tell alike what is within so many metres', () => {
    fc.assert(
      fc.property(nearby, fc.double({ min: 0.5, max: 2, noNaN: true }), ([a, b], share) => {
        const metres = distanceMetres(a, b);
        const chord = squaredChordFrom(a)(...onBall(b));
        if (Math.abs(share - 1) > 1e-6 && metres > 1e-3) expect(chord < squaredChordOf(metres * share)).toBe(share > 1);
      }),
      { numRuns: 2000 },
    );
    expect(squaredChordOf(-5)).toBe(0);
  });
});

function haversine(a: Point, b: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const h = half(b.lat - a.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(b.lng - a.lng);
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(h)));
}

describe('what can be asked for', () => {
  const limits = { sessionMaxMinutes: 240 };
  const hourly = (from: number, to: number) => ({ form: 'hourly', date: '2026-11-25', window: { from, to } }) as const;
  it.each([
    [hourly(540, 540), 'ends_before_start'],
    [hourly(545, 700), 'not_on_half_hour'],
    [hourly(540, 570), 'too_short'],
    [hourly(540, 600), undefined],
    [{ form: 'temporary', date: '2026-11-25', window: { from: 480, to: 780 } } as const, 'session_too_long'],
    [{ form: 'full_day', date: '2026-11-25', months: 4, meals: false } as const, 'months_out_of_range'],
  ])('%o: %s', (request, problem) => expect(requestProblem(request, limits)).toBe(problem));
  it('is every working day of its months for care by the month', () => {
    const request = { form: 'full_day', date: '2026-12-01', months: 2, meals: true } as const;
    const special = specialDays([{ date: '2027-01-01', kind: 'holiday', name: { zh: '元旦', en: 'New Year' } }]);
    const occasions = occasionsOf(request, { parts: exampleCentre.parts, special, isOpen: () => true });
    expect(servicePeriods(request)).toEqual([
      { from: '2026-12-01', to: '2026-12-31' },
      { from: '2027-01-01', to: '2027-01-31' },
    ]);
    expect(occasions).toHaveLength(23 + 20);
    expect(occasions[0]).toEqual({ date: '2026-12-01', from: 510, to: 1020 });
  });
});

describe('prices', () => {
  const item = (over: Partial<PriceItem>): PriceItem => ({
    id: 'p',
    kind: 'care',
    form: 'hourly',
    unit: 'hour',
    amount: 2600,
    startsOn: '2026-09-01',
    ...over,
  });
  const price = (items: PriceItem[]) =>
    priceRequest(
      { form: 'hourly', date: '2026-11-25', window: { from: 540, to: 690 } },
      { items, classId: 'infants', occasions: [{ date: '2026-11-25', from: 540, to: 690 }] },
    );
  it('charge half hours by the hour, to the fen', () => {
    expect(price([item({})])).toMatchObject({ ok: true, total: 6500, lines: [{ quantity: 2.5, amount: 6500 }] });
  });
  it('come from the list in force, a class’s own before everyone’s', () => {
    const items = [
      item({ amount: 1 }),
      item({ amount: 2, startsOn: '2026-10-01' }),
      item({ amount: 3, startsOn: '2026-12-01' }),
      item({ amount: 4, classId: 'other' }),
    ];
    expect(price(items)).toMatchObject({ lines: [{ unitAmount: 2 }] });
    expect(price([...items, item({ amount: 5, classId: 'infants' })])).toMatchObject({ lines: [{ unitAmount: 5 }] });
  });
  it('are never made up', () => expect(price([])).toEqual({ ok: false, code: 'price_not_published', kind: 'care' }));
});

describe('prepayment', () => {
  const span = (from: string, to: string) => ({ from, to });
  it('spans three months and not a day more', () => {
    expect(exceedsPrepaidCap([], span('2026-12-01', '2027-02-28'), '2026-11-24')).toBe(false);
    expect(exceedsPrepaidCap([], span('2026-12-01', '2027-03-01'), '2026-11-24')).toBe(true);
  });
  it('counts all live contracts of the child at the centre together', () => {
    const live = [span('2026-12-01', '2026-12-31')];
    expect(exceedsPrepaidCap(live, span('2027-01-01', '2027-02-28'), '2026-11-24')).toBe(false);
    expect(exceedsPrepaidCap(live, span('2027-02-01', '2027-03-31'), '2026-11-24')).toBe(true);
    expect(prepaidUntil(live, span('2027-02-01', '2027-03-31'), '2026-12-15')).toBe('2027-03-15');
  });
});

describe('a booking is the list of what happened to it', () => {
  const by = { kind: 'system' } as const;
  const at = '2026-11-24T00:00:00Z';
  const hold: BookingAction = { type: 'hold', at, by, until: '2026-11-24T00:15:00Z' };
  const sign: BookingAction = { type: 'sign', at, by, contract: 'c' };
  const pay: BookingAction = { type: 'pay', at, by, payment: 'p', amount: 1 };
  const cancel: BookingAction = { type: 'cancel', at, by, cause: 'family', refund: 1 };
  it('folds to a status', () => {
    expect(foldStatus([hold])).toBe('held');
    expect(foldStatus([hold, sign])).toBe('signed');
    expect(foldStatus([hold, sign, pay])).toBe('confirmed');
    expect(foldStatus([hold, sign, pay, sign])).toBe('confirmed');
    expect(foldStatus([hold, sign, pay, cancel, pay])).toBe('cancelled');
    expect(foldStatus([hold, sign, { type: 'expire', at, by }, pay]), 'paid in time, heard of late').toBe('confirmed');
    expect(foldStatus([hold, { type: 'release', at, by }, pay])).toBe('released');
  });
  it('says what may come next', () => {
    const times = {
      holdUntil: '2026-11-24T00:15:00Z',
      startsAt: '2026-11-25T01:00:00Z',
      endsAt: '2026-11-25T04:00:00Z',
      monthly: false,
    };
    expect(availableActions('held', { ...times, now: at })).toContain('sign');
    expect(availableActions('held', { ...times, now: '2026-11-24T00:15:00Z' })).toEqual(['expire']);
    expect(availableActions('confirmed', { ...times, now: '2026-11-25T02:00:00Z' })).not.toContain('cancel');
    expect(availableActions('confirmed', { ...times, now: '2026-11-25T02:00:00Z', monthly: true })).toContain('cancel');
  });
});

describe('contracts', () => {
  it('are signed by the adult guardian in their own name, having read the terms', () => {
    const good = { guardianName: '林 示例', typedName: '林示例', isAdultGuardian: true, readTerms: true };
    expect(whyNotSignable(good)).toEqual([]);
    expect(whyNotSignable({ ...good, typedName: '王示例' })).toEqual(['name_differs']);
    expect(whyNotSignable({ ...good, isAdultGuardian: false })).toEqual(['not_an_adult_guardian']);
    expect(whyNotSignable({ ...good, readTerms: false })).toEqual(['terms_not_read']);
    expect(whyNotSignable({ ...good, readTerms: false, typedName: '' })).toEqual(['terms_not_read', 'name_differs']);
  });
  it('have no unknown blanks', () => {
    expect(() => fillClause('{x}', {})).toThrow('{x}');
  });
  it('say in words what the calculator computes', () => {
    const clauses = refundClauses(exampleTerms);
    for (const rule of exampleTerms.rules) {
      const text = clauses.find(({ code }) => code === rule.code)?.zh ?? '';
      const figures =
        rule.kind === 'tiered'
          ? rule.tiers.flatMap(({ hoursBefore, percent }) => [hoursBefore, ...(percent === 100 ? [] : [percent])])
          : rule.kind === 'cooling_off'
            ? [rule.days]
            : rule.kind === 'monthly_band'
              ? rule.bands.map(({ percent }) => percent)
              : [];
      for (const figure of figures) expect(text).toContain(String(figure));
    }
  });
});

describe('the ledger', () => {
  it('balances, and refuses what does not', () => {
    for (const entry of [
      paymentEntry({ payment: 'p', at: 'now', into: 'clearing', care: 208_000, meals: 50_000 }),
      refundEntry({ refund: 'r', at: 'now', from: 'clearing', care: 1, meals: 0 }),
    ]) {
      expect(sum(entry.postings.map(({ amount }) => amount))).toBe(0);
    }
    expect(() => balanced({ key: 'k', at: 'now', kind: 'payment', postings: [{ account: 'clearing', amount: 1 }] })).toThrow(
      'balance',
    );
  });
});

describe('publishing', () => {
  const ready = {
    state: 'in_review',
    roles: ['reviewer'],
    editor: 'b',
    writers: ['a', 'c'],
    missingLanguages: [],
    sources: 1,
  } as const;
  it('takes a second person, who reviews, and both languages', () => {
    expect(whyNotPublishable(ready)).toBeUndefined();
    expect(whyNotPublishable({ ...ready, roles: ['author'] })).toBe('only_a_reviewer_publishes');
    for (const editor of ['a', 'c']) expect(whyNotPublishable({ ...ready, editor })).toBe('own_work');
    expect(whyNotPublishable({ ...ready, state: 'draft' })).toBe('not_in_review');
    expect(whyNotPublishable({ ...ready, missingLanguages: ['en'] })).toBe('needs_both_languages');
    expect(whyNotPublishable({ ...ready, sources: 0 })).toBe('needs_sources');
  });

  it('knows who wrote the drafts since it was last published, not who moved, sealed or published it', () => {
    const changes = [
      { actor: 'a', fields: ['slug', 'review'] },
      { actor: 'b', fields: ['body'] },
      { actor: 'c', fields: ['_status', 'title'] },
      { actor: 'd', fields: ['_status', 'title'] },
      { actor: 'e', fields: ['title'] },
    ];
    expect(draftWriters(changes, { isDraft: true })).toEqual(['b', 'c']);
    expect(draftWriters(changes, { isDraft: false })).toEqual([]);
    expect(draftWriters(changes.slice(4), { isDraft: true })).toEqual(['e']);
  });

  it('is of a text with its pictures', () => {
    const picture = { isShown: true, isOther: false, roles: ['reviewer'] };
    expect(whyNotChangePicture(picture)).toBeUndefined();
    expect(whyNotChangePicture({ ...picture, isOther: true })).toBe('stays');
    expect(whyNotChangePicture({ ...picture, roles: ['author'] })).toBe('only_a_reviewer_corrects');
    expect(whyNotChangePicture({ isShown: false, isOther: true, roles: [] })).toBeUndefined();
  });

  it('has a picture replaced by a reviewer who did not send the other, where texts show the one and nothing the other', () => {
    const asked = {
      ...{ roles: ['reviewer'], editor: 'b', senders: ['a'], isSame: false },
      ...{ shown: { texts: 2, centres: 0 }, other: { isShown: false, missingWords: false } },
    };
    expect(whyNotReplacePicture(asked)).toBeUndefined();
    expect(whyNotReplacePicture({ ...asked, roles: ['author'] })).toBe('only_a_reviewer_replaces');
    expect(whyNotReplacePicture({ ...asked, area: '321202' })).toBe('others_area');
    expect(whyNotReplacePicture({ ...asked, senders: ['a', 'b'] })).toBe('own_picture');
    expect(whyNotReplacePicture({ ...asked, isSame: true })).toBe('same_picture');
    expect(whyNotReplacePicture({ ...asked, shown: { texts: 0, centres: 0 } })).toBe('not_shown');
    expect(whyNotReplacePicture({ ...asked, shown: { texts: 1, centres: 1 } })).toBe('of_a_centre');
    expect(whyNotReplacePicture({ ...asked, other: { isShown: true, missingWords: false } })).toBe('shown_elsewhere');
    expect(whyNotReplacePicture({ ...asked, other: { isShown: false, missingWords: true } })).toBe('needs_words');
  });
});
