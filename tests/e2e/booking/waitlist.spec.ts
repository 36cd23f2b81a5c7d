import { eventually } from '../../support/eventually.ts';
import { EXAMPLE_SLUG } from '../api/family.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { bookOut } from '../kit/book-out.ts';
import { DAYS } from '../kit/days.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, test } from '../kit/test.ts';

const messagesTo = async (origin: string, contact: string) => {
  const { messages } = (await (await fetch(`${origin}/api/v1/outbox`)).json()) as {
    messages: { to: string; kind: string; text: string }[];
  };
  return messages.filter(({ to, kind }) => to === contact && kind === 'wait_offer').map(({ text }) => text);
};

test.describe('a family with two children that finds a day full', { tag: '@phone' }, () => {
  test.use({ javaScriptEnabled: false });

  test('waits for both, is offered both at once, accepts and books', async ({ page, origin, api, contact, visit }) => {
    const date = DAYS.waitlist;
    const giveBack = await bookOut(api, { date, contact, least: 2 });
    const own = contact();
    await signIn(page, { origin, contact: own });
    for (const [name, birthDate] of [
      ['大宝', '2026-03-10'],
      ['小宝', '2026-03-11'],
    ] as const) {
      await page.goto('/account/children/new');
      await page.fill('[name=childName]', name);
      await page.fill('[name=birthDate]', birthDate);
      await page.click('main form.form button[type=submit]');
      await page.waitForURL(/\/account(?!\/children\/new)/);
    }
    await page.goto(`/facilities/${EXAMPLE_SLUG}?form=hourly&ageMonths=8&date=${date}&from=10:00&to=12:00`);
    await page.click('.ways-wait a.btn');
    await page.waitForURL(/\/account\/waits\/join/);
    await expect(page.locator('main')).toContainText('怎么排先后');
    // axe needs script, so another window looks at each state: nobody is chosen, and what is wrong is said.
    const look = await visit({ javaScriptEnabled: true, storageState: await page.context().storageState() });
    await look.goto(page.url());
    for (const box of await look.locator('[name=child]').all()) await box.uncheck();
    await look.click('main form.form button.btn');
    await expect(look.locator('.errors')).toBeVisible();
    await expectAccessible(look);
    for (const box of await page.locator('[name=child]').all()) await box.check();
    await expectNoSidewaysScroll(page);
    await page.click('main form.form button.btn');
    await page.waitForURL(/\/account\/waits\/[\w-]+\?done=joined/);
    await expect(page.locator('h1')).toContainText('排在最前面');
    await look.goto(page.url());
    await expectAccessible(look);
    const wait = page.url().replace(/\?.*/, '');

    await giveBack();
    await giveBack();
    // What is free is looked for in rounds.
    await eventually(async () => (await messagesTo(origin, own)).length > 0, { what: `offered: ${own}`, withinMs: 120_000 });
    const [text = ''] = await messagesTo(origin, own);
    expect(text).not.toMatch(/大宝|小宝/);
    expect(text).toContain(wait.replace(origin, ''));
    await page.goto(wait);
    await expect(page.locator('h1')).toContainText('轮到你们了');
    await look.goto(wait);
    await expectAccessible(look);
    await page.click('button[value=accept]');
    await page.waitForURL(/done=accept/);
    const ways = page.locator('main a.btn');
    expect(await ways.count()).toBe(2);
    await ways.first().click();
    await expect(page.locator('main')).not.toContainText('空出来的位先给');
    await page.fill('[name=guardianName]', '林示例');
    await page.check('[name=adult]');
    await page.click('#go-on > button');
    await page.waitForURL(/\/bookings\//);

    const leave = /\/waits\/leave\?token=\S+/.exec(text)?.[0] ?? '';
    await page.context().clearCookies();
    await page.goto(leave);
    await page.click('main form button');
    await expect(page.locator('.notice')).toContainText('退出来了');
  });
});
