import { describe, expect, it } from 'vitest';
import { nextFirstDay, whyNotVersion } from '#domain/contract/versions.ts';

const today = '2026-11-23';

describe('a version of a rule or of clauses', () => {
  it('that holds, or has held, is not changed, whatever its new day', () => {
    expect(whyNotVersion({ was: '2026-01-01', effectiveOn: '2027-01-01', today })).toBe('in_force');
    expect(whyNotVersion({ was: today, effectiveOn: '2027-01-01', today })).toBe('in_force');
  });

  it('that is still to come is changed, to another day after today', () => {
    expect(whyNotVersion({ was: '2026-11-24', effectiveOn: '2027-01-01', today })).toBeUndefined();
    expect(whyNotVersion({ was: '2026-12-01', effectiveOn: today, today })).toBe('too_soon');
  });

  it('that is new begins after today', () => {
    expect(whyNotVersion({ effectiveOn: '2026-11-24', today })).toBeUndefined();
    expect(whyNotVersion({ effectiveOn: today, today })).toBe('too_soon');
  });

  it('made from another begins with the first month after both', () => {
    expect(nextFirstDay('2026-01-01', today)).toBe('2026-12-01');
    expect(nextFirstDay('2027-03-15', today)).toBe('2027-04-01');
    expect(nextFirstDay('2026-01-01', '2026-12-31')).toBe('2027-01-01');
  });
});
