import { searchFor } from '../kit/results.ts';
import { expect, test } from '../kit/test.ts';

test('the map draws the Yangtze under the pins, says whose drawing it is, and its circle holds what the list names', async ({
  page,
}) => {
  const ground = page.waitForResponse('**/ground.json');
  await page.goto(searchFor({ place: '凤城河', radius: '3000', view: 'map' }));
  expect((await ground).ok()).toBe(true);
  await expect(page.locator('.leaflet-ground-pane path')).toHaveCount(3);
  await expect(page.locator('.leaflet-control-attribution')).toContainText('没有画道路');
  await expect(page.locator('.leaflet-marker-icon').first()).toBeVisible();
  const { far, radius } = await page.evaluate(() => {
    const circle = document.querySelector('path[stroke-dasharray]')?.getBoundingClientRect() as DOMRect;
    const tips = [...document.querySelectorAll('.pin:not(.pin-cluster)')].map((pin) => {
      const { left, top } = pin.getBoundingClientRect();
      return Math.hypot(left + 22 - (circle.left + circle.width / 2), top + 46 - (circle.top + circle.height / 2));
    });
    return { far: Math.max(...tips), radius: circle.width / 2 };
  });
  expect(far).toBeLessThanOrEqual(radius + 2);
});
