import { eventually } from '../../support/eventually.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

async function messageTo(origin: string, contact: string): Promise<string> {
  let text: string | undefined;
  const arrived = async () => {
    // A connection that was kept open may be closed just then.
    const answer = await fetch(`${origin}/api/v1/outbox`).catch(() => undefined);
    const { messages } = ((await answer?.json()) ?? { messages: [] }) as {
      messages: { to: string; kind: string; text: string }[];
    };
    text = messages.find(({ to, kind }) => to === contact && kind === 'month_tip')?.text;
    return text !== undefined;
  };
  // What is due is looked for in rounds.
  await eventually(arrived, { what: `told: ${contact}`, withinMs: 120_000 });
  return text ?? '';
}

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  test.describe(`what a child’s month brings, ${lang}`, { tag }, () => {
    test.use({ locale });

    test('is asked for, arrives, and is stopped by the message’s link alone', async ({ page, visit, origin, contact }) => {
      const own = contact();
      await signIn(page, { origin, prefix, contact: own });
      await page.goto(`${prefix}/account/months`);
      await expect(page.locator('main a[href$="/account/children/new"]')).toBeVisible();
      await page.goto(`${prefix}/account/children/new`);
      await page.fill('#childName', '欧阳月月');
      await page.fill('#birthDate', '2026-05-01');
      await page.click('form.form button[type=submit]');
      await expect(page.locator('h1')).toHaveText('欧阳月月');
      await page.goto(`${prefix}/account`);
      await page.click('a[href$="/account/months"]');
      await page.locator('select').nth(1).selectOption('321202');
      await expectAccessible(page);
      await page.click('button[value=start]');
      await expect(page.locator('.notice-ok')).toBeVisible();
      await expect(page.locator('.month-things > div')).toHaveCount(3);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);

      const text = await messageTo(origin, own);
      expect(text).not.toMatch(/欧阳|2026-05/);
      const link = /https?:\S+\/months\?token=\S+/.exec(text)?.[0] ?? '';
      expect(link).toContain(`${prefix}/months`);
      const stranger = await visit({ locale, javaScriptEnabled: false });
      await stranger.goto(link);
      await expect(stranger.locator('.month-things > div')).toHaveCount(3);
      expect(await stranger.content()).not.toContain('欧阳');
      await expectNoSidewaysScroll(stranger);
      await stranger.click('button[value=stop]');
      await expect(stranger.locator('.notice-ok')).toBeVisible();
      await expect(stranger.locator('button[value=resume]')).toBeVisible();
      await page.goto(`${prefix}/account/months`);
      await expect(page.locator('button[value=stop]')).toHaveCount(0);
    });
  });
}
