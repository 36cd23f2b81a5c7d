import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { contractDraft } from '#cms/contracts/contract-draft.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import { searchFacilities } from '#cms/finding/search-facilities.ts';
import type { User } from '#cms/records/payload-types.ts';
import { isSeeded } from '#cms/seed/seed-city.ts';
import { countOf } from '../support/count-of.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { hold, newFamily } from '../support/family.ts';
import { centreNamed, importFile, sampleRegister } from '../support/register.ts';
import { askToTakeOver } from '../support/takeover.ts';

vi.hoisted(() => {
  process.env.CITY = 'british-columbia';
});

const DAY = '2026-11-25';
let demo: DemoPortal;
beforeAll(async () => {
  demo = await demoPortal();
  await importFile(demo.portal, sampleRegister(1));
});
afterAll(() => demo.close());

const centre = (name: string) => centreNamed(demo.portal, name);
const wish = (slug: string, over: object = {}) => ({
  slug,
  name: 'Robin Head',
  email: 'Robin@Garry-Oak.example',
  phone: '250-555-0111',
  evidence: 'I am the licensee; ask for me at the telephone in the register.',
  from: '203.0.113.1',
  ...over,
});
const ask = (slug: string, over: object = {}) => askToTakeOver(demo.portal, wish(slug, over));
const messages = async (to: string) =>
  (
    await demo.portal.payload.find({
      collection: 'messages',
      where: { to: { equals: to }, kind: { not_equals: 'takeover_code' } },
      sort: 'createdAt',
      pagination: false,
    })
  ).docs;
const userOf = async (email: string) => {
  const { docs } = await demo.portal.payload.find({ collection: 'users', where: { email: { equals: email } }, depth: 0 });
  return docs[0];
};
const supervisor = async (territory = '59') =>
  ({ ...((await userOf('city@demo.example')) as User), territory, collection: 'users' }) as User & { collection: 'users' };

async function decide(id: string, decision: 'approved' | 'refused', user?: User) {
  const data = { decision, name: 'Somebody Else', email: 'other@example.com' };
  const by = user ?? (await supervisor());
  return demo.portal.payload.update({ collection: 'takeovers', id, data, user: by, overrideAccess: false, depth: 0 });
}

async function asked(name: string, over: object = {}) {
  const result = await ask((await centre(name)).slug, over);
  if (!result.ok) throw new Error(result.code);
  return result.takeover;
}

it('a city without a demonstration is seeded with its data and people, and with no sample centre', async () => {
  const { payload } = demo.portal;
  expect(await isSeeded(demo.portal)).toBe(true);
  expect(await countOf(payload, 'gazetteer-places')).toBeGreaterThan(50);
  expect((await payload.count({ collection: 'facilities', where: { sample: { equals: true } } })).totalDocs).toBe(0);
  const { docs } = await payload.find({ collection: 'users', pagination: false, sort: 'email' });
  expect(docs.map(({ email }) => email.split('@')[0])).toEqual(['admin', 'author', 'city', 'legal', 'reviewer']);
  expect(docs.every(({ name }) => /^[A-Z][A-Za-z ]+$/.test(name))).toBe(true);
});

describe('asking to take over a listed centre', () => {
  it.each([
    ['name', { name: ' ' }, 'name_missing'],
    ['email', { email: '250-555-0111' }, 'email_invalid'],
    ['email', { email: 'robin@' }, 'email_invalid'],
    ['phone', { phone: 'call me' }, 'phone_invalid'],
    ['evidence', { evidence: '' }, 'evidence_missing'],
  ])('needs a right %s', async (field, over, code) => {
    const { slug } = await centre('Garry Oak Childcare');
    expect(await ask(slug, over)).toEqual({ ok: false, code, status: 400, field });
    expect((await centre('Garry Oak Childcare')).listing).toBe('listed');
  });

  it('is not found for a centre that is not there, is closed, or has left the register', async () => {
    expect(await ask('nowhere')).toMatchObject({ status: 404, code: 'facility_not_found' });
    const { id, slug } = await centre('Larch Lane Daycare').catch(() => centre('Kokanee Kids'));
    await demo.portal.payload.update({ collection: 'facilities', id, data: { leftRegisterOn: '2026-11-01' } });
    expect(await ask(slug)).toMatchObject({ status: 404, code: 'facility_not_found' });
    await demo.portal.payload.update({ collection: 'facilities', id, data: { leftRegisterOn: null } });
  });

  it('waits for a supervisor: the centre stays listed for families, and who asked is told', async () => {
    const { slug, id } = await centre('Juniper Kids');
    const result = await ask(slug, { email: 'Kim@Juniper.example', name: '  Kim Juniper ' });
    expect(result).toMatchObject({
      ok: true,
      takeover: { decision: 'pending', email: 'kim@juniper.example', name: 'Kim Juniper' },
    });
    expect(await demo.portal.search.get(id)).toMatchObject({ bookable: false, listedOnly: true });
    expect(await messages('kim@juniper.example')).toMatchObject([{ kind: 'takeover_pending', lang: 'en' }]);
    expect(await ask(slug, { email: 'kim@juniper.example' })).toMatchObject({ status: 409, code: 'takeover_asked' });
  });
});

describe('a supervisor', () => {
  it('decides within the own territory only, and decides: nothing else of the request changes', async () => {
    const takeover = await asked('Orchard Early Learning', { email: 'lee@orchard.example' });
    const elsewhere = await supervisor('590099');
    await expect(decide(takeover.id, 'approved', elsewhere)).rejects.toThrow();
    const readable = { collection: 'takeovers', user: elsewhere, overrideAccess: false } as const;
    expect((await demo.portal.payload.find(readable)).docs).toEqual([]);
    expect((await centre('Orchard Early Learning')).listing).toBe('claim_pending');
    expect(await decide(takeover.id, 'refused')).toMatchObject({
      decision: 'refused',
      name: 'Robin Head',
      email: 'lee@orchard.example',
    });
  });

  it('refuses: the centre is listed again, who asked is told once, and may ask again', async () => {
    expect((await centre('Orchard Early Learning')).listing).toBe('listed');
    await vi.waitFor(async () =>
      expect((await messages('lee@orchard.example')).map(({ kind }) => kind)).toEqual(['takeover_pending', 'takeover_refused']),
    );
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await messages('lee@orchard.example')).toHaveLength(2);
    expect(await userOf('lee@orchard.example')).toBeUndefined();
    const [first] = (
      await demo.portal.payload.find({ collection: 'takeovers', where: { email: { equals: 'lee@orchard.example' } } })
    ).docs;
    expect((await ask((await centre('Orchard Early Learning')).slug, { email: 'lee@orchard.example' })).ok).toBe(true);
    await expect(decide(String(first?.id), 'approved')).rejects.toThrow('decided');
  });

  it('gives an account that is there the centre, and no new password', async () => {
    const { payload } = demo.portal;
    await payload.create({
      collection: 'users',
      data: { email: 'pat@brae.example', name: 'Pat', password: 'a-long-password', roles: ['author'] },
    });
    await decide((await asked('Brae Island Daycare', { email: 'pat@brae.example' })).id, 'approved');
    expect(await userOf('pat@brae.example')).toMatchObject({
      roles: ['author', 'head'],
      facility: (await centre('Brae Island Daycare')).id,
    });
    await vi.waitFor(async () => expect((await messages('pat@brae.example')).at(-1)?.text).toContain('/admin Once'));
  });

  it.each([
    ['supervises the city', 'city@demo.example', 'Fraser Fledglings'],
    ['heads another centre', 'pat@brae.example', 'Valley View Out Of School Care'],
  ])('cannot make a head of somebody who %s: nothing is half done', async (_, email, name) => {
    const takeover = await asked(name, { email });
    const before = await userOf(email);
    await expect(decide(takeover.id, 'approved')).rejects.toThrow('other duties');
    expect((await demo.portal.payload.findByID({ collection: 'takeovers', id: takeover.id })).decision).toBe('pending');
    expect((await centre(name)).listing).toBe('claim_pending');
    expect({ ...(await userOf(email)), updatedAt: '' }).toEqual({ ...before, updatedAt: '' });
  });

  it('may decide about a register’s doubt, and not write one anew', async () => {
    const { payload } = demo.portal;
    await importFile(demo.portal, sampleRegister(2));
    const { docs } = await payload.find({ collection: 'register-doubts' });
    const doubt = docs[0];
    const data = { decision: 'different', question: 'Is it mine?', key: 'x' } as const;
    const user = await supervisor();
    const decided = await payload.update({
      collection: 'register-doubts',
      id: String(doubt?.id),
      data,
      user,
      overrideAccess: false,
    });
    expect(decided).toMatchObject({ decision: 'different', question: doubt?.question, key: doubt?.key });
    await importFile(demo.portal, sampleRegister(1));
  });
});

describe('from the register to a booking', () => {
  it('approved: the centre is claimed, its head can sign in, and nothing was invented', async () => {
    const { payload } = demo.portal;
    await decide((await asked('Garry Oak Childcare')).id, 'approved');
    const garry = await centre('Garry Oak Childcare');
    expect(garry).toMatchObject({ listing: 'claimed', credentialType: 'licence', credentialStatus: 'valid' });
    for (const collection of ['classes', 'opening-hours', 'price-items', 'shifts'] as const)
      expect((await payload.count({ collection, where: { facility: { equals: garry.id } } })).totalDocs, collection).toBe(0);
    const text = await vi.waitFor(async () => {
      const told = (await messages('robin@garry-oak.example')).at(-1);
      expect(told?.kind).toBe('takeover_approved');
      return told?.text ?? '';
    });
    const token = text.match(/\/admin\/reset\/([0-9a-f]+)/)?.[1] ?? '';
    await payload.resetPassword({ collection: 'users', data: { token, password: 'robin-keeps-it-2026' }, overrideAccess: true });
    const { user } = await payload.login({
      collection: 'users',
      data: { email: 'robin@garry-oak.example', password: 'robin-keeps-it-2026' },
    });
    expect(user).toMatchObject({ roles: ['head'] });
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(await messages('robin@garry-oak.example')).toHaveLength(2);
    expect(await ask(garry.slug)).toMatchObject({ status: 409, code: 'already_claimed' });
  });

  it('the head enters class, staff, hours and price, and a family holds a place', async () => {
    const { payload } = demo.portal;
    const garry = await centre('Garry Oak Childcare');
    const user = { ...((await userOf('robin@garry-oak.example')) as User), collection: 'users' as const };
    const own = { user, overrideAccess: false, locale: 'en', depth: 0 } as const;
    const facility = garry.id;
    const group = await payload.create({
      collection: 'classes',
      data: {
        facility,
        name: 'Acorns',
        type: 'mixed',
        ageFrom: 0,
        ageTo: 36,
        places: 8,
        maxSize: 12,
        childrenPerStaff: 4,
        forms: ['hourly'],
      },
      ...own,
    });
    const sam = {
      facility,
      name: 'Sam',
      role: 'carer',
      certificate: 'Early childhood educator',
      certificateNumber: 'ECE-1',
    } as const;
    const carer = await payload.create({ collection: 'staff', data: sam, ...own });
    const days = { weekdays: '12345', from: '08:00', to: '17:00' };
    await payload.create({ collection: 'shifts', data: { facility, class: group.id, staff: carer.id, ...days }, ...own });
    await payload.create({
      collection: 'opening-hours',
      data: { facility, weekdays: '12345', opens: '08:00', closes: '17:00' },
      ...own,
    });
    await payload.create({
      collection: 'price-items',
      data: { facility, kind: 'care', form: 'hourly', unit: 'hour', amount: 1800, startsOn: '2026-11-23' },
      ...own,
    });
    const other = await centre('Kokanee Kids');
    await expect(
      payload.create({
        collection: 'opening-hours',
        data: { facility: other.id, weekdays: '1', opens: '08:00', closes: '17:00' },
        ...own,
      }),
    ).rejects.toThrow();

    const window = { from: 540, to: 720 };
    const near = { lat: 48.4284, lng: -123.3656 };
    await vi.waitFor(async () => {
      const { hits } = await searchFacilities(
        demo.portal,
        {
          near,
          radius: 5000,
          ageMonths: 8,
          form: ['hourly'],
          when: { kind: 'window', date: DAY, ...window },
          page: 1,
          perPage: 5,
        },
        '2026-11-23',
      );
      expect(hits.map(({ slug }) => slug)).toEqual([garry.slug]);
      expect(hits[0]?.document).toMatchObject({ bookable: true, prices: { hourly: 1800 } });
    });
    const family = await newFamily(demo.portal, 1);
    const held = await hold(demo.portal, family, { form: 'hourly', date: DAY, window }, { slug: garry.slug });
    if (!held.ok) throw new Error(held.code);
    expect(held.booking.total).toBe(5400);
    const contract = contractText(await contractDraft(demo.portal, held.booking), 'en');
    const words = JSON.stringify(contract);
    expect(contract.title).toBe('Hourly Child Care Agreement');
    expect(words).toContain('British Columbia community care licensing office');
    expect(words).not.toMatch(/\{\w+\}|Taizhou|泰州/);
  });

  it('a listed centre still cannot be held', async () => {
    const family = await newFamily(demo.portal, 2);
    const { slug } = await centre('Kokanee Kids');
    expect(
      await hold(demo.portal, family, { form: 'hourly', date: DAY, window: { from: 540, to: 720 } }, { slug }),
    ).toMatchObject({ ok: false });
  });
});
