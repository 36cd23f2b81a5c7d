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

test('a fast drag goes on after the hand has left it: the frame is where the map comes to rest', async ({ page }) => {
  await page.goto(searchFor({ ...NEAR, view: 'map' }));
  await page.waitForSelector('.leaflet-marker-icon');
  const box = await page.locator('[data-map]').boundingBox();
  if (!box) throw new Error('no map');
  const [x, y] = [box.x + box.width * 0.8, box.y + Math.min(box.height, 500) / 2];
  const shift = () =>
    page.locator('.leaflet-map-pane').evaluate((pane) => new DOMMatrixReadOnly(getComputedStyle(pane).transform).m41);
  /** How many pixels the map goes on by itself. The hand moves within the page: a busy machine would hand its moves over too slowly. */
  const fling = async () => {
    const by = box.width * 0.04;
    const released = (await shift()) - 8 * by;
    await afterwards(page, () => page.evaluate(dragLeft, { x, y, by }));
    return released - (await shift());
  };
  await expect(async () => expect(await fling()).toBeGreaterThan(10)).toPass({ timeout: 60_000 });
  const rested = await shift();
  const frame = new URL(page.url()).searchParams.get('frame');
  // Asked for again by the button, it is the very same: nothing has moved since, and the drag asked for where it ended.
  await page.getByRole('button', { name: '在这一片找' }).click();
  await expect.poll(shift).toBe(rested);
  expect(new URL(page.url()).searchParams.get('frame')).toBe(frame);
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

/** A hand draws the map to the left in eight moves of four milliseconds, and leaves it. In the page. */
function dragLeft({ x, y, by }: { x: number; y: number; by: number }): void {
  const pane = document.querySelector('.leaflet-map-pane') as HTMLElement;
  const hand = (type: string, clientX: number) =>
    pane.dispatchEvent(
      new MouseEvent(type, {
        clientX,
        clientY: y,
        button: 0,
        buttons: type === 'mouseup' ? 0 : 1,
        bubbles: true,
        cancelable: true,
      }),
    );
  hand('mousedown', x);
  for (let move = 1; move <= 8; move++) {
    const until = performance.now() + 4;
    while (performance.now() < until);
    hand('mousemove', x - by * move);
  }
  hand('mouseup', x - by * 8);
}
