import type { Page } from '@playwright/test';
import { signIn } from '../e2e/kit/sign-in.ts';

const WISH = 'ageMonths=8&form=hourly&date=2026-11-25&from=09:00&to=12:00';

/** The pages that the journey below passes, and what docs/look.md calls them. */
export const ON_THE_WAY = [
  { path: '/account', look: 'account' },
  { path: '/bookings/1', look: 'paid and booked' },
  { path: '/bookings/1/reschedule', look: 'moving' },
  { path: '/contracts/1', look: 'contract' },
  { path: '/contracts/1/end', look: 'ending early' },
  { path: '/contracts/1/change', look: 'changing class or part of the day' },
  { path: '/contracts/1/hand-on', look: 'handing a contract on' },
  { path: '/pretend-payment/1', look: 'paid and booked' },
  { path: '/account/waits/1', look: 'waiting, saved searches' },
];

/** The states of a booking that no address leads to, one after the other; `picture` is called at each. */
export async function bookingStates(
  page: Page,
  { origin, prefix, contact }: { origin: string; prefix: string; contact: string },
  picture: (name: string) => Promise<void>,
): Promise<{ booking: string; child: string }> {
  await signIn(page, { origin, prefix, contact });
  await picture('account-empty');
  await page.goto(`${origin}${prefix}/book/hailing-sample?${WISH}&step=child`);
  await picture('book-child');
  await page.fill('[name=guardianName]', '林示例');
  await page.check('[name=adult]');
  await page.fill('[name=childName]', '小满');
  await page.fill('[name=birthDate]', '2026-03-10');
  await page.click('form.form button[type=submit]');
  await picture('sign');
  await page.fill('[name=name]', '王二');
  await page.check('[name=readTerms]');
  await page.click('form.sign button[type=submit]');
  await picture('sign-error');
  await page.fill('[name=name]', '林示例');
  await page.check('[name=readTerms]');
  await page.click('form.sign button[type=submit]');
  await picture('pay');
  await page.click('form:has([value=pay]) button');
  await picture('pretend-payment');
  await page.click('[value=approve]');
  await picture('booking');
  const [here = ''] = page.url().split('?');
  const booking = here.split('/').at(-1) ?? '';
  await page.click('a[href*="/contracts/"]:not([href$=".pdf"])');
  await picture('contract');
  const contract = page.url();
  await page.goto(`${contract}/end`);
  await picture('end-early');
  // Of an hour's care, and of a guardian alone: why not, and what instead.
  await page.goto(`${contract}/change`);
  await picture('change-care');
  await page.goto(`${contract}/hand-on`);
  await picture('hand-on');
  await page.goto(`${here}/reschedule`);
  await picture('moving');
  await page.goto(`${here}?cancel=1`);
  await picture('booking-cancel');
  await page.click('.btn-bad');
  await picture('booking-cancelled');
  await page.goto(`${origin}${prefix}/account`);
  await picture('account');
  const link = await page.locator('.child-row a[href*="/account/children/"]').first().getAttribute('href');
  await page.goto(`${origin}${prefix}/outbox`);
  await picture('outbox');
  return { booking, child: link?.split('/').at(-1) ?? '' };
}
