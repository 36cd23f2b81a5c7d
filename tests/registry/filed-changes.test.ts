import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { searchFacilities } from '#cms/finding/search-facilities.ts';
import { decideChange } from '#cms/registry/filing/decide-change.ts';
import { listWaitingFor } from '#cms/registry/filing/list-waiting.ts';
import { withdrawChange } from '#cms/registry/filing/withdraw-change.ts';
import { EXAMPLE_SLUG } from '#cms/seed/seed-city.ts';
import { type DemoPortal, demoPortal, TODAY, WEDNESDAY } from '../support/demo-portal.ts';
import { eventually } from '../support/eventually.ts';
import { book, newFamily } from '../support/family.ts';
import { type SignedIn, type StaffName, staffOf } from '../support/staff.ts';
import { staffCalls } from '../support/staff-calls.ts';

type Call = Awaited<ReturnType<typeof staffCalls>>;
let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
let calls: Record<'head' | 'district' | 'city' | 'admin', Call>;
let id: string;
let was: Record<string, unknown>;
beforeAll(async () => {
  demo = await demoPortal({ facilities: 30 });
  staff = await staffOf(demo.portal);
  calls = {
    head: await staffCalls('head'),
    district: await staffCalls('district'),
    city: await staffCalls('city'),
    admin: await staffCalls('admin'),
  };
  id = demo.portal.supplies.all().find(({ slug }) => slug === EXAMPLE_SLUG)?.id ?? '';
  was = await kept();
});
afterAll(() => demo.close());

const kept = async () => (await demo.portal.payload.findByID({ collection: 'facilities', id, depth: 0, locale: 'zh' })) as never;
const waiting = () => demo.portal.filedChanges.findWaiting(id);
const read = async (who: keyof typeof calls, locale = 'zh') =>
  (await calls[who]('GET', `facilities/${id}?depth=0&locale=${locale}`)).body;
/** Saves as a form does, with the edition that was read. */
async function save(who: keyof typeof calls, data: object, { locale = 'zh', seen }: { locale?: string; seen?: object } = {}) {
  const { edition } = seen ? (seen as { edition: string }) : await read(who, locale);
  return calls[who]('PATCH', `facilities/${id}?depth=0&locale=${locale}`, { edition, ...data });
}
async function decide(who: StaffName, decision: { yes: boolean; reason?: string; knowing?: boolean; version?: number }) {
  const change = await waiting();
  const wish = { changeId: change?.id ?? '', version: change?.version ?? 0, ...decision, user: staff[who] };
  return decideChange(demo.portal, wish);
}
const FACTS = ['name', 'address', 'institution', 'town', 'districtCode', 'townshipCode', 'lat', 'lng', 'places'];
const factsOf = (doc: Record<string, unknown>) => Object.fromEntries(FACTS.map((fact) => [fact, doc[fact] ?? null]));

afterEach(async () => {
  const change = await waiting();
  if (change) await decide('admin', { yes: false, reason: '收尾' });
  const { edition } = await read('admin');
  await calls.admin('PATCH', `facilities/${id}?depth=0&locale=zh`, { ...factsOf(was), phone: was.phone, edition });
  await demo.portal.followed();
});

describe('a head who saves filed facts', () => {
  const CHANGED = {
    name: '海陵换名托育园',
    address: '新地址 9 号',
    institution: 'community',
    lat: 32.48,
    lng: 119.92,
    places: 30,
  };

  it('has everything else take effect, and those wait as one proposal that later saves change', async () => {
    const first = await save('head', { ...CHANGED, phone: '0523-8600 7777' });
    expect(first.status).toBe(200);
    expect(first.body.doc).toMatchObject({ ...factsOf(was), phone: '0523-8600 7777' });
    expect(factsOf(await kept())).toEqual(factsOf(was));
    expect(first.body.doc.proposed).toMatchObject({ status: 'waiting', version: 1, mayWithdraw: true });
    expect(first.body.doc.proposed.rows.map(({ fact, next }: { fact: string; next: string }) => [fact, next])).toEqual([
      ['name', '海陵换名托育园'],
      ['institution', 'Community'],
      ['address', '新地址 9 号'],
      ['lat', '32.48'],
      ['lng', '119.92'],
      ['places', '30'],
    ]);

    expect((await save('head', { places: 31, summary: '只改简介和托位' })).status).toBe(200);
    expect(await waiting()).toMatchObject({ version: 2, side: 'centre', facts: { name: { zh: '海陵换名托育园' }, places: 31 } });
    // Whatever does not speak of filed facts leaves the proposal alone.
    expect((await save('head', { summary: '又改简介' })).status).toBe(200);
    expect((await waiting())?.version).toBe(2);
    const { totalDocs } = await demo.portal.payload.find({
      collection: 'filed-changes',
      where: { facility: { equals: id }, status: { equals: 'waiting' } },
    });
    expect(totalDocs).toBe(1);
  });

  it('proposes each language’s words apart', async () => {
    expect((await save('head', { name: 'Another Name' }, { locale: 'en' })).status).toBe(200);
    expect((await save('head', { name: '另一个名' })).status).toBe(200);
    expect((await waiting())?.facts).toEqual({ name: { zh: '另一个名', en: 'Another Name' } });
    expect(await decide('district', { yes: true })).toEqual({ ok: true, state: 'approved' });
    const doc = await demo.portal.payload.findByID({ collection: 'facilities', id, depth: 0, locale: 'all' });
    expect([doc.name, doc.address]).toEqual([
      { zh: '另一个名', en: 'Another Name' },
      expect.objectContaining({ zh: was.address }),
    ]);
    await save('admin', { name: 'Hailing Sample Childcare' }, { locale: 'en' });
  });

  it.each([
    ['no name', { name: '' }, 'name'],
    ['a latitude beyond the pole', { lat: 91 }, 'lat'],
    ['fewer than no places', { places: -1 }, 'places'],
    ['a form that is none', { institution: 'castle' }, 'institution'],
    ['a district that the city has not', { districtCode: '999999' }, 'districtCode'],
    ['a township of another district', { townshipCode: '321204001' }, 'townshipCode'],
    ['words that no contract can print', { name: '托育\u{1F600}园' }, 'name'],
  ])('cannot propose %s', async (_, data, path) => {
    const { status, body } = await save('head', data);
    expect(status).toBe(400);
    expect(body.errors[0].data.errors.map((error: { path: string }) => error.path)).toContain(path);
    expect(await waiting()).toBeUndefined();
  });

  it('by no door changes them: one, many, whole, in every language, with a proposal or context of their own making', async () => {
    const doors = {
      one: () => save('head', CHANGED),
      whole: async () => save('head', { ...(await read('head')), ...CHANGED }),
      many: () => calls.head('PATCH', `facilities?where[id][equals]=${id}&depth=0&locale=zh`, CHANGED),
      everyLanguage: () => save('head', { name: { zh: '甲', en: 'A' }, address: { zh: '乙', en: 'B' } }, { locale: 'all' }),
      ownProposal: () =>
        save('head', { ...CHANGED, proposed: { status: 'approved', id: 'x' }, context: { filedChange: 'approved' } }),
      inQuery: () => calls.head('PATCH', `facilities/${id}?filedChange=approved&overrideAccess=true&depth=0`, CHANGED),
      version: () => calls.head('POST', `facilities/versions/${id}`, {}),
      again: () => calls.head('POST', `facilities/${id}/duplicate`, CHANGED),
      draft: () => calls.head('PATCH', `facilities/${id}?draft=true&depth=0`, CHANGED),
      create: () => calls.head('POST', 'facilities', { ...was, ...CHANGED, slug: 'twice' }),
      theProposal: () => calls.head('POST', 'filed-changes', { facility: id, status: 'approved', facts: CHANGED }),
    };
    for (const [door, open] of Object.entries(doors)) {
      const { status } = await open();
      expect([door, factsOf(await kept())]).toEqual([door, factsOf(was)]);
      // There are no versions of a centre to go back to, and nothing is saved without an edition.
      if (door !== 'version') expect([door, status < 500]).toEqual([door, true]);
    }
    const change = await waiting();
    const asApproved = { status: 'approved' };
    expect((await calls.head('PATCH', `filed-changes/${change?.id}`, asApproved)).status).toBe(403);
    expect((await calls.district('PATCH', `filed-changes/${change?.id}`, asApproved)).status).toBe(403);
    expect(await decide('head', { yes: true })).toMatchObject({ status: 404 });
    expect(factsOf(await kept())).toEqual(factsOf(was));
  });

  it('may not decide it either with a supervisor’s role beside', async () => {
    await save('head', { places: 30 });
    const change = await waiting();
    const user = { ...staff.head, roles: ['head', 'supervisor', 'administrator'] as SignedIn['roles'], territory: '3212' };
    expect(await decideChange(demo.portal, { changeId: change?.id ?? '', version: 1, yes: true, user })).toMatchObject({
      status: 404,
    });
  });

  it('takes it back, and nobody else’s head can', async () => {
    await save('head', { places: 30 });
    const changeId = (await waiting())?.id ?? '';
    for (const who of ['counter', 'author', 'district'] as const)
      expect(await withdrawChange(demo.portal, { changeId, user: staff[who] })).toMatchObject({ status: 404 });
    expect(await withdrawChange(demo.portal, { changeId, user: staff.head })).toEqual({ ok: true });
    expect(await waiting()).toBeUndefined();
    expect((await read('head')).proposed).toBeUndefined();
    expect(await withdrawChange(demo.portal, { changeId, user: staff.head })).toMatchObject({ code: 'filed_change_decided' });
  });

  it('is told what another person has proposed for the same fact before theirs takes its place', async () => {
    const opened = await read('head');
    const other = await demo.portal.payload.create({
      collection: 'users',
      data: {
        email: 'second-head@demo.example',
        name: '另一位园长',
        password: 'second-head-2026-x',
        roles: ['head'],
        facility: id,
      },
    });
    const as = {
      collection: 'facilities',
      id,
      user: { ...other, collection: 'users' },
      overrideAccess: false,
      depth: 0,
    } as const;
    await demo.portal.payload.update({ ...as, locale: 'zh', data: { places: 30, name: '别人的名' } } as never);
    const refused = await save('head', { places: 25, phone: '0523-8600 8888' }, { seen: opened });
    expect(refused.status).toBe(409);
    const errors = refused.body.errors[0].data.errors as { path: string; message: string }[];
    expect(errors.map(({ path }) => path)).toEqual(['places', 'proposed']);
    expect(errors[0]?.message).toContain('另一位园长');
    expect(await kept()).toMatchObject({ phone: was.phone });
    const proposed = JSON.parse(errors[1]?.message ?? '');
    expect((await save('head', { places: 25, proposed }, { seen: opened })).status).toBe(200);
    expect((await waiting())?.facts).toEqual({ places: 25, name: { zh: '别人的名' } });
    await demo.portal.payload.delete({ collection: 'users', id: other.id });
  });
});

describe('a district that decides', () => {
  beforeEach(() => save('head', { name: '海陵换名托育园', places: 40 }));

  const found = async (q: string) => {
    const wish = { q, ageMonths: 8, page: 1, perPage: 20 } as const;
    return (await searchFacilities(demo.portal, wish, TODAY)).hits.some(({ slug }) => slug === EXAMPLE_SLUG);
  };

  it('sees it, and nobody beside it and the city does', async () => {
    const seen = await Promise.all(
      (['district', 'city', 'admin', 'head', 'author'] as const).map(
        async (who) => (await listWaitingFor(demo.portal, staff[who])).length,
      ),
    );
    expect(seen).toEqual([1, 1, 1, 0, 0]);
    const elsewhere = { ...staff.district, territory: '321204' };
    const township = { ...staff.district, territory: '321202001' };
    for (const user of [elsewhere, township]) {
      expect(await listWaitingFor(demo.portal, user)).toEqual([]);
      const change = await waiting();
      const wish = { changeId: change?.id ?? '', version: change?.version ?? 0, yes: true, user };
      expect(await decideChange(demo.portal, wish)).toMatchObject({ status: 404, code: 'filed_change_not_found' });
    }
  });

  it('approves: page and search say so then and not before, the heads are told, and it is written down', async () => {
    expect(await found('海陵换名托育园')).toBe(false);
    const change = await waiting();
    expect(await decide('district', { yes: true })).toEqual({ ok: true, state: 'approved' });
    expect(await kept()).toMatchObject({ name: '海陵换名托育园', places: 40, address: was.address });
    await demo.portal.followed();
    await eventually(() => found('海陵换名托育园'));
    const { docs } = await demo.portal.payload.find({
      collection: 'messages',
      where: { messageId: { contains: `filed_approved:${change?.id}` } },
    });
    expect(docs.map(({ to }) => to)).toEqual(['head@demo.example']);
    const [last] = await demo.portal.changes.listOf({ collection: 'facilities', id });
    expect(last).toMatchObject({ actor: staff.district.id });
    expect(await demo.portal.audit.lastOf('filed_change.approved')).toBeDefined();
    const decided = await demo.portal.filedChanges.findDecided(id);
    expect(decided).toMatchObject({ status: 'approved', decidedBy: staff.district.id, before: { places: was.places } });
    const history = await demo.portal.changes.listOf({ collection: 'filed-changes', id: decided?.id ?? '' });
    expect(history.map(({ actor }) => actor)).toEqual([staff.district.id, staff.head.id]);
    expect((await read('head')).proposed).toMatchObject({
      status: 'approved',
      rows: [{ fact: 'name', now: was.name }, { fact: 'places' }],
    });
  });

  it('refuses with a reason, which the head reads, and all stays as it was', async () => {
    expect(await decide('district', { yes: false })).toMatchObject({ code: 'filed_reason_missing', field: 'reason' });
    expect(await decide('district', { yes: false, reason: '缺消防材料' })).toEqual({ ok: true, state: 'refused' });
    expect(factsOf(await kept())).toEqual(factsOf(was));
    const { proposed } = await read('head');
    expect(proposed).toMatchObject({ status: 'refused', mayWithdraw: false });
    expect(proposed.notes.join()).toContain('缺消防材料');
    expect(await decide('district', { yes: true })).toMatchObject({ status: 404 });
  });

  it('does not approve what it has not read', async () => {
    const { version } = (await waiting()) ?? { version: 0 };
    await save('head', { places: 600 });
    expect(await decide('district', { yes: true, version })).toMatchObject({ status: 409, code: 'filed_change_changed' });
    expect(factsOf(await kept())).toEqual(factsOf(was));
  });

  it('approves once, also of two at one moment', async () => {
    const [one, other] = await Promise.all([decide('district', { yes: true }), decide('city', { yes: false, reason: '不行' })]);
    expect([one, other].filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe('an authority that edits itself', () => {
  it('has it at once inside its territory', async () => {
    for (const who of ['district', 'city', 'admin'] as const) {
      const places = { district: 41, city: 42, admin: 43 }[who];
      expect((await save(who, { places, townshipCode: '321202002' })).status).toBe(200);
      expect(await kept()).toMatchObject({ places, townshipCode: '321202002' });
    }
    expect(await waiting()).toBeUndefined();
  });

  it.each([
    ['by its codes', { districtCode: '321204', townshipCode: '321204001' }],
    ['by its point on the map', { lat: 32.508, lng: 120.148 }],
  ])('cannot move a centre out alone %s: the other district or the city agrees too', async (_, data) => {
    const jiangyan = { ...staff.district, id: staff.city.id, territory: '321204' };
    const version = async () => ({ changeId: (await waiting())?.id ?? '', version: (await waiting())?.version ?? 0, yes: true });
    expect((await save('district', { ...data, phone: '0523-8600 9999' })).status).toBe(200);
    expect(await kept()).toMatchObject({ ...factsOf(was), phone: '0523-8600 9999' });
    expect(await waiting()).toMatchObject({
      side: 'authority',
      asked: { districts: ['321202', '321204'] },
      consents: [{ of: '321202' }],
    });
    // The district that it would move into reads what it is asked about, by REST as on the page; a third does not.
    const seenBy = (territory: string) =>
      demo.portal.payload.find({
        collection: 'filed-changes',
        where: { status: { equals: 'waiting' } },
        user: { ...staff.district, territory },
        overrideAccess: false,
        depth: 0,
      });
    expect((await seenBy('321204')).totalDocs).toBe(1);
    expect((await seenBy('321203')).totalDocs).toBe(0);
    // Saying it again changes nothing.
    expect(await decide('district', { yes: true })).toEqual({ ok: true, state: 'agreed' });
    expect(factsOf(await kept())).toEqual(factsOf(was));
    expect(await decideChange(demo.portal, { ...(await version()), user: { ...jiangyan, territory: '321203' } })).toMatchObject({
      status: 404,
    });
    expect(await decideChange(demo.portal, { ...(await version()), user: jiangyan })).toEqual({ ok: true, state: 'approved' });
    expect(await kept()).toMatchObject(data);
  });

  it('nor with a head who proposes it: both districts, or the city', async () => {
    await save('head', { districtCode: '321204', townshipCode: '321204001' });
    expect(await decide('district', { yes: true })).toEqual({ ok: true, state: 'agreed' });
    expect(factsOf(await kept())).toEqual(factsOf(was));
    // What was agreed to is another thing once the centre proposes more.
    await save('head', { places: 50 });
    expect((await waiting())?.consents).toEqual([]);
    expect(await decide('city', { yes: true })).toEqual({ ok: true, state: 'approved' });
    expect(await kept()).toMatchObject({ districtCode: '321204', places: 50 });
  });

  it('does not take the centre out of every territory: that is the city’s', async () => {
    expect((await save('district', { districtCode: '', townshipCode: '' })).status).toBe(200);
    expect(await waiting()).toMatchObject({ asked: { cityOnly: true }, consents: [] });
    expect(await decide('district', { yes: true })).toMatchObject({ status: 404 });
    expect(await listWaitingFor(demo.portal, staff.district)).toMatchObject([{ mayAgree: false }]);
    expect(await decide('district', { yes: false, reason: '位置不对' })).toEqual({ ok: true, state: 'refused' });
  });

  it('decides a centre’s proposal before it proposes a move of its own', async () => {
    await save('head', { places: 30 });
    const { status } = await save('district', { districtCode: '321204', townshipCode: '321204001' });
    expect(status).toBe(409);
  });
});

describe('places', () => {
  /** As many as all classes can sell together, within what binds the whole centre. */
  const sellable = () => {
    const { classes = [] } = demo.portal.supplies.get(id) ?? {};
    const most = classes.map(({ places, caps = [] }) => Math.min(places, ...caps.map((cap) => cap.most)));
    return most.reduce((sum, one) => sum + one, 0);
  };

  it('of classes do not add up to more than are filed', async () => {
    const { docs } = await demo.portal.payload.find({ collection: 'classes', where: { facility: { equals: id } }, depth: 0 });
    const room = docs.find(({ places, maxSize }) => places < maxSize);
    if (!room) throw new Error('every class is as large as it may be');
    const change = (places: number) =>
      demo.portal.payload.update({
        collection: 'classes',
        id: room.id,
        data: { places },
        user: staff.head,
        overrideAccess: false,
        depth: 0,
      });
    await expect(change(room.places + 1)).rejects.toMatchObject({ status: 400 });
    await save('head', { places: Number(was.places) + 1 });
    await expect(change(room.places + 1)).rejects.toMatchObject({ status: 400 });
    await decide('district', { yes: true });
    expect(await change(room.places + 1)).toMatchObject({ places: room.places + 1 });
    await change(room.places);
  });

  it('that are fewer bind what is sold at once, keep who is booked, and are told of before', async () => {
    await book(demo.portal, await newFamily(demo.portal, 7711), {
      form: 'hourly',
      date: WEDNESDAY,
      window: { from: 540, to: 660 },
    });
    await save('head', { places: 0 });
    expect(sellable()).toBeGreaterThan(0);
    const { proposed } = await read('head');
    expect(proposed.notes.join()).toMatch(/more than 0 children are booked/);
    expect(await decide('district', { yes: true })).toMatchObject({ status: 409, code: 'filed_places_booked', field: 'knowing' });
    expect(factsOf(await kept())).toEqual(factsOf(was));
    expect(await decide('district', { yes: true, knowing: true })).toEqual({ ok: true, state: 'approved' });
    await demo.portal.followed();
    expect(sellable()).toBe(0);
  });
});
