import type { Page } from '@playwright/test';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';

export const passwordOf = () => DEMO_PASSWORD;

/** Signs a member of staff in without the form, which has a test of its own. */
export async function signInStaff(page: Page, { origin, who }: { origin: string; who: string }): Promise<void> {
  await signInAs(page, { origin, email: `${who}@demo.example`, password: DEMO_PASSWORD });
}

export async function signInAs(
  page: Page,
  { origin, email, password }: { origin: string; email: string; password: string },
): Promise<void> {
  const answer = await page.context().request.post(`${origin}/admin/api/users/login`, { data: { email, password } });
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()}`);
}

/** Chooses an option of one of the admin's select boxes by its words. */
export async function choose(page: Page, field: string, words: string): Promise<void> {
  await page.click(`#field-${field} .rs__control`);
  await page.click(`#field-${field} .rs__option:has-text("${words}")`);
}

/** Everything a page asks of another host; a staff page asks nothing. */
export function outsideRequests(page: Page, origin: string): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(`${origin}/`)) asked.push(request.url());
  });
  return asked;
}
