import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { bookAfternoon, centreOfItsOwn, type OwnCentre } from '../kit/own-centre.ts';
import { signInAs } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const TODAY = '2026-11-23';
const PASSWORD = 'another-head-2026';
let centre: OwnCentre;
let email: string;

test.beforeAll(async ({ playwright }, { workerIndex }) => {
  email = `offline-head-${workerIndex}@demo.example`;
  centre = await centreOfItsOwn(playwright, { nth: 4, head: { email, password: PASSWORD, name: '门示例' } });
});

test.describe('the door of a class', { tag: '@phone' }, () => {
  test('works while the network is away, sends every tap when it is back, and leaves nothing after signing out', async ({
    page,
    origin,
    api,
    contact,
  }) => {
    const { code } = await bookAfternoon(centre, { date: TODAY, api, contact: contact() });
    const refused: string[] = [];
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
    await page.goto(`${origin}/door`);
    await expect(page.getByText('没有登录')).toBeVisible();
    await expectAccessible(page);
    await signInAs(page, { origin, email, password: PASSWORD });
    await page.goto(`${origin}/door`);
    const choice = page.getByLabel('班');
    await choice.waitFor();
    const row = page.locator('.door-row', { hasText: '小满' });
    const classes = await choice.locator('option').evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
    for (const id of classes) {
      if (await row.count()) break;
      const read = page.waitForResponse((answer) => answer.url().includes(`class=${id}`));
      await choice.selectOption(id);
      await read;
      await page.waitForTimeout(200);
    }
    await row.waitFor();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    // The page's files are kept by its worker, and nothing of a child.
    await expect
      .poll(() => page.evaluate(async () => (await (await caches.open('door')).keys()).map(({ url }) => new URL(url).pathname)))
      .toContain('/door');
    const kept = await page.evaluate(async () => (await (await caches.open('door')).keys()).map(({ url }) => url).join());
    expect(kept).not.toContain('.json');
    expect(refused.filter((text) => /Content Security|TrustedScript/.test(text))).toEqual([]);

    await test.step('without network', async () => {
      await page.context().setOffline(true);
      await page.reload();
      await row.waitFor();
      await page.getByRole('button', { name: '来了 小满' }).click();
      await expect(row).toContainText('在园');
      await expect(page.locator('#door-state')).toContainText('还没送出： 1');
      await page.getByRole('button', { name: '接走 小满' }).click();
      await row.getByLabel('谁来接').fill('奶奶');
      await row.getByLabel('接送码').fill(code === '111111' ? '111112' : '111111');
      await row.getByRole('button', { name: '交给他' }).click();
      await expect(row.getByRole('alert')).toHaveText('接送码不对');
      await row.getByLabel('接送码').fill(code);
      await row.getByRole('button', { name: '交给他' }).click();
      await expect(row).toContainText('接走了');
      await page.getByRole('button', { name: '撤销 小满' }).click();
      await expect(row).toContainText('在园');
      await expect(page.locator('#door-state')).toContainText('还没送出： 1');
      // The list lies sealed: its key cannot be taken out, and no name stands in what is kept.
      const stored = await page.evaluate(
        () =>
          new Promise<string>((done) => {
            const opening = indexedDB.open('door');
            opening.onsuccess = () => {
              const all = opening.result.transaction('kept').objectStore('kept').getAll();
              all.onsuccess = async () => {
                const said = all.result.map((one) =>
                  one instanceof CryptoKey
                    ? `key ${one.extractable}`
                    : new TextDecoder().decode((one as { data: ArrayBuffer }).data),
                );
                done(said.join('\n'));
              };
            };
          }),
      );
      expect(stored).toContain('key false');
      expect(stored).not.toContain('key true');
      expect(stored).not.toContain('小满');
      await page.reload();
      await expect(row).toContainText('在园');
    });

    await test.step('with it again', async () => {
      await page.context().setOffline(false);
      await expect(page.locator('#door-state')).toHaveText('有网络，都记上了', { timeout: 60_000 });
      await expect(row).toContainText('在园');
      const board = await page.context().newPage();
      await board.goto(`${origin}/admin`);
      await expect(board.getByRole('button', { name: '小满 接走' })).toBeVisible();
      await board.close();
    });

    await test.step('after signing out', async () => {
      await page.getByRole('button', { name: '退出' }).click();
      await expect(page.locator('#door-state')).toContainText('什么都没留下');
      await expect(row).toHaveCount(0);
      await page.context().setOffline(true);
      await page.reload();
      await expect(page.locator('#door-state')).toContainText('没有网络');
      await expect(row).toHaveCount(0);
      await page.context().setOffline(false);
    });

    await test.step('after signing out without network: the session ends when it is back', async () => {
      await signInAs(page, { origin, email, password: PASSWORD });
      await page.goto(`${origin}/door`);
      await choice.waitFor();
      await page.context().setOffline(true);
      await page.getByRole('button', { name: '退出' }).click();
      await expect(page.locator('#door-state')).toContainText('什么都没留下');
      await page.context().setOffline(false);
      await expect(page.locator('#door-state')).toContainText('没有登录', { timeout: 60_000 });
      await expect(row).toHaveCount(0);
      const who = await page.request.get(`${origin}/admin/api/users/me`);
      expect((await who.json()).user).toBeNull();
    });
  });
});
