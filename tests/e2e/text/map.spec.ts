import { afterwards, searchFor } from '../kit/results.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const LEAVES = '<meta http-equiv=refresh content="0;url=https://elsewhere.example/"><img src=x onerror=alert(1)>';
const HERE = { near: '32.4921,119.9163', form: 'hourly', ageMonths: '8' };

test.describe('the map', { tag: '@desktop' }, () => {
  test('is drawn under a policy that lets no text become HTML', async ({ page }) => {
    const refused: string[] = [];
    page.on('console', (message) => /Content Security|Trusted/.test(message.text()) && refused.push(message.text()));
    const response = await page.goto(searchFor({ place: '凤城河', ageMonths: '8', form: 'hourly' }));
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toContain("trusted-types 'none'");
    expect(policy).toMatch(/img-src 'self'(;|$)/);
    await expect(page.locator('.leaflet-marker-icon .pin-drawing').first()).toBeVisible();
    await expect(page.locator('.leaflet-control-zoom-in')).toHaveText('+');
    await page.click('.leaflet-control-zoom-out');
    // The form, its suggestions and new results by script.
    await page.locator('#search [name=place]').fill('ren');
    await page.waitForSelector('[role=option]:visible');
    await page.keyboard.press('Escape');
    await afterwards(page, () => page.check('[name=inclusive]'));
    // The pins are drawn a moment after the list, and know of no pointer that was there before them.
    await expect(async () => {
      // Some stand in a cluster, which has no pin.
      for (const hit of (await page.locator('[data-hit] h2 a').all()).slice(0, 12)) {
        await page.mouse.move(0, 0);
        await hit.hover();
        if ((await page.locator('.pin-selected').count()) === 1) return;
      }
      throw new Error('no pin is selected');
    }).toPass({ timeout: 20_000 });
    expect(refused).toEqual([]);
    // What a library would do with a string is refused, should one ever get it.
    const tried = await page.evaluate((text) => {
      try {
        document.body.insertAdjacentHTML('beforeend', text);
        return 'done';
      } catch (error) {
        return (error as Error).name;
      }
    }, LEAVES);
    expect(tried).toBe('TypeError');
  });

  for (const scripts of [true, false])
    test(`shows a place from the address as it is written${scripts ? '' : ', without script'}`, async ({ visit, origin }) => {
      const page = await visit({ javaScriptEnabled: scripts });
      const address = `${origin}${searchFor({ ...HERE, place: LEAVES })}`;
      await page.goto(address);
      if (scripts) await expect(page.locator('.map-place')).toHaveText(LEAVES.slice(0, 100));
      await page.waitForTimeout(500);
      expect(page.url()).toBe(address);
      expect(await page.locator('meta[http-equiv], main img[src=x]').count()).toBe(0);
    });

  test('shows a name of the gazetteer as it is written', async ({ page, origin }) => {
    await signInStaff(page, { origin, who: 'admin' });
    const created = await page.request.post(`${origin}/admin/api/gazetteer-places?locale=zh`, {
      data: { name: LEAVES, kind: 'park', lat: 32.4921, lng: 119.9163, source: '<b>x</b>' },
      headers: { origin },
    });
    expect(created.status()).toBe(201);
    const { doc } = (await created.json()) as { doc: { id: string } };
    const address = `${origin}${searchFor({ place: LEAVES, form: 'hourly', ageMonths: '8' })}`;
    await expect(async () => {
      await page.goto(address);
      await expect(page.locator('.map-place')).toHaveText(LEAVES, { timeout: 2000 });
    }).toPass({ timeout: 60_000 });
    await page.waitForTimeout(500);
    expect(page.url()).toBe(address);
    expect(await page.locator('meta[http-equiv]').count()).toBe(0);
    await page.request.delete(`${origin}/admin/api/gazetteer-places/${doc.id}`, { headers: { origin } });
  });
});

test.describe('the map of a phone', { tag: '@phone' }, () => {
  test('has its sheets above it, and in the list nothing covers the last row or what compares', async ({ page }) => {
    await page.goto(searchFor({ place: '凤城河', ageMonths: '20', form: 'hourly', view: 'map' }));
    await expect(page.locator('.pin').first()).toBeVisible();
    await page
      .locator('#search .pill')
      .filter({ hasText: /时间|周|点/ })
      .first()
      .click();
    const panel = page.locator('.pill-panel:visible').first();
    await expect(panel).toBeVisible();
    const covered = await panel.evaluate((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      const points = [0.1, 0.5, 0.9].map(
        (share) => [left + width * share, Math.min(top + height * share, innerHeight - 5)] as const,
      );
      return points.filter(([x, y]) => !one.contains(document.elementFromPoint(x, y))).length;
    });
    expect(covered).toBe(0);
    await page.keyboard.press('Escape');
    await page.click('.switch');
    await expect(page.locator('#results')).toBeVisible();
    // The list comes anew with the switch, and what was ticked before it is gone.
    await expect(async () => {
      for (const tick of (await page.locator('.cmp-pick').all()).slice(0, 2))
        if (!(await tick.locator('input').isChecked())) await tick.click({ timeout: 2000 });
      await expect(page.locator('#compare')).toBeVisible({ timeout: 2000 });
      await expect(page.locator('#compare button').last()).toBeEnabled({ timeout: 2000 });
    }).toPass({ timeout: 20_000 });
    const last = page.locator('[data-hit]').last().locator('h2 a');
    const reached = (one: Element) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    };
    await last.focus();
    expect(await last.evaluate(reached)).toBe(true);
    // At the page's end too its last link lies above the bars.
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    expect(await page.locator('footer a').last().evaluate(reached)).toBe(true);
    const compare = page.locator('#compare button').filter({ visible: true }).last();
    await expect(compare).toBeVisible();
    expect(await compare.evaluate(reached)).toBe(true);
  });

  test('opens a pin as a card above itself, under the switch to the list, and says where one is', async ({ page }) => {
    const address = searchFor({ place: '凤城河', ageMonths: '20', form: 'hourly', view: 'map' });
    await page.goto(address);
    const pin = page.locator('.pin:not(.pin-cluster)').first();
    await expect(pin).toBeVisible();
    await expect(page.locator('.map-name').first()).toBeAttached();
    await expect(page.locator('.pin-cluster b').first()).toHaveText(/^\d+ 家$/);
    const here = page.url();
    await pin.focus();
    await page.keyboard.press('Space');
    const card = page.locator('.map-card');
    await expect(card.locator('h2 a')).toBeFocused();
    await expect(card.locator('a[href*="/facilities/"]').first()).toBeVisible();
    expect(page.url()).toBe(here);
    const covered = await page.locator('.switch').evaluate((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) !== one;
    });
    expect(covered).toBe(false);
    await page.keyboard.press('Escape');
    await expect(card).toHaveCount(0);
    await page.click('.switch');
    await expect(page.locator('#results')).toBeVisible();
  });
});
