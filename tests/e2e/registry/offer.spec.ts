import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { centreOfItsOwn } from '../kit/own-centre.ts';
import { signInAs } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const PASSWORD = 'offer-head-2026';
const NAME = '钱示例';
let email: string;
let centre: string;

test.beforeAll(async ({ playwright }, { workerIndex }) => {
  email = `offer-${workerIndex}@demo.example`;
  ({ id: centre } = await centreOfItsOwn(playwright, { head: { email, password: PASSWORD, name: NAME } }));
});

/** The codes that an address was sent, the newest first. */
async function codes(origin: string): Promise<string[]> {
  const { messages } = (await (await fetch(`${origin}/api/v1/outbox`)).json()) as { messages: { to: string; text: string }[] };
  return messages.filter(({ to }) => to === email).flatMap(({ text }) => /\d{6}/.exec(text) ?? []);
}

test('a head reads what is declared, has the code sent again, and declares a new price of one class with it', {
  tag: '@phone',
}, async ({ page, origin }) => {
  await signInAs(page, { origin, email, password: PASSWORD });
  const api = page.context().request;
  const { docs } = await (await api.get(`${origin}/admin/api/classes?limit=1&depth=0&locale=zh`)).json();
  const data = {
    ...{ facility: centre, class: docs[0].id, kind: 'care', form: 'hourly', unit: 'hour', amount: 3100, startsOn: '2026-12-20' },
  };
  expect((await api.post(`${origin}/admin/api/price-items`, { data, headers: { origin } })).status()).toBe(201);

  await page.goto('/admin/offer');
  await expect(page.getByRole('listitem').filter({ hasText: '31.00' })).toContainText(`${docs[0].name} 31.00`);
  await page.locator('summary', { hasText: '读一读' }).first().click();
  await expect(page.locator('.jt-clauses').first()).toContainText('〔监护人姓名〕');
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  await page.getByRole('button', { name: '把验证码发到我的邮箱' }).click();
  await page.getByLabel('负责人姓名').fill(NAME);
  await expect.poll(async () => (await codes(origin)).length).toBe(1);
  await page.getByRole('button', { name: '再发一次' }).click();
  await expect(page.locator('.jt-again [role=status]')).toContainText('又发了一次');
  await expect.poll(async () => (await codes(origin)).length).toBe(2);
  // What was typed stays.
  await expect(page.getByLabel('负责人姓名')).toHaveValue(NAME);
  const [newest = ''] = await codes(origin);
  await page.getByLabel('验证码', { exact: true }).fill(newest);
  // Enter confirms, and sends no other.
  await page.getByLabel('验证码', { exact: true }).press('Enter');
  await expect(page.getByText('确认好了').or(page.getByText('都确认过了')).first()).toBeVisible();
});
