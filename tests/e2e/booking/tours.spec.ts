import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { signIn } from '../kit/sign-in.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

test.describe('a family comes and looks', { tag: '@phone' }, () => {
  test('it books a time, moves it, adds it to its calendar and calls it off; the centre sees it', async ({
    page,
    contact,
    visit,
    origin,
  }) => {
    await page.goto('/facilities/hailing-sample');
    await page.locator('#visit').getByRole('link', { name: '约参观' }).click();
    await expect(page.locator('h1')).toContainText('约时间去看');
    await expectAccessible(page);
    await signIn(page, { origin, prefix: '', contact: contact() });
    await page.goto('/facilities/hailing-sample/tour');
    await page.fill('[name=childName]', '看看');
    await page.fill('[name=birthDate]', '2026-03-10');
    const [first, second] = (await page
      .locator('[name=time] option')
      .evaluateAll((all) => all.slice(-2).map((one) => (one as HTMLOptionElement).value))) as [string, string];
    await page.selectOption('[name=time]', first);
    await page.getByRole('button', { name: '约这个时间' }).click();
    await expect(page.locator('#own')).toContainText('15:30–16:30，为看看');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);

    const head = await visit({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
    await signInStaff(head, { origin, who: 'head' });
    await head.goto(`${origin}/admin/tours`);
    const row = head.locator('section.jt-form', { hasText: contact() });
    await expect(row).toContainText('看看');
    await expectNoSidewaysScroll(head);

    await page.selectOption('[name=time]', second);
    await page.getByRole('button', { name: '换到这个时间' }).click();
    await expect(page.locator('.notice')).toContainText('约好了');
    await expect(page.locator('#own li')).toHaveCount(1);
    const calendar = await page.request.get((await page.locator('#own a').getAttribute('href')) ?? '');
    expect(await calendar.text()).toContain('STATUS:CONFIRMED');
    await page.getByRole('button', { name: '不去了，取消' }).click();
    await expect(page.locator('.notice')).toContainText('取消了');
    await expect(page.locator('#own')).toHaveCount(0);
    await expect(async () => {
      await head.reload();
      await expect(row).toHaveCount(0, { timeout: 1000 });
    }).toPass({ timeout: 20_000 });
  });
});
