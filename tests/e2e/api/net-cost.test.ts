import { describe, expect, inject, it } from 'vitest';

const origin = inject('origin');
const read = async (path: string, cookie = '') => {
  const response = await fetch(`${origin}${path}`, { headers: cookie ? { cookie } : {} });
  const html = await response.text();
  return {
    kept: response.headers.get('cache-control'),
    text: html
      .replaceAll('&nbsp;', ' ')
      .replaceAll('\u00a0', ' ')
      .replace(/<[^>]+>/g, ''),
  };
};
const answer = async (said: Record<string, string>) => {
  const body = new URLSearchParams({ birthDate: '2026-03-10', ...said });
  const response = await fetch(`${origin}/policy`, { method: 'POST', body, headers: { origin }, redirect: 'manual' });
  return { status: response.status, set: response.headers.get('set-cookie') ?? '', text: await response.text() };
};
const WISH = 'ageMonths=8&form=full_day&date=2027-02-01&months=1';
const PAGES = {
  search: '/facilities?place=凤城河&ageMonths=8&form=full_day',
  comparison: '/facilities/compare?ids=hailing-sample,wutong-sample-childcare-centre-19&ageMonths=8',
  booking: `/book/hailing-sample?${WISH}`,
};

describe('what care costs after subsidies', () => {
  it('stands on every price with its if, as long as nobody has said whether it is so', async () => {
    for (const path of [...Object.values(PAGES), '/facilities/hailing-sample?ageMonths=8'])
      expect((await read(path)).text, path).toMatch(/落了户口，补贴/);
    const centre = (await read('/facilities/hailing-sample?ageMonths=8')).text;
    expect(centre).toContain('补贴后约 1,880 元/月');
    expect(centre).toMatch(/补贴每月 300 元，约合 11 小时/);
    expect(centre).toMatch(/补贴每月 300 元，约合 \d 个半日/);
    // How, by when, and why not.
    expect(centre).toContain('怎么办：由一位家长申请');
    expect(centre).toContain('没有：本市还没有公布');
    expect((await read('/en/facilities/hailing-sample?ageMonths=8')).text).toContain(
      'About ¥1,880 a month after subsidies once the child is registered',
    );
  });

  it('goes by what the family has answered once, which is kept on its device and nowhere else', async () => {
    const { status, set, text } = await answer({ registered: 'yes', taxed: 'no' });
    expect(status).toBe(200);
    expect(set).toMatch(/^jt_support=registered-yes\.taxed-no;/);
    expect(set).toMatch(/HttpOnly/i);
    expect(set).not.toContain('2026-03-10');
    expect(text).toContain('不交个税');
    const cookie = set.split(';')[0];
    for (const path of Object.values(PAGES)) {
      const page = await read(path, cookie);
      expect(page.text, path).toContain('补贴后');
      expect(page.text, path).not.toContain('落了户口，补贴');
      expect(page.kept, path).toBe('no-store');
    }
    const not = await read(PAGES.booking, 'jt_support=registered-no');
    expect(not.text).toContain('这个价没有补贴可减');
    expect(not.text).toContain('孩子还没落户口');
    // What is no answer is none.
    expect((await read(PAGES.booking, 'jt_support=registered-maybe.x')).text).toContain('落了户口，补贴');
  });

  it('is forgotten with one press, and when it is not sure', async () => {
    for (const said of [{ registered: 'unsure', taxed: 'unsure' }]) expect((await answer(said)).set).toBe('');
    const response = await fetch(`${origin}/policy`, {
      method: 'POST',
      body: new URLSearchParams({ forget: '1' }),
      headers: { origin, cookie: 'jt_support=registered-yes' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toMatch(/^jt_support=deleted;|^jt_support=;/);
    expect(await response.text()).toContain('没有记着你的回答');
  });

  it('is counted once a month for all days of an order', async () => {
    const weekly = 'ageMonths=8&form=hourly&date=2026-12-07&from=09:00&to=12:00&until=2026-12-28';
    const { text } = await read(`/book/hailing-sample?${weekly}`, 'jt_support=registered-yes');
    expect(text).toMatch(/2026 年 12 月：\s*312 元 − 300 元\s*12 元/);
  });
});
