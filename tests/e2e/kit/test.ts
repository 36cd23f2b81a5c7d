import { createHash } from 'node:crypto';
import { type BrowserContext, type BrowserContextOptions, test as base, type Page } from '@playwright/test';
import { isLong } from '../../support/seed.ts';
import { type ApiClient, apiClient } from '../api/client.ts';

export { expect } from '@playwright/test';

interface Kit {
  /** Where the portal answers. */
  origin: string;
  /** Another visitor: a window of its own without cookies. */
  visit(options?: BrowserContextOptions): Promise<Page>;
  /** A phone number that no other test uses, however often it is repeated; `n` for a second one. */
  contact(n?: number): string;
  api: ApiClient;
}

export const test = base.extend<Kit>({
  baseURL: ({ origin }, use) => use(origin),
  origin: [process.env.E2E_ORIGIN ?? '', { option: true }],
  visit: async ({ browser }, use) => {
    const visitors: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      visitors.push(context);
      return context.newPage();
    });
    for (const visitor of visitors) await visitor.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads from the pattern what a fixture needs
  contact: async ({}, use, { testId, repeatEachIndex }) => {
    await use((n = 0) => {
      const hash = createHash('sha256').update(`${testId} ${repeatEachIndex} ${n}`).digest();
      return `139${String(hash.readUInt32BE() % 100_000_000).padStart(8, '0')}`;
    });
  },
  api: ({ origin }, use) => use(apiClient(origin)),
});

export type Lang = 'zh' | 'en';

/**
 * What a test reads in one language, where that language's addresses begin, and the tag of a test that reads both: Chinese
 * on a phone and English on a desktop. In a long run such a test reads both on both.
 */
export const LANGUAGES = [
  { lang: 'zh', prefix: '', locale: 'zh-CN', tag: isLong ? [] : ['@phone'] },
  { lang: 'en', prefix: '/en', locale: 'en-GB', tag: isLong ? [] : ['@desktop'] },
] as const;
