import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { bookAfternoon, centreOfItsOwn, type OwnCentre } from '../kit/own-centre.ts';
import { signIn } from '../kit/sign-in.ts';
import { signInAs } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const TODAY = '2026-11-23';
const PASSWORD = 'another-head-2026';
let centre: OwnCentre;
let email: string;

test.beforeAll(async ({ playwright }, { workerIndex }) => {
  email = `door-head-${workerIndex}@demo.example`;
  centre = await centreOfItsOwn(playwright, { head: { email, password: PASSWORD, name: '门示例' } });
});

test.describe('somebody else collects, once', { tag: '@phone' }, () => {
  test('by a code that the family makes on its phone and staff type on theirs', async ({ page, visit, origin, api, contact }) => {
    const { id } = await bookAfternoon(centre, { date: TODAY, api, contact: contact() });
    await signIn(page, { origin, contact: contact() });
    await page.goto(`/bookings/${id}`);

    const section = page.locator('#delegates');
    const make = async (relation: string) => {
      if (!(await section.locator('details').evaluate((one) => (one as HTMLDetailsElement).open)))
        await section.locator('summary').click();
      await section.getByLabel('来接的人叫什么').fill('王阿姨');
      await section.getByLabel('和孩子的关系').fill(relation);
      await section.getByRole('button', { name: '生成', exact: true }).click();
    };
    await make('');
    await page.getByText('请填和孩子的关系').first().waitFor();
    await expectAccessible(page);
    await make('邻居');
    const shown = page.locator('#made');
    await shown.waitFor();
    const code = (await shown.locator('b').innerText()).replace(/\s/g, '');
    expect(code).toMatch(/^\d{6}$/);
    await expect(shown.getByRole('img', { name: '一次性接送码的二维码' })).toBeVisible();
    expect(page.url()).not.toContain(code);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.goto(`/bookings/${id}`);
    await expect(section.getByText('王阿姨（邻居）')).toBeVisible();
    expect(await page.content()).not.toContain(code);

    const head = await visit({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' });
    await signInAs(head, { origin, email, password: PASSWORD });
    await head.goto(`${origin}/admin`);
    const row = head.locator('.jt-row', { hasText: '小满' });
    await row.getByRole('button', { name: '小满 有情况' }).click();
    await row.getByLabel('皮肤').check();
    await row.getByLabel('体温').fill('3.72');
    await row.getByRole('button', { name: '记下，到了' }).click();
    await row.getByText('体温要在 30 到 45 ℃ 之间').waitFor();
    await expectAccessible(head);
    await row.getByLabel('体温').fill('37，2');
    await row.getByRole('button', { name: '记下，到了' }).click();
    await row.getByRole('button', { name: '小满 接走' }).waitFor();
    await expect(row.getByText('晨检：皮肤有情况，37.2 ℃')).toBeVisible();
    await expect(head.locator('.jt-live').first()).toContainText('在园 1 个');
    await head.locator('.jt-find').getByLabel('接送码').fill(code);
    await head.getByRole('button', { name: '找到这个孩子' }).click();
    await row.getByText('王阿姨 邻居').waitFor();
    await expectAccessible(head);
    await row.getByRole('button', { name: '核对并交给他' }).click();
    await row.getByText('核对王阿姨（邻居）的身份证件').first().waitFor();
    await row.getByLabel('看过本人和身份证件').check();
    await row.getByRole('button', { name: '核对并交给他' }).click();
    await expect(row.getByText('核过一次性接送码和证件')).toBeVisible();
    await head.reload();
    if (await head.locator('.jt-find').count()) {
      await head.locator('.jt-find').getByLabel('接送码').fill(code);
      await head.getByRole('button', { name: '找到这个孩子' }).click();
      await head.getByText('已经用过了').waitFor();
    }

    const { messages } = await (await fetch(`${origin}/api/v1/outbox`)).json();
    const told = messages.filter(({ to, kind }: { to: string; kind: string }) => to === contact() && kind.startsWith('child_'));
    expect(told.map(({ kind }: { kind: string }) => kind)).toEqual(['child_collected_once', 'child_came']);
    await page.reload();
    await expect(section.getByText('用过了')).toBeVisible();
    await expect(page.getByText('王阿姨（邻居）接走，核过一次性接送码和证件')).toBeVisible();
  });
});
