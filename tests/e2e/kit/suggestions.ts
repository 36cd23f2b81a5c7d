import type { Page } from '@playwright/test';

/** The place in the sentence on the home page. */
export const PLACE = 'form.sentence [name=place]';

/** Puts words into an emptied input at once, so that one question is asked, and waits for what is suggested. */
export async function typeIn(page: Page, text: string, input = PLACE): Promise<void> {
  await page.fill(input, '');
  await page.fill(input, text);
  await page.waitForSelector('[role=option]');
}

export const namesSuggested = (page: Page) => page.locator('.suggest:not([hidden]) .suggest-name').allTextContents();
export const isExpanded = async (page: Page) => (await page.getAttribute(PLACE, 'aria-expanded')) === 'true';
