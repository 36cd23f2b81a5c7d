import { afterwards, headingOf, NEAR, namesFound, searchFor } from '../kit/results.ts';
import { expect, test } from '../kit/test.ts';

const PLACE = '#search [name=place]';
const NOTE = '[data-results] [role=alert]';

test.describe('the search, as people type', () => {
  test('follows what an input method has committed, and not the letters before it', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      const { pathname, searchParams } = new URL(request.url());
      if (pathname === '/facilities') asked.push(searchParams.get('place') ?? '');
    });
    await page.goto(searchFor({ sort: 'name' }));
    const client = await page.context().newCDPSession(page);
    await page.focus(PLACE);
    await page.waitForSelector(`${PLACE}[role=combobox]`);
    for (const text of ['yin', "yin'xing", "yin'xing'li"]) {
      await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
      await page.waitForTimeout(500);
    }
    await afterwards(page, () => client.send('Input.insertText', { text: '银杏里' }), '银杏里');
    for (const name of await namesFound(page)) expect(name).toContain('银杏里');
    expect(await page.inputValue(PLACE)).toBe('银杏里');
    expect(asked.filter((place) => place.includes('yin'))).toEqual([]);
  });

  test('the first step back is to what was there before', async ({ page }) => {
    await page.goto(searchFor(NEAR));
    const before = [await headingOf(page), page.url()];
    await afterwards(page, () => page.fill(PLACE, '银杏里'), '银杏里');
    expect(await headingOf(page)).not.toBe(before[0]);
    await page.goBack();
    await expect(page.locator('#results')).toHaveText(before[0] ?? '');
    expect(page.url()).toBe(before[1]);
    await expect(page.locator(PLACE)).toHaveValue('凤城河');
  });

  test('the link past the head keeps a time that is half entered', { tag: '@desktop' }, async ({ page }) => {
    await page.goto(searchFor(NEAR));
    await page.click('summary:has-text("时间")');
    await page.fill('#search [name=date]', '2026-12-09');
    await page.locator('#search [name=from]').selectOption('09:00');
    await page.locator('.skip').focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#main$/);
    await expect(page.locator('#search [name=date]')).toHaveValue('2026-12-09');
    await expect(page.locator('#search [name=from]')).toHaveValue('09:00');
    await afterwards(page, () => page.locator('#search [name=to]').selectOption('12:00'));
    expect(new URL(page.url()).searchParams.get('date')).toBe('2026-12-09');
  });

  for (const [what, status] of [
    ['the portal is busy', 503],
    ['the network is gone', 0],
  ] as const)
    test(`where ${what}, the results stay to be read and can be asked for again`, async ({ page }) => {
      await page.goto(searchFor(NEAR));
      const before = await namesFound(page);
      const address = page.url();
      await page.route(/\/facilities\?/, (route) => (status ? route.fulfill({ status, body: 'busy' }) : route.abort()));
      await page.locator('#search [name=form]').selectOption('');
      await expect(page.locator(NOTE)).toContainText('下面还是刚才的结果');
      expect(await namesFound(page)).toEqual(before);
      expect(page.url()).toBe(address);
      await page.unroute(/\/facilities\?/);
      await afterwards(page, () => page.click(`${NOTE} button`));
      await expect(page.locator(NOTE)).toHaveCount(0);
      expect(new URL(page.url()).searchParams.has('form')).toBe(false);
    });

  test('a position that is refused or far too rough is not searched around, and it is said what to do', async ({
    page,
    origin,
  }) => {
    const pressMine = async () => {
      await page.click('summary:has-text("范围")');
      await page.click('.pill-panel a:has-text("我")');
    };
    await page.goto(searchFor(NEAR));
    await pressMine();
    await expect(page.locator(NOTE)).toContainText('浏览器没有给出位置');
    await page.click(`${NOTE} button`);
    await expect(page.locator(PLACE)).toBeFocused();
    await page.context().grantPermissions(['geolocation'], { origin });
    await page.context().setGeolocation({ latitude: 31.9, longitude: 120.3, accuracy: 50_000 });
    await page.goto('/facilities?locate=1');
    await expect(page.locator(NOTE)).toContainText('50 公里');
    expect(new URL(page.url()).searchParams.has('near')).toBe(false);
    await page.context().setGeolocation({ latitude: 32.4921, longitude: 119.9163, accuracy: 20 });
    await page.goto(searchFor(NEAR));
    await afterwards(page, pressMine);
    expect(new URL(page.url()).searchParams.get('near')).toBe('32.49210,119.91630');
  });
});
