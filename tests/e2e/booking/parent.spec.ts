import { createHash } from 'node:crypto';
import { expectAccessible } from '../kit/accessible.ts';
import { DAYS, TIMES } from '../kit/days.ts';
import { fenIn, holdPlaces, pay, signContract } from '../kit/family-journey.ts';
import { placesLeft } from '../kit/places-left.ts';
import { expect, LANGUAGES, test } from '../kit/test.ts';

const WORDS = {
  zh: {
    results: /^\d+ 家能收/,
    centre: '海陵示例托育园',
    done: '订好了，周四见',
    cancelled: '已取消',
    genuine: '是真的，没有改过',
  },
  en: {
    results: /^\d+ can take your child/,
    centre: 'Hailing Sample Childcare',
    done: 'Booked. See you on Wednesday',
    cancelled: 'Cancelled',
    genuine: 'Genuine and unchanged',
  },
};

/** As calendars write it; Taizhou is eight hours ahead. */
const startsAt = (date: string, from: string) => new Date(`${date}T${from}:00+08:00`).toISOString().replace(/[-:]|\.\d+/g, '');

for (const { lang, prefix, locale, tag } of LANGUAGES) {
  const words = WORDS[lang];

  test.describe(`a parent, ${lang}`, { tag }, () => {
    test.use({ locale });

    test('finds, books, signs, pays and cancels hourly care, and gets back exactly what the contract said', async ({
      page,
      origin,
      contact,
    }, { project }) => {
      const date = DAYS.journey[lang];
      const { from, to } = TIMES.journey[project.name as 'desktop' | 'phone'];
      const left = async () => (await placesLeft(origin, { date, at: [from] }))[0] ?? -1;
      await page.goto(`${prefix}/`);
      await expectAccessible(page);
      await page.selectOption('[name=ageMonths]', '8');
      await page.selectOption('[name=form]', 'hourly');
      await page.selectOption('[name=date]', date);
      await page.selectOption('[name=from]', from);
      await page.selectOption('[name=to]', to);
      await page.click('form.sentence button[type=submit]');
      await page.waitForSelector('#results');
      expect(await page.textContent('#results')).toMatch(words.results);
      await expectAccessible(page);

      await page.click('#hit-hailing-sample h2 a');
      expect(await page.textContent('h1')).toBe(words.centre);
      expect(fenIn(await page.textContent('.card-total'))).toBe(7800);
      await expectAccessible(page);
      const before = await left();
      expect(before).toBeGreaterThan(0);

      await page.locator('.card .btn, .buy .btn').filter({ visible: true }).click();
      await expectAccessible(page);
      const wish = Object.fromEntries(new URL(page.url()).searchParams);
      expect(wish).toMatchObject({ ageMonths: '8', form: 'hourly', date, from, to });
      await page.check('[name=before]');
      await page.waitForURL(/before=on/);
      await page.click('form:has(input[name=step]) button[type=submit]');
      expect(page.url()).toContain('/account');
      await holdPlaces(page, { origin, prefix, contact: contact(), wish: { ...wish, before: 'on' } });
      expect(await left()).toBe(before - 1);
      expect(await page.textContent('.clock')).toMatch(/1[45]:\d\d|1[45] (分钟|min)/);
      expect(await page.textContent('.key')).toMatch(/78\.00/);
      await expectAccessible(page);

      await page.check('[name=readTerms]');
      await page.fill('form.sign [name=name]', '王二');
      await page.click('form.sign button[type=submit]');
      expect(await page.textContent('.errors')).toContain('林示例');
      await expectAccessible(page);
      await signContract(page);
      await expectAccessible(page);
      await pay(page);
      expect(await page.textContent('h1')).toBe(words.done);
      await expectAccessible(page);

      const offered = fenIn(await page.textContent('.back-big'));
      expect(offered).toBe(6240);
      const pdf = await page.request.get((await page.getAttribute('a[href$=".pdf"]', 'href')) ?? '');
      expect(pdf.headers()['content-type']).toBe('application/pdf');
      const sha256 = createHash('sha256')
        .update(await pdf.body())
        .digest('hex');
      expect(await page.getAttribute('a[href*="/verify?hash="]', 'href')).toContain(sha256);
      const calendar = await page.request.get((await page.getAttribute('a[href$="calendar.ics"]', 'href')) ?? '');
      expect(await calendar.text()).toContain(`DTSTART:${startsAt(date, from)}`);
      const receipt = await page.request.get((await page.getAttribute('a[href*="/receipts/"]', 'href')) ?? '');
      expect(receipt.status()).toBe(200);

      const booking = page.url().split('?')[0] ?? '';
      await page.click('a[href*="cancel=1"]');
      await expectAccessible(page);
      await page.click('.btn-bad');
      expect(await page.textContent('h1')).toContain(words.cancelled);
      expect(fenIn(await page.textContent('h1'))).toBe(offered);
      expect(await left()).toBe(before);
      await page.goto(booking);
      expect(await page.locator('a[href*="/receipts/"]').count()).toBe(2);
      const verified = await page.request.get(`${prefix}/verify?hash=${sha256}`);
      expect(await verified.text()).toContain(words.genuine);
      const messages = await (await page.request.get('/api/v1/outbox')).text();
      expect(messages).toContain(contact());
    });
  });
}
