import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { bookAfternoon, centreOfItsOwn, type OwnCentre } from '../kit/own-centre.ts';
import { signInAs, signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const TODAY = '2026-11-23';
const PASSWORD = 'another-head-2026';
let centre: OwnCentre;
let email: string;

test.beforeAll(async ({ playwright }, { workerIndex }) => {
  email = `offline-head-${workerIndex}@demo.example`;
  centre = await centreOfItsOwn(playwright, { head: { email, password: PASSWORD, name: '门示例' } });
});

/** What the browser keeps of the door, each by its name. */
const keptOn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<[name: string, said: string][]>((done) => {
        const opening = indexedDB.open('door');
        opening.onsuccess = () => {
          const store = opening.result.transaction('kept').objectStore('kept');
          const [names, all] = [store.getAllKeys(), store.getAll()];
          all.onsuccess = () => {
            opening.result.close();
            const said = (one: unknown) => {
              if (one instanceof CryptoKey) return `key ${one.extractable}`;
              return typeof one === 'string' ? one : new TextDecoder().decode((one as { data: ArrayBuffer }).data);
            };
            done(all.result.map((one, at) => [String(names.result[at]), said(one)]));
          };
        };
      }),
  );
const namesOn = async (page: Page) => (await keptOn(page)).map(([name]) => name);

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
      await page.getByRole('button', { name: '有情况 小满' }).click();
      await row.getByLabel('皮肤').check();
      await row.getByLabel('体温').fill('3.7');
      await row.getByRole('button', { name: '记下，来了' }).click();
      await expect(row.getByRole('alert')).toHaveText('体温不像是对的，请核对');
      await row.getByLabel('体温').fill('36，9');
      await row.getByRole('button', { name: '记下，来了' }).click();
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
      const stored = (await keptOn(page)).map(([, said]) => said).join('\n');
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
      await expect(board.getByText('晨检：皮肤有情况，36.9 ℃').first()).toBeVisible();
      await board.close();
    });

    await test.step('after signing out', async () => {
      await page.getByRole('button', { name: '退出' }).click();
      await expect(page.locator('#door-state')).toContainText('什么都没留下');
      await expect(row).toHaveCount(0);
      // The portal has ended the session too, and nothing says any more that it is to.
      await expect.poll(() => namesOn(page), { timeout: 20_000 }).toEqual([]);
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

    await test.step('who has signed in again by then stays', async () => {
      await signInAs(page, { origin, email, password: PASSWORD });
      await page.goto(`${origin}/door`);
      await choice.waitFor();
      await page.context().setOffline(true);
      await page.getByRole('button', { name: '退出' }).click();
      await expect(page.locator('#door-state')).toContainText('什么都没留下');
      await page.goto('about:blank');
      await page.context().setOffline(false);
      await signInAs(page, { origin, email, password: PASSWORD });
      await page.goto(`${origin}/door`);
      await choice.waitFor();
      await expect.poll(() => namesOn(page)).toEqual(['base', 'day']);
    });
  });

  test('leaves nothing on the phone once the session was ended elsewhere, and nothing at midnight without network', async ({
    page,
    origin,
    playwright,
  }) => {
    await page.clock.install();
    await signInAs(page, { origin, email, password: PASSWORD });
    await page.goto(`${origin}/door`);
    await page.getByLabel('班').waitFor();
    await expect.poll(() => namesOn(page)).toEqual(['base', 'day']);

    await test.step('ended elsewhere', async () => {
      // The same session on another machine: this one's cookies stay as they are.
      const elsewhere = await playwright.request.newContext({ storageState: await page.context().storageState() });
      expect((await elsewhere.post(`${origin}/admin/api/users/logout`, { headers: { origin } })).ok()).toBe(true);
      await elsewhere.dispose();
      expect(await namesOn(page)).toEqual(['base', 'day']);
      await page.evaluate(() => dispatchEvent(new Event('online')));
      await expect(page.locator('#door-state')).toContainText('没有登录');
      await expect.poll(() => namesOn(page)).toEqual([]);
      expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('jt_door');
    });

    await test.step('at midnight', async () => {
      await signInAs(page, { origin, email, password: PASSWORD });
      await page.reload();
      await page.getByLabel('班').waitFor();
      await expect.poll(() => namesOn(page)).toEqual(['base', 'day']);
      await page.context().setOffline(true);
      await page.clock.fastForward('24:00:00');
      await expect.poll(() => namesOn(page)).toEqual([]);
      await expect(page.locator('.door-row')).toHaveCount(0);
      await page.reload();
      await expect(page.locator('#door-state')).toContainText('没有网络');
      await expect(page.locator('.door-row')).toHaveCount(0);
      await page.context().setOffline(false);
    });
  });

  test('is in the language in which somebody works, and has the classes of a carer’s shifts alone', async ({ page, origin }) => {
    await signInStaff(page, { origin, who: 'counter' });
    await page.context().addCookies([{ name: 'payload-lng', value: 'en', url: origin }]);
    await page.goto(`${origin}/admin`);
    await page.getByRole('link', { name: 'The door on a phone: works without network too' }).click();
    await expect(page).toHaveURL(`${origin}/en/door`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('At the door');
    await expect(page.getByLabel('Class').locator('option')).toHaveCount(1);
    await expect(page.getByRole('link', { name: '中文' })).toHaveAttribute('href', '/door');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.locator('#door-state')).toContainText('Nothing is left');
  });
});
