import type { Page } from '@playwright/test';

/** The address of a search. */
export const searchFor = (params: Record<string, string>, path = '/facilities') => `${path}?${new URLSearchParams(params)}`;

export const NEAR = { place: '凤城河', ageMonths: '8', form: 'hourly' };
export const MORNING = { date: '2026-12-09', from: '09:00', to: '12:00' };

/** The names in the list of results, from the top. */
export const namesFound = (page: Page) =>
  page.$$eval('[data-hit] h2 a', (links) => links.map(({ textContent }) => textContent ?? ''));
export const headingOf = async (page: Page) => (await page.textContent('#results')) ?? '';

/** Does something, and waits until the list is the one that answers it: the one for `words`, where words are typed. */
export async function afterwards(page: Page, act: () => Promise<unknown>, words?: string): Promise<void> {
  const answered = page.waitForResponse((response) => {
    const { pathname, searchParams } = new URL(response.url());
    const isIt = pathname.endsWith('/facilities') && (words === undefined || searchParams.get('place') === words);
    return isIt && response.ok();
  });
  await act();
  await answered;
  await page.waitForFunction(() => !document.querySelector('[data-results]')?.hasAttribute('aria-busy'));
}
