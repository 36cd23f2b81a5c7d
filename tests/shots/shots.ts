import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { readArguments } from '#cms/commands/read-arguments.ts';
import { signInStaff } from '../e2e/kit/staff.ts';
import { chromiumLaunch } from '../support/chromium.ts';
import { startServer } from '../support/start-server.ts';
import { bookingStates } from './journey.ts';
import { FAMILY, SHOTS, type Shot, STAFF_SHOTS } from './pages.ts';

/** `npm run shots [-- name …]`: every page at 390 and 1280 px, in Chinese and English, into the ignored folder `shots/`. */
const { positionals: only } = readArguments('npm run shots -- [name …]', { allowPositionals: true });
const wanted = (name: string) => only.length === 0 || only.some((part) => name.startsWith(part));
const WIDTHS = [390, 1280];
const LANGUAGES = [
  { lang: 'zh', prefix: '' },
  { lang: 'en', prefix: '/en' },
];

mkdirSync('shots', { recursive: true });
const given = process.env.SHOTS_ORIGIN;
const server = given ? { origin: given, stop: async () => {} } : await startServer({ PORTAL_NOW: '2026-11-23T07:02:00.000Z' });
const browser = await chromium.launch(await chromiumLaunch());
try {
  for (const width of WIDTHS) for (const language of LANGUAGES) await pictures(browser, width, language);
} finally {
  await browser.close();
  await server.stop();
}

async function pictures(on: Browser, width: number, { lang, prefix }: (typeof LANGUAGES)[number]): Promise<void> {
  const page = await on.newPage({ viewport: { width, height: 900 }, locale: lang === 'zh' ? 'zh-CN' : 'en-GB' });
  page.on('console', (message) => message.type() === 'error' && console.log(`  ${page.url()}: ${message.text().slice(0, 200)}`));
  const take = async (name: string) => {
    if (wanted(name)) await picture(page, `${name}-${lang}-${width}`);
  };
  const visit = async ({ name, path, follow = [] }: Shot, from = `${server.origin}${prefix}`) => {
    if (!wanted(name)) return;
    await page.goto(`${from}${path}`);
    for (const link of follow) {
      const href = await page
        .locator(link)
        .first()
        .getAttribute('href', { timeout: 10_000 })
        .catch(() => null);
      if (!href) return console.log(`${name}  ! no ${link} at ${page.url()}`);
      await page.goto(new URL(href, page.url()).href);
    }
    await take(name);
  };
  for (const shot of SHOTS) await visit(shot);
  const contact = `1390000${width % 10000}`.padEnd(10, '0').slice(0, 10) + (lang === 'zh' ? '1' : '2');
  if (only.length === 0 || only.includes('journey') || FAMILY.some(({ name }) => wanted(name))) {
    const isAsked = only.length === 0 || only.includes('journey');
    const own = await bookingStates(page, { origin: server.origin, prefix, contact }, async (name) => {
      if (isAsked) await picture(page, `${name}-${lang}-${width}`);
    });
    for (const { path, ...shot } of FAMILY)
      await visit({ ...shot, path: path.replace('{child}', own.child).replace('{booking}', own.booking) });
  }
  for (const { who, ...shot } of STAFF_SHOTS.filter(({ name }) => wanted(name))) {
    await page.context().clearCookies();
    await page.context().addCookies([{ name: 'payload-lng', value: lang, url: server.origin }]);
    await signInStaff(page, { origin: server.origin, who });
    await visit(shot, server.origin);
  }
  await page.close();
}

async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  console.log(`${name}${wide ? '  ! wider than the window' : ''}`);
  await page.screenshot({ path: join('shots', `${name}.png`), fullPage: true });
}
