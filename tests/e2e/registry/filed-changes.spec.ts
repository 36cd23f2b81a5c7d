import type { Page } from '@playwright/test';
import { operations } from '#site/api/operations.ts';
import { eventually } from '../../support/eventually.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { passwordOf, signInAs, signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const PASSWORD = 'wisteria-on-the-wall-27';

/** Presses save, and gives the status of the answer. */
async function save(page: Page): Promise<number> {
  await page.waitForLoadState('networkidle');
  const answer = page.waitForResponse((one) => one.request().method() === 'PATCH' && one.url().includes('/facilities/'));
  await page.click('#action-save');
  return (await answer).status();
}

test('a head proposes another name, takes it back, proposes again; the district refuses, then approves', {
  tag: '@desktop',
}, async ({ page: head, visit, origin, contact, api, playwright }) => {
  const query = { district: '321202', perPage: 100 };
  const centre = (await api.call(operations.searchFacilities, { query })).body.hits.filter(({ bookable }) => bookable).at(-2);
  if (!centre) throw new Error('no centre');
  const email = `head-${contact()}@example.org`;
  const office = await playwright.request.newContext({ baseURL: origin });
  await office.post('/admin/api/users/login', { data: { email: 'admin@demo.example', password: passwordOf() } });
  const account = { email, password: PASSWORD, name: '孙示例', roles: ['head'], facility: centre.id };
  expect((await office.post('/admin/api/users', { data: account, headers: { origin } })).status()).toBe(201);
  await office.dispose();
  const named = async () => (await api.call(operations.getFacility, { params: { slug: centre.slug } })).body.name.zh;
  const was = await named();
  const renamed = `${was}改名`;
  const form = `/admin/collections/facilities/${centre.id}`;
  const notice = head.locator('.jt-proposed');

  await signInAs(head, { origin, email, password: PASSWORD });
  await test.step('the head saves a name and a telephone: only the name waits', async () => {
    await head.goto(form);
    await head.fill('#field-name', renamed);
    await head.fill('#field-phone', '0523-8600 4321');
    expect(await save(head)).toBe(200);
    await expect(notice).toContainText('待批');
    await expect(notice).toContainText(renamed);
    await expect(head.locator('#field-name')).toHaveValue(was);
    await expect(head.locator('#field-phone')).toHaveValue('0523-8600 4321');
    expect(await named()).toBe(was);
    await expectNoSidewaysScroll(head);
  });

  await test.step('and takes it back', async () => {
    await head.click('text=撤回这份变更');
    await expect(notice).toBeHidden();
    await head.goto(form);
    await expect(head.locator('#field-name')).toHaveValue(was);
    await expect(notice).toHaveCount(0);
  });

  const district = await visit({ baseURL: origin, locale: 'zh-CN' });
  await signInStaff(district, { origin, who: 'district' });
  const one = district.locator('.jt-case', { has: district.getByRole('heading', { name: was }) });
  await test.step('proposes again, and the district refuses with a reason', async () => {
    await head.fill('#field-name', renamed);
    expect(await save(head)).toBe(200);
    await expect(notice).toContainText(renamed);
    await district.goto('/admin');
    await expectAccessible(district);
    await district.click('.jt-tasks .jt-button:has-text("去审批")');
    await expect(one).toContainText(renamed);
    await expectAccessible(district);
    await expectNoSidewaysScroll(district);
    await one.locator('textarea[name=reason]').fill('缺营业执照');
    await one.getByRole('button', { name: '不同意' }).click();
    await expect(one.locator('[role=status]')).toContainText('已退回');
    await head.goto(form);
    await expect(notice).toContainText('缺营业执照');
    expect(await named()).toBe(was);
  });

  await test.step('and once more: the district approves, and families see it', async () => {
    await head.fill('#field-name', renamed);
    expect(await save(head)).toBe(200);
    await expect(notice).toContainText('待批');
    await district.goto('/admin/filed');
    await one.getByRole('button', { name: `同意 ${was}`, exact: true }).click();
    await expect(one.locator('[role=status]')).toContainText('已同意');
    await eventually(async () => (await named()) === renamed, { what: 'the new name' });
    await head.goto(form);
    await expect(head.locator('#field-name')).toHaveValue(renamed);
    await expect(notice).toContainText('已经生效');
  });
});
