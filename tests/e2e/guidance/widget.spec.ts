import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expectNoSidewaysScroll } from '../kit/accessible.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  test.describe(`the widget, ${lang}`, { tag }, () => {
    test.use({ locale, javaScriptEnabled: false });

    test('is shown in a frame of a township’s own site, as the open-data page says', async ({ page, origin }) => {
      await page.goto(`${prefix}/open-data`);
      const line = await page.locator('.frame-line code').innerText();
      expect(line).toContain(`${prefix}/widget?area=`);
      await expectNoSidewaysScroll(page);
      const server = createServer((_, response) => {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(`<!doctype html><title>x</title>${line.replace(/https?:\/\/[^/"]+/, origin)}`);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      try {
        await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
        const frame = page.frameLocator('iframe');
        await expect(frame.locator('h1')).toBeVisible();
        await expect(frame.locator('a[href*="/guidance/"]')).toHaveCount(3);
        expect(await page.context().cookies()).toEqual([]);
      } finally {
        server.close();
      }
    });
  });
}
