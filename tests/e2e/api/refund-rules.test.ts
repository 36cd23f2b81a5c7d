import { describe, expect, inject, it } from 'vitest';

const origin = inject('origin');
const read = async (path: string) => {
  const response = await fetch(`${origin}${path}`);
  return { status: response.status, text: await response.text() };
};
const CASE = 'form=full_day&months=3&care=2080&meals=500&start=2026-12-01&paid=2026-11-10&asked=2026-12-20&why=own_choice';

describe('the page of refund rules', () => {
  it('shows every rule and every case to anybody, in both languages, and the file itself', async () => {
    for (const path of ['/refund-rules', '/en/refund-rules']) {
      const { status, text } = await read(path);
      expect(status).toBe(200);
      for (const code of ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11'])
        expect(text).toContain(`id="${code}"`);
      for (const sum of ['7,233.09', '6,450.00', '5,387.27', '7,740.00']) expect(text).toContain(sum);
      expect(text).not.toContain('name="robots"');
    }
    const file = JSON.parse((await read('/refund-rules.json')).text);
    expect(file.cases.length).toBeGreaterThanOrEqual(60);
  });
  it('works out what it is asked in the address, and keeps that from search engines', async () => {
    const { status, text } = await read(`/en/refund-rules?${CASE}&came=4`);
    expect(status).toBe(200);
    const words = text.replace(/<[^>]+>/g, '');
    expect(words).toContain('¥2,080.00 × 80 ÷ 100 = ¥1,664.00');
    expect(words).toContain('¥500.00 × 19 ÷ 23 ≈ ¥413.04');
    expect(text).toContain('name="robots" content="noindex"');
  });
  it('adds a rule that a centre has taken up, and says which sum was less', async () => {
    const { text } = await read(`/refund-rules?${CASE}&came=9&agreed=F4`);
    expect(text).toContain('1,266.09');
    expect(text).toContain('取最多的一项');
  });
  it('says what is wrong, keeps what was typed, and takes no name', async () => {
    const { status, text } = await read(`/refund-rules?${CASE.replace('asked=2026-12-20', 'asked=2026-11-09')}`);
    expect(status).toBe(400);
    expect(text).toContain('提出的日期不能早于付款日期');
    expect(text).toContain('value="2080"');
    expect(text).not.toMatch(/name="(name|child|phone|contact|birth)/);
  });
});
