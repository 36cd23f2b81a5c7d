import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { User } from '#cms/records/payload-types.ts';
import { requestTakeover } from '#cms/registry/request-takeover.ts';
import { startTakeover } from '#cms/registry/start-takeover.ts';
import type { TakeoverWish } from '#cms/registry/takeover-wish.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { centreNamed, importFile, sampleRegister } from '../support/register.ts';
import { askToTakeOver, codeSentTo } from '../support/takeover.ts';

vi.hoisted(() => {
  process.env.CITY = 'british-columbia';
});

const HEAD = 'head@centre.example';
const SPAM = 'WIN-A-PRIZE https://evil.example';

let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
  await importFile(demo.portal, sampleRegister(1));
});
afterAll(() => demo.close());

const wish = (slug: string, over: Partial<TakeoverWish> = {}): TakeoverWish => ({
  slug,
  name: 'Robin Head',
  email: HEAD,
  phone: '250-555-0111',
  evidence: 'I am the licensee.',
  from: '203.0.113.1',
  ...over,
});
const mailTo = async (to: string) => {
  const where = { to: { equals: to } };
  return (await demo.portal.payload.find({ collection: 'messages', where, sort: 'createdAt', pagination: false })).docs;
};
const waiting = async (facility: string) => {
  const where = { facility: { equals: facility }, decision: { equals: 'pending' } };
  return (await demo.portal.payload.count({ collection: 'takeovers', where })).totalDocs;
};
async function decide(id: string, decision: 'approved' | 'refused') {
  const { payload } = demo.portal;
  const { docs } = await payload.find({ collection: 'users', where: { email: { equals: 'city@demo.example' } }, depth: 0 });
  const user = { ...(docs[0] as User), territory: '59', collection: 'users' as const };
  return payload.update({ collection: 'takeovers', id, data: { decision }, user, overrideAccess: false, depth: 0 });
}
const live = () => ({ ...demo.portal, environment: { ...demo.portal.environment, mode: 'live', limited: true } as const });

describe('a stranger who writes the address of somebody else', () => {
  const victim = 'victim@example.org';
  let slug: string;
  let id: string;
  beforeEach(async () => {
    ({ slug, id } = await centreNamed(demo.portal, 'Juniper Kids'));
  });

  it('has nothing of what was typed sent there: one code, in our own words', async () => {
    const asked = wish(slug, { email: victim, name: SPAM, evidence: SPAM });
    expect(await startTakeover(demo.portal, { ...asked, lang: 'en' })).toMatchObject({ ok: true, to: victim });
    const sent = await mailTo(victim);
    expect(sent.map(({ kind }) => kind)).toEqual(['takeover_code']);
    expect(JSON.stringify(sent)).not.toMatch(/PRIZE|evil/);
  });

  it('keeps nothing, and the centre waits for nobody', async () => {
    expect(await waiting(id)).toBe(0);
    expect((await centreNamed(demo.portal, 'Juniper Kids')).listing).toBe('listed');
  });

  it('comes no further without the code, however often it is guessed', async () => {
    const right = await codeSentTo(demo.portal, victim);
    const code = right === '000000' ? '111111' : '000000';
    for (let n = 0; n < 5; n++) {
      const answer = await requestTakeover(demo.portal, { ...wish(slug, { email: victim }), code });
      expect(answer).toMatchObject({ ok: false, code: 'code_wrong', field: 'code' });
    }
    const late = await requestTakeover(demo.portal, { ...wish(slug, { email: victim }), code: right });
    expect(late).toMatchObject({ ok: false, code: 'code_locked' });
    expect(await waiting(id)).toBe(0);
  });

  it('nor with the code of an address of their own', async () => {
    const own = await startTakeover(demo.portal, { ...wish(slug, { email: 'own@evil.example' }), lang: 'en' });
    if (!own.ok) throw new Error(own.code);
    const code = await codeSentTo(demo.portal, 'own@evil.example');
    const answer = await requestTakeover(demo.portal, { ...wish(slug, { email: HEAD }), code, request: own.request });
    expect(answer).toMatchObject({ ok: false, field: 'code' });
  });
});

describe('strangers who ask under addresses of their own', () => {
  it('do not stand in the way of the head, whose request a supervisor approves; theirs are refused, and all are told', async () => {
    const { slug, id } = await centreNamed(demo.portal, 'Willowbrook Kids');
    for (const n of [1, 2, 3]) {
      const asked = await askToTakeOver(demo.portal, wish(slug, { email: `stranger${n}@evil.example`, name: SPAM }));
      expect(asked.ok).toBe(true);
    }
    const head = await askToTakeOver(demo.portal, wish(slug));
    if (!head.ok) throw new Error(head.code);
    expect(await waiting(id)).toBe(4);
    await decide(head.takeover.id, 'approved');
    expect(await waiting(id)).toBe(0);
    expect((await centreNamed(demo.portal, 'Willowbrook Kids')).listing).toBe('claimed');
    await vi.waitFor(async () => {
      expect((await mailTo(HEAD)).at(-1)?.kind).toBe('takeover_approved');
      for (const n of [1, 2, 3]) {
        const sent = await mailTo(`stranger${n}@evil.example`);
        expect(sent.map(({ kind }) => kind)).toEqual(['takeover_code', 'takeover_pending', 'takeover_refused']);
        expect(JSON.stringify(sent)).not.toMatch(/PRIZE/);
      }
    });
    const { docs } = await demo.portal.payload.find({ collection: 'users', where: { facility: { equals: id } }, depth: 0 });
    expect(docs.map(({ email }) => email)).toEqual([HEAD]);
  });

  it('refused one by one, the centre is listed again with the last', async () => {
    const { slug } = await centreNamed(demo.portal, 'Orchard Early Learning');
    const listing = async () => (await centreNamed(demo.portal, 'Orchard Early Learning')).listing;
    const ids: string[] = [];
    for (const n of [4, 5]) {
      const asked = await askToTakeOver(demo.portal, wish(slug, { email: `stranger${n}@evil.example` }));
      if (!asked.ok) throw new Error(asked.code);
      ids.push(asked.takeover.id);
    }
    await decide(String(ids[0]), 'refused');
    expect(await listing()).toBe('claim_pending');
    await decide(String(ids[1]), 'refused');
    expect(await listing()).toBe('listed');
  });
});

describe('limits', () => {
  it('ten codes a day are sent for one address', async () => {
    const { slug } = await centreNamed(demo.portal, 'Garry Oak Childcare');
    const answers: string[] = [];
    for (let n = 0; n < 12; n++) {
      const asked = wish(slug, { email: `x${n}@evil.example`, from: '198.51.100.7' });
      const answer = await startTakeover(live(), { ...asked, lang: 'en' });
      answers.push(answer.ok ? 'sent' : answer.code);
    }
    expect(answers).toEqual([...Array(10).fill('sent'), 'too_many_takeovers', 'too_many_takeovers']);
  });

  it('one e-mail asks for three centres a day, wherever from, and takes nothing from another', async () => {
    const email = 'many@evil.example';
    const names = ['Garry Oak Childcare', 'Kokanee Kids', 'Brae Island Daycare', 'Fraser Fledglings'];
    const answers: string[] = [];
    for (const [n, name] of names.entries()) {
      const { slug } = await centreNamed(demo.portal, name);
      const answer = await askToTakeOver(live(), wish(slug, { email, from: `198.51.100.${n + 20}` }));
      answers.push(answer.ok ? 'asked' : answer.code);
    }
    expect(answers).toEqual(['asked', 'asked', 'asked', 'too_many_takeovers']);
    const { slug } = await centreNamed(demo.portal, 'Fraser Fledglings');
    expect(await askToTakeOver(live(), wish(slug, { email: 'head@fraser.example' }))).toMatchObject({ ok: true });
  });
});
