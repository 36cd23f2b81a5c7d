import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { signIn } from '../kit/sign-in.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const SLOW = { timeout: 20_000 };

test('a newborn’s family asks for a visit, the nurse comes and the family reads what she said', async ({
  page,
  visit,
  origin,
  contact,
}) => {
  const own = contact(0);
  await page.goto('/visits');
  await expect(page.locator('#new')).toHaveCount(0);
  // Whose session has ended meanwhile is told that nothing was sent, and why.
  const late = await page.request.post(`${origin}/visits`, { form: { action: 'ask' }, headers: { origin } });
  expect(late.status()).toBe(401);
  expect(await late.text()).toContain('role="alert"');
  await signIn(page, { origin, contact: own });
  await page.goto('/visits');
  await page.click('#new button[type=submit]');
  await expect(page.locator('#bornOn')).toHaveAttribute('aria-invalid', 'true');
  const today = (await page.locator('.wished input').first().getAttribute('value'))?.slice(0, 10) ?? '';
  await page.fill('#bornOn', today);
  await page.selectOption('#township', '321202001');
  await page.fill('#address', `${own} 幢 201`);
  await page.fill('#wish', '黄疸退不退');
  await page.locator('.wished input').first().check();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.check('#consent');
  await page.click('#new button[type=submit]');
  await expect(page.locator('.notice-ok')).toBeVisible(SLOW);
  // Where a newborn lives, and when it was born, stands in no address.
  expect(page.url()).not.toMatch(/born|address|321202/);

  const station = await visit({ locale: 'zh-CN' });
  await signInStaff(station, { origin, who: 'nurse' });
  await station.goto('/admin/visits');
  const waiting = station.locator('.jt-waiting > li').filter({ hasText: `${own} 幢 201` });
  await expect(waiting).toContainText('黄疸退不退', SLOW);
  const day = await station.locator('.jt-waiting input[name=day]').first().getAttribute('min');
  await waiting.locator('input[name=day]').fill(day ?? '');
  await waiting.locator('button[type=submit]').click();
  await expect(station.locator('.jt-waiting > li').filter({ hasText: `${own} 幢 201` })).toHaveCount(0, SLOW);
  await station.goto('/admin/visits');
  const stop = station.locator('.jt-stop').filter({ hasText: `${own} 幢 201` });
  await expect(stop).toBeVisible(SLOW);
  await expectAccessible(station);
  await expectNoSidewaysScroll(station);
  await stop.locator('a.jt-button').click();
  const points = station.locator('.jt-checks > li');
  await expect(points.first()).toBeVisible(SLOW);
  await expectAccessible(station);
  for (const point of await points.all()) await point.locator('input').first().check();
  await station.fill('#visit-advice', '多喂几次，三天后再看黄疸');
  await station.click('.jt-form button[type=submit]');
  await expect(station.locator('main, .jt').first()).toContainText('三天后再看黄疸', SLOW);

  await page.goto('/account');
  await expect(page.locator('#visits')).toContainText('三天后再看黄疸', SLOW);
  await page.goto('/visits');
  await expect(page.locator('#own')).toContainText('三天后再看黄疸');
  await expect(page.locator('#new')).toHaveCount(0);
});
