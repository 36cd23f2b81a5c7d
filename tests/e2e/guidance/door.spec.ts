import { staffClient } from '../../support/staff-client.ts';
import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { showCode } from '../kit/camera.ts';
import { signIn } from '../kit/sign-in.ts';
import { signInStaff } from '../kit/staff.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

/** A class of a test's own, this afternoon or on another day, in the author's whole city. */
async function newClass(origin: string, slug: string, date: string) {
  const author = await staffClient(origin, 'author');
  const when = { date, from: '19:30', to: '20:30', fromMonth: 0, toMonth: 36, capacity: 3, fee: 0 };
  const { id } = await author.add('activities', {
    title: `签到的课 ${slug}`,
    summary: '一起玩',
    place: '社区（示例）',
    slug,
    ...when,
  });
  return { id, slug };
}

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  test.describe(`check-in at the door, ${lang}`, { tag }, () => {
    test.use({ locale });

    test('by the code on the family’s page: typed without script, or before the camera, once; another’s is told with when', async ({
      page,
      origin,
      contact,
      visit,
    }, { project }) => {
      const name = `${lang}-${project.name}`;
      const today = await newClass(origin, `door-today-${name}`, '2026-11-23');
      const later = await newClass(origin, `door-later-${name}`, '2026-12-16');
      await signIn(page, { origin, prefix, contact: contact() });
      for (const child of ['司徒大', '司徒小']) {
        await page.goto(`${prefix}/account/children/new`);
        await page.fill('#childName', child);
        await page.fill('#birthDate', child === '司徒大' ? '2024-05-01' : '2026-02-01');
        await page.click('form.form button[type=submit]');
        await expect(page.locator('h1')).toHaveText(child);
      }
      const codes: string[] = [];
      for (const { slug } of [later, today]) {
        await page.goto(`${prefix}/activities/${slug}`);
        for (const box of await page.locator('.signup input[name=child]').all()) await box.check();
        await page.click('button[value=join]');
        await expect(page.locator('.signup-code svg[role=img]')).toBeVisible();
        codes.push((await page.locator('.signup-code b').innerText()).replace(/\s/g, ''));
      }
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      const [other = '', code = ''] = codes;
      expect(code).toMatch(/^\d{6}$/);

      const plain = await visit({ locale, javaScriptEnabled: false });
      await signInStaff(plain, { origin, who: 'author' });
      const door = `${origin}/admin/door?activity=${today.id}&date=2026-11-23`;
      await plain.goto(door);
      await plain.fill('.jt-find [name=code]', other);
      await plain.click('.jt-find button[type=submit]');
      await expect(plain.locator('#code-said')).toContainText(`door-later-${name}`);
      await expect(plain.locator('#code-said')).toContainText(/16/);
      await plain.fill('.jt-find [name=code]', code);
      await plain.click('.jt-find button[type=submit]');
      await expect(plain.locator('#code-said[role=status]')).toContainText('2');
      await expect(plain.locator('.jt-door .here')).toBeVisible();

      const staff = await visit({ locale });
      await staff.addInitScript(showCode, code);
      await signInStaff(staff, { origin, who: 'author' });
      await staff.goto(door);
      await expectAccessible(staff);
      await staff.locator('.jt-door .jt-mark button').click();
      await expect(staff.locator('.jt-door .here')).toBeHidden();
      await staff.locator('.jt-scan button').click();
      await expect(staff.locator('.jt-door .here')).toBeVisible();
      const first = await staff.locator('#code-said[role=status]').innerText();
      await staff.fill('.jt-find [name=code]', `${code.slice(0, 3)} ${code.slice(3)}`);
      await staff.keyboard.press('Enter');
      await expect(staff.locator('#code-said[role=status]')).not.toHaveText(first);
      await expectAccessible(staff);
    });
  });
}
