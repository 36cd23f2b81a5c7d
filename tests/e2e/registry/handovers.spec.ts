import { expectAccessible, expectNoSidewaysScroll } from '../kit/accessible.ts';
import { centreOfItsOwn, type OwnCentre } from '../kit/own-centre.ts';
import { choose, signInAs } from '../kit/staff.ts';
import { expect, test } from '../kit/test.ts';

const PASSWORD = 'another-head-2026';
const DAY = '2026-12-03';
let centre: OwnCentre;
let email: string;

test.beforeAll(async ({ playwright }, { workerIndex }) => {
  email = `handovers-head-${workerIndex}@demo.example`;
  centre = await centreOfItsOwn(playwright, {
    head: { email, password: PASSWORD, name: '接示例' },
    room: { date: DAY, places: 3 },
  });
});

test('a head says when children are brought and fetched; families read it, and are told the next time that works', {
  tag: '@desktop',
}, async ({ page, origin, browser }) => {
  await signInAs(page, { origin, email, password: PASSWORD });
  await page.goto(`/admin/collections/facilities/${centre.id}`);
  await page.getByRole('button', { name: '一天怎么分' }).click();
  await page.fill('#field-gapMinutes', '30');
  for (const [row, act, from, to] of [
    [0, '送', '08:00', '10:00'],
    [1, '接', '11:30', '12:30'],
  ] as const) {
    // Pressed before the form is at work, the button does nothing yet. Its server draws what is in the row.
    await expect(async () => {
      if ((await page.locator(`#handovers-row-${row}`).count()) === 0) await page.click('#field-handovers .array-field__add-row');
      await page.locator(`#handovers-row-${row}`).waitFor({ timeout: 3000 });
    }).toPass({ timeout: 60_000 });
    await page.locator(`#field-handovers__${row}__from`).waitFor({ timeout: 60_000 });
    await choose(page, `handovers__${row}__act`, act);
    await choose(page, `handovers__${row}__forms`, '计时托');
    await page.selectOption(`#field-handovers__${row}__from`, from);
    await page.selectOption(`#field-handovers__${row}__to`, to);
  }
  const saved = page.waitForResponse((one) => one.request().method() === 'PATCH' && one.url().includes('/facilities/'));
  await page.click('#action-save');
  expect((await saved).status()).toBe(200);

  const family = await (await browser.newContext({ baseURL: origin })).newPage();
  await family.goto(`/facilities/${centre.slug}`);
  const facts = family.locator('main');
  await expect(facts).toContainText('接送时间');
  await expect(facts).toContainText(/计时托：送\s8:00.?–.?10:00，接\s11:30–12:30/);
  await expect(facts).toContainText(/每个托位收拾\s30\s分钟/);

  const wish = { ageMonths: '8', form: 'hourly', date: DAY, before: 'on' };
  await family.goto(`/book/${centre.slug}?${new URLSearchParams({ ...wish, from: '10:30', to: '12:00' })}`);
  await expect(family.locator('[data-part=handover]')).toContainText(/送\s8:00.?–.?10:00/);
  await expect(family.locator('main')).toContainText(/只在\s8:00.?–.?10:00\s送，同样时长最早\s12\s月\s4\s日/);
  await expect(family.locator('#go-on')).toHaveCount(0);
  await expectAccessible(family);
  await expectNoSidewaysScroll(family);
  await family.goto(`/book/${centre.slug}?${new URLSearchParams({ ...wish, from: '09:30', to: '12:00' })}`);
  await expect(family.locator('#go-on')).toHaveCount(1);
  await family.goto(`/en/book/${centre.slug}?${new URLSearchParams({ ...wish, from: '09:30', to: '11:00' })}`);
  await expect(family.locator('main')).toContainText(
    /hildren\sare\sfetched\s11:30.?–.?12:30;\sa\sstay\sof\sthis\slength\scan\sbegin\son\s3\sDec/,
  );
  await family.context().close();
});
