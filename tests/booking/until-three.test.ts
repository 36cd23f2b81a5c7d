import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { quoteCare } from '#cms/booking/quote-care.ts';
import type { FacilitySupply } from '#domain/places/facility.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

let demo: DemoPortal;
let centre: FacilitySupply;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  const all = demo.portal.supplies.all();
  const takes = ({ ageTo, forms }: FacilitySupply['classes'][number]) => ageTo >= 36 && forms.includes('full_day');
  const found = all.find(({ classes, standing }) => standing.operating === 'normal' && classes.some(takes));
  if (!found) throw new Error('no centre for a child of almost three');
  centre = found;
});
afterAll(() => demo.close());

const quote = async (date: string, birthDate: string) => {
  const request = { form: 'full_day', date, months: 2, meals: false } as const;
  return quoteCare(demo.portal, { slug: centre.slug, request, birthDate });
};
/** Of the care of a month that is cut, the amount and its part. */
async function linesOf(date: string, birthDate: string) {
  const quoted = await quote(date, birthDate);
  if (!quoted.ok) throw new Error(quoted.code);
  return quoted.quote;
}

describe('care by the month of a child that turns three within it', () => {
  it('is sold to the day before, and charged by the clause of its contract', async () => {
    const { lines, terms, request } = await linesOf('2026-12-01', '2023-12-16');
    // Eleven of the 23 working days of December 2026.
    expect(lines).toMatchObject([{ part: { days: 11, of: 23 } }]);
    expect(lines[0]?.amount).toBe(Math.round(((lines[0]?.unitAmount ?? 0) * 11) / 23));
    expect(request).toMatchObject({ months: 1, until: '2026-12-15' });
    expect(terms.rules.map(({ kind }) => kind)).toContain('part_month');
  });

  it('is not sold, and never charged whole, where the rule of that part speaks of other care', async () => {
    const { payload } = demo.portal;
    const rule = (await payload.find({ collection: 'refund-rules', where: { code: { equals: 'B1' } }, limit: 1 })).docs[0];
    if (!rule) throw new Error('no rule');
    const scoped = { ...rule.rule, scope: { forms: ['half_day' as const] } };
    await payload.update({ collection: 'refund-rules', id: rule.id, data: { rule: scoped } });
    expect(await quote('2026-12-01', '2023-12-16')).toMatchObject({ ok: false, code: 'turns_three' });
    await payload.update({ collection: 'refund-rules', id: rule.id, data: { rule: rule.rule } });
    expect(await quote('2026-12-01', '2023-12-16')).toMatchObject({ ok: true });
  });

  it('costs nothing for a part on none of whose days its centre is open', async () => {
    const { payload, supplies } = demo.portal;
    const months = async () => (await linesOf('2026-12-14', '2024-01-18')).lines.map(({ part }) => part?.days);
    // Thursday and Friday, and a weekend before the birthday on Monday.
    expect(await months()).toEqual([undefined, 2]);
    const data = { facility: centre.id, from: '2027-01-14', to: '2027-01-15', reason: '停电' };
    const { id } = await payload.create({ collection: 'closures', data, locale: 'zh' });
    await supplies.refresh([centre.id]);
    const { lines, request, three, total } = await linesOf('2026-12-14', '2024-01-18');
    expect({ lines: lines.length, part: lines[0]?.part, total }).toEqual({
      lines: 1,
      part: undefined,
      total: lines[0]?.unitAmount,
    });
    expect(request).toMatchObject({ months: 1 });
    expect(three).toEqual({ on: '2027-01-18' });
    await payload.delete({ collection: 'closures', id });
    await supplies.refresh([centre.id]);
  });
});
