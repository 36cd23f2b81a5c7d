import { globSync, readFileSync } from 'node:fs';
import { createLocalReq } from 'payload';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 1 });
});
afterAll(() => demo.close());

/** What asks in the request's own name: its language stays as it was, because only the records' own door asks. */
const PAST_THE_DOOR = /\bcreate[A-Z]\w+\(\s*(req\b|\{\s*payload: req\.payload)|\breq\.payload\.(find|count|create|update|delete)/;
/** What opens the city before there is a portal. */
const BEFORE = /^cms\/(commands|records|ports|migrations)\//;

it('no hook, page or verb asks past the records in a request’s own name', () => {
  const files = globSync('cms/**/*.{ts,tsx}', { exclude: (name) => /\.next|node_modules/.test(String(name)) });
  const past = files.filter((file) => !BEFORE.test(file) && PAST_THE_DOOR.test(readFileSync(file, 'utf8')));
  expect(past).toEqual([]);
});

it('every way to ask that the records use keeps the language of the request that it belongs to', () => {
  const used = new Set(
    globSync('cms/records/*.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bpayload\.([a-z]\w+)\(/g)].map(([, name]) => name),
    ),
  );
  const door = readFileSync('cms/records/own-language.ts', 'utf8').match(/const ASKING = \[(.*?)\]/s)?.[1] ?? '';
  const without = ['auth', 'decrypt', 'destroy', 'encrypt', 'forgotPassword'];
  expect([...used].filter((name) => !door.includes(`'${name}'`)).sort()).toEqual(without);
});

it('a read of every language in a unit of work leaves its request in its own', async () => {
  const { facilities, payload, pictures, policies } = demo.portal;
  const id = (await facilities.find(EXAMPLE_SLUG))?.id ?? '';
  const req = await createLocalReq({ locale: 'en' }, payload);
  await facilities.findFiledFacts(id, req);
  await pictures.listUses(id, 'zh', req);
  await policies.findForEditing(id, { published: true }, req);
  expect(req.locale).toBe('en');
});
