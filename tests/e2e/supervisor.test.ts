import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { operations } from '#site/api/operations.ts';
import { expectAccessible } from './accessible.ts';
import { apiClient } from './api/client.ts';
import { choose, outsideRequests, signInStaff, withinASecond } from './staff.ts';
import { visitors } from './visitor.ts';

const { origin, visit } = visitors();
const api = apiClient(origin);
const DISTRICT = '321202';
const WINDOW = { form: 'hourly', ageMonths: 8, from: '2026-12-16T09:00', to: '2026-12-16T10:00', perPage: 50 };

interface Centre {
  id: string;
  slug: string;
  name: { zh: string };
}

async function bookable(district: string): Promise<Centre[]> {
  const { body } = await api.call(operations.searchFacilities, { query: { ...WINDOW, district } });
  return body.hits.filter(({ slug }) => slug !== 'hailing-sample') as unknown as Centre[];
}

describe('a district’s supervisor', () => {
  let supervisor: Page;
  let centre: Centre;

  beforeAll(async () => {
    supervisor = await visit();
    await signInStaff(supervisor, { origin, who: 'district' });
    centre = (await bookable(DISTRICT))[0] as Centre;
  });

  it('sees the centres of the district, and none beside', async () => {
    await supervisor.goto(`${origin}/admin`);
    const total = Number((await supervisor.locator('.jt-answer:has-text("你的辖区有")').innerText()).match(/\d+/)?.[0]);
    const { body } = await api.call(operations.searchFacilities, { query: { perPage: 1 } });
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(body.total);
    await expectAccessible(supervisor);
    const { request } = supervisor.context();
    const all = await (await request.get(`${origin}/admin/api/facilities?limit=0&depth=0`)).json();
    expect(new Set(all.docs.map(({ districtCode }: { districtCode: string }) => districtCode))).toEqual(new Set([DISTRICT]));
    const elsewhere = (await bookable('321281'))[0] as Centre;
    const change = { data: { credentialStatus: 'suspended' }, headers: { origin } };
    expect((await request.patch(`${origin}/admin/api/facilities/${elsewhere.id}`, change)).status()).toBe(403);
    const event = { facility: elsewhere.id, on: '2026-11-23', what: '不在辖区' };
    expect((await request.post(`${origin}/admin/api/credential-events`, { data: event, headers: { origin } })).status()).toBe(
      403,
    );
  });

  it('suspends a credential, and a second later the centre is not found as bookable and cannot be booked', async () => {
    const isOffered = async () => (await bookable(DISTRICT)).some(({ slug }) => slug === centre.slug);
    expect(await isOffered()).toBe(true);
    await supervisor.goto(`${origin}/admin/collections/facilities/${centre.id}`);
    await supervisor.click('.tabs-field__tab-button:has-text("资质")');
    await choose(supervisor, 'credentialStatus', '暂停');
    await supervisor.click('#action-save');
    await supervisor.waitForSelector('.toast-success');
    await withinASecond('the centre is not offered', async () => !(await isOffered()));
    const page = await (await fetch(`${origin}/facilities/${centre.slug}`)).text();
    expect(page).toContain('暂停');
    const quote = { facility: centre.slug, form: 'hourly', date: '2026-12-16', from: '09:00', to: '10:00', ageMonths: 8 };
    const { code } = await api.refused(operations.quote, { body: quote });
    expect(code).toMatch(/not_bookable|credential_not_valid/);

    await choose(supervisor, 'credentialStatus', '有效');
    await supervisor.click('#action-save');
    await withinASecond('the centre is offered again', isOffered);
  });
});

describe('every sign-in', () => {
  const SHOWN: Record<string, RegExp> = {
    author: /育儿指导/,
    reviewer: /育儿指导/,
    head: /班级[\s\S]*开放时间[\s\S]*收费项目[\s\S]*预约/,
    counter: /预约/,
    district: /托育机构[\s\S]*资质变动[\s\S]*认领申请/,
    city: /托育机构[\s\S]*资质变动[\s\S]*认领申请/,
    admin: /工作人员账号[\s\S]*操作日志/,
  };
  const HIDDEN: Record<string, RegExp> = {
    author: /班级|预约|合同|孩子|账号|日志/,
    reviewer: /班级|预约|合同|孩子|账号|日志/,
    head: /育儿指导|孩子|账号|日志|地名/,
    counter: /班级|育儿指导|孩子|账号|日志|地名/,
    district: /预约|合同|育儿指导|孩子|账号|日志|地名/,
    city: /预约|合同|育儿指导|孩子|账号|日志|地名/,
    admin: /验证码/,
  };

  it.each(Object.keys(SHOWN))('%s finds what is their work and nothing broken', async (who) => {
    const page = await visit();
    const outside = outsideRequests(page, origin);
    const broken: string[] = [];
    page.on('pageerror', (error) => broken.push(error.message));
    page.on('response', (answer) => answer.status() >= 400 && broken.push(`${answer.status()} ${answer.url()}`));
    await signInStaff(page, { origin, who });
    await page.goto(`${origin}/admin`);
    const groups = page.locator('.jt-groups');
    await groups.waitFor();
    expect(await groups.innerText()).toMatch(SHOWN[who] as RegExp);
    expect(await groups.innerText()).not.toMatch(HIDDEN[who] as RegExp);
    const links = await groups.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    // Four see between them every list there is.
    for (const link of ['author', 'head', 'district', 'admin'].includes(who) ? links : []) {
      const answer = await page.context().request.get(`${origin}${link}`);
      expect(await answer.text(), link).toContain('collection-list');
    }
    await page.goto(`${origin}${links[0]}`);
    await page.waitForSelector('.collection-list tbody tr');
    await page.goto(`${origin}/admin/account`);
    await page.waitForSelector('#field-email');
    expect(broken).toEqual([]);
    expect(outside).toEqual([]);
  });
});
