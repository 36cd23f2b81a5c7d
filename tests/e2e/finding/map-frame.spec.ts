import { expectAccessible } from '../kit/accessible.ts';
import { afterwards, MORNING, NEAR, searchFor } from '../kit/results.ts';
import { expect, test } from '../kit/test.ts';

test('the map’s frame is asked for by a button, and by zooming alone', async ({ page }) => {
  await page.goto(searchFor({ ...NEAR, ...MORNING, view: 'map' }));
  const here = page.getByRole('button', { name: '在这一片找' });
  await expect(here).toBeVisible();
  await expect(page.locator('h1')).toBeVisible();
  await expectAccessible(page);
  await afterwards(page, () => here.click());
  expect(new URL(page.url()).searchParams.get('frame')).toMatch(/^[\d.,]+$/);
  const before = new URL(page.url()).searchParams.get('frame');
  await afterwards(page, () => page.click('.leaflet-control-zoom-out'));
  expect(new URL(page.url()).searchParams.get('frame')).not.toBe(before);
  const zoomed = new URL(page.url()).searchParams.get('frame');
  // Arrow keys move it as a finger does: it is asked for where it has come to rest.
  await page.locator('.leaflet-container').focus();
  await afterwards(page, () => page.keyboard.press('ArrowRight'));
  await expect.poll(() => new URL(page.url()).searchParams.get('frame')).not.toBe(zoomed);
  const { width = 0, height = 0 } = (await page.locator('.leaflet-control-zoom-in').boundingBox()) ?? {};
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
});

test('a cluster that opens passes the focus on to what was in it', async ({ page }) => {
  await page.goto(searchFor({ ...NEAR, ageMonths: '20', view: 'map' }));
  const cluster = page.locator('.pin-cluster').first();
  await expect(cluster).toBeVisible();
  const slug = (await cluster.getAttribute('data-pins'))?.split(' ')[0] ?? '';
  await cluster.focus();
  await page.keyboard.press('Enter');
  await expect(async () => {
    const pins = await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.pins ?? '');
    expect(pins.split(' ')).toContain(slug);
  }).toPass({ timeout: 20_000 });
  expect(new URL(page.url()).searchParams.has('frame')).toBe(false);
});
