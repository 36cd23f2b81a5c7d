import type { Page } from '@playwright/test';

/** Components are drawn by this script, and none of them acts before it. */
const REACT = /\/assets\/react\./;

/** The scripts that a page loads, by address, from now on. */
export function scriptsOf(page: Page): { react(): number } {
  const seen: string[] = [];
  page.on('request', (request) => request.resourceType() === 'script' && seen.push(request.url()));
  return { react: () => seen.filter((address) => REACT.test(address)).length };
}

/** From now on what components need is on its way, until the function that this gives is called. */
export async function holdReact(page: Page): Promise<() => void> {
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(REACT, async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  return letThrough;
}

/** What components need never comes: the line is broken. */
export const refuseReact = (page: Page) => page.route(REACT, (route) => route.abort());
