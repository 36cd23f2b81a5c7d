import { expectAccessible } from '../kit/accessible.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, test } from '../kit/test.ts';

const WRONG = 'ageMonths=99&openUntil=25:00&place=凤城河';

test('a search of which several things are wrong says all of them, each at its field, and keeps what was typed', async ({
  page,
}) => {
  await page.goto(`/facilities?${WRONG}`);
  await expect(page.locator('.errors')).toBeFocused();
  await expect(page.locator('.errors li')).toHaveCount(2);
  await expect(page.locator('.errors')).toContainText('月龄');
  await expect(page.locator('#search [name=place]')).toHaveValue('凤城河');
  await expectAccessible(page);
});

test('such a search that is to be saved says the same, with the way back to it', async ({ page, origin, contact }) => {
  await signIn(page, { origin, contact: contact() });
  await page.goto(`/account/searches?${new URLSearchParams({ address: WRONG, facility: 'nowhere' })}`);
  await expect(page.locator('.errors li')).toHaveCount(3);
  await expectAccessible(page);
  await page.click('main a[href*="/facilities?"]');
  await expect(page.locator('.errors li')).toHaveCount(2);
});
