import type { Page } from '@playwright/test';
import { staffClient } from '../../support/staff-client.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { signIn } from '../kit/sign-in.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

/** A class of a test's own for two-year-olds, for one family alone. */
async function newClass(origin: string, name: string): Promise<string> {
  const author = await staffClient(origin, 'author');
  const { slug } = await author.add('activities', {
    ...{ title: `两岁的课 ${name}`, summary: '一起玩', place: '社区（示例）', slug: name },
    ...{ date: '2026-12-15', from: '09:30', to: '10:30', fromMonth: 24, toMonth: 30, capacity: 1, fee: 0 },
  });
  return String(slug);
}

async function family(
  page: Page,
  children: [name: string, birthDate: string][],
  to: { origin: string; prefix: string; contact: string },
) {
  await signIn(page, to);
  for (const [name, birthDate] of children) {
    await page.goto(`${to.prefix}/account/children/new`);
    await page.fill('#childName', name);
    await page.fill('#birthDate', birthDate);
    await page.click('form.form button[type=submit]');
    await expect(page.locator('h1')).toHaveText(name);
  }
}

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  test.describe(`a class with brothers and sisters, ${lang}, with script off`, { tag }, () => {
    test.use({ locale, javaScriptEnabled: false });

    test('takes one family, lets the next wait, and gives it the place that is given up', async ({
      page,
      origin,
      contact,
      visit,
    }, { project }) => {
      const slug = await newClass(origin, `two-year-olds-${lang}-${project.name}`);
      const here = `${origin}${prefix}/activities/${slug}`;
      const own = { origin, prefix, contact: contact(0) };
      await family(page, [['欧阳大大', '2024-09-01']], own);
      await page.goto(here);
      await expect(page.locator('.signup input[name=child]')).toBeChecked();
      await page.click('button[value=join]');
      await expect(page.locator('.notice-ok')).toBeVisible();
      await expect(page.locator('.signup')).toContainText('欧阳大大');
      await expectNoSidewaysScroll(page);
      await page.goto(`${origin}${prefix}/account`);
      await expect(page.locator('#activities a')).toHaveAttribute('href', `${prefix}/activities/${slug}`);

      const other = await visit({ locale, javaScriptEnabled: false });
      const theirs = [
        ['欧阳二二', '2024-10-01'],
        ['欧阳小小', '2026-03-01'],
      ] as [string, string][];
      await family(other, theirs, { ...own, contact: contact(1) });
      await other.goto(here);
      const boxes = other.locator('.signup input[name=child]');
      await expect(boxes.nth(0)).toBeChecked();
      await expect(boxes.nth(1)).not.toBeChecked();
      await boxes.nth(0).uncheck();
      await boxes.nth(1).check();
      await other.click('button[value=join]');
      await expect(other.locator('#child-error')).toContainText('2028');
      await boxes.nth(0).check();
      await other.click('button[value=join]');
      await expect(other.locator('.signup h2')).toContainText('1');
      await expect(other.locator('.signup')).toContainText('欧阳小小');

      await page.goto(here);
      await page.click('button[value=leave]');
      await expect(page.locator('button[value=join]')).toBeVisible();
      await other.goto(here);
      await expect(other.locator('.signup a[href$=".ics"]')).toBeVisible();
      await expect(other.locator('.signup button[value=leave]')).toBeVisible();
      const { messages } = (await (await fetch(`${origin}/api/v1/outbox`)).json()) as {
        messages: { to: string; kind: string }[];
      };
      expect(messages.filter(({ to, kind }) => to === contact(1) && kind === 'activity_place')).toHaveLength(1);
    });
  });
}

test('an activity, its list and what is signed up for are accessible', async ({ page, origin, contact }, { project }) => {
  const slug = await newClass(origin, `seen-${project.name}`);
  await page.goto(`/activities/${slug}`);
  await expectAccessible(page);
  await family(page, [['欧阳三三', '2024-09-01']], { origin, prefix: '', contact: contact(2) });
  await page.goto(`/activities/${slug}`);
  await expectAccessible(page);
  await page.click('button[value=join]');
  await expect(page.locator('.notice-ok')).toBeVisible();
  await expectAccessible(page);
  await page.goto('/activities');
  await expectAccessible(page);
});
