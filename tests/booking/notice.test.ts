import { afterAll, beforeAll, expect, it } from 'vitest';
import { quoteCare } from '#cms/booking/quote-care.ts';
import { createTranslator } from '#cms/words/index.ts';
import { problemWords } from '#cms/words/problem-words.ts';
import { addMonths } from '#domain/time/civil-date.ts';
import { type DemoPortal, demoPortal, TODAY } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
});
afterAll(() => demo.close());

const slug = 'hailing-sample';
/** Now it is Monday 15:02. */
const tuesday = { form: 'hourly', date: '2026-11-24', window: { from: 540, to: 660 } } as const;

it('refuses families what a centre needs notice for, says from when it can be booked, and lets its own counter decide', async () => {
  const facility = demo.portal.supplies.all().find((one) => one.slug === slug);
  if (!facility) throw new Error('no example centre');
  await demo.portal.payload.update({ collection: 'facilities', id: facility.id, data: { noticeHours: 24 } });
  const quote = () => quoteCare(demo.portal, { slug, request: tuesday, ageMonths: 8 });
  await eventually(async () => {
    const quoted = await quote();
    return quoted.ok && quoted.quote.left === 0;
  });
  const when = { minutes: 1440, on: '2026-11-24', at: 930 };
  expect(await quote()).toMatchObject({ quote: { why: { reason: 'needs_notice', when, failsOn: tuesday.date } } });

  const child = await newFamily(demo.portal, 1, addMonths(TODAY, -8));
  const refused = await hold(demo.portal, child, tuesday, { slug });
  expect(refused).toMatchObject({ ok: false, status: 409, code: 'no_place.needs_notice', why: { when } });
  if (!refused.ok)
    expect(problemWords(createTranslator('en'), refused).replaceAll('\u00a0', ' ')).toContain('1 day ahead, at the earliest for');

  const first = { ...tuesday, window: { from: when.at, to: 1050 } };
  expect(await hold(demo.portal, child, first, { slug })).toMatchObject({ ok: true });
  const atCounter = await quoteCare(demo.portal, { slug, request: tuesday, ageMonths: 8, waivesNotice: true });
  expect(atCounter.ok && atCounter.quote.left).toBeGreaterThan(0);
});
