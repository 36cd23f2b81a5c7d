import { defineConfig } from '@playwright/test';
import usual from '../e2e/playwright.config.ts';
import { WIDTHS } from './forms.ts';

/** Every page at one width: the round's. */
const width = WIDTHS[(Number(process.env.TEST_ROUND ?? 1) - 1) % WIDTHS.length] ?? 1280;
const isPhone = width > 320 && width < 700;

export default defineConfig(usual, {
  testDir: '.',
  testMatch: 'every-page.ts',
  globalSetup: '../e2e/global-setup.ts',
  outputDir: '../../var/test/long/traces',
  projects: [{ name: String(width), use: { viewport: { width, height: 844 }, hasTouch: isPhone, isMobile: isPhone } }],
});
