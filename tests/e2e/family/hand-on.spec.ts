import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { DAYS } from '../kit/days.ts';
import { holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, test } from '../kit/test.ts';

test('a contract is handed on to the other guardian, who reads what changes and signs; before they part it is said whose it is', {
  tag: '@phone',
}, async ({ page, origin, contact, visit }) => {
  const wish = { ageMonths: '8', form: 'hourly', date: DAYS.handOn, from: '14:00', to: '15:00', before: 'on' };
  await holdPlaces(page, { origin, contact: contact(1), wish });
  await signContract(page);
  await pay(page);
  await page.click('a[href*="/contracts/"]:not([href$=".pdf"])');
  const contract = page.url();

  await page.goto(`${origin}/account/family`);
  await page.getByRole('button', { name: '生成邀请码' }).click();
  const code = await page.locator('.invite-code').innerText();
  const other = await visit();
  await signIn(other, { origin, contact: contact(2) });
  await other.goto(`${origin}/account/family`);
  await other.locator('[name=code]').fill(code);
  await other.getByRole('button', { name: '看看是谁的' }).click();
  await other.getByRole('button', { name: '同意，关联' }).click();
  await expect(other.getByText('关联好了。')).toBeVisible();

  await test.step('parting says first in whose name it runs', async () => {
    await page.goto(`${origin}/account/family`);
    await page.getByText('解除关联').first().click();
    await expect(page.getByText(/你名下：/)).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
    await page.getByRole('link', { name: /^先转给/ }).click();
  });

  await test.step('its party agrees by name, and can take it back', async () => {
    await expect(page.locator('h1')).toHaveText('把合同转给另一位家长');
    await expect(page.getByText('谁的账户付的，退回谁的账户').first()).toBeVisible();
    await expectAccessible(page);
    await page.fill('form.sign [name=name]', '林示例');
    await page.getByRole('button', { name: /^签字，转给/ }).click();
    await expect(page.locator('.errors')).toBeVisible();
    const offer = async () => {
      await page.check('form.sign [name=readTerms]');
      await page.fill('form.sign [name=name]', '林示例');
      await page.getByRole('button', { name: /^签字，转给/ }).click();
      await expect(page.getByText('等对方签字')).toBeVisible();
    };
    await offer();
    await page.getByRole('button', { name: '收回，不转了' }).click();
    await expect(page.getByText('没有转，合同还是原来的。')).toBeVisible();
    await page.goto(`${contract}/hand-on`);
    await offer();
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  });

  await test.step('the other reads what changes, says who it is and signs', async () => {
    await other.goto(`${contract}/hand-on`);
    await expect(other.locator('.difference')).toContainText('甲方（监护人）');
    await expect(other.locator('.difference del')).toContainText('林示例');
    await expectNoSidewaysScroll(other);
    await expectAccessible(other);
    await other.selectOption('[name=relation]', '父亲');
    await other.check('[name=adult]');
    await other.check('form.sign [name=readTerms]');
    await other.fill('form.sign [name=name]', '王示例');
    await other.getByRole('button', { name: '签字，接过合同' }).click();
    await expect(other.getByText('接过来了').first()).toBeVisible();
    await other.click('a[href*="/contracts/"]:not([href$=".pdf"])');
    await expect(other.locator('#contract')).toContainText('转给另一位监护人');
    await expectNoSidewaysScroll(other);
    await expectAccessible(other);
    await other.locator('#main').getByRole('link', { name: '合同验真' }).click();
    await expect(other.locator('.notice')).toContainText('它取代上一版');
  });

  await test.step('once they have parted the old party keeps its paper alone', async () => {
    const booking = (await page.goto(`${contract}`)) && page.url();
    expect(booking).toBe(contract);
    await page.goto(`${origin}/account/family`);
    await page.getByText('解除关联').first().click();
    await expect(page.getByText(/王示例名下：/)).toBeVisible();
    await page.getByRole('button', { name: '解除关联' }).click();
    await expect(page.getByText('已经解除。')).toBeVisible();
    expect((await page.goto(`${contract}/hand-on`))?.status()).toBe(404);
    expect((await page.goto(contract))?.status()).toBe(200);
    await expect(page.locator('#contract')).toContainText('林示例');
    await expectAccessible(page);
  });
});
