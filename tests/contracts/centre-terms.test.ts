import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookingDetails } from '#cms/booking/booking-details.ts';
import { contractDifference } from '#cms/contracts/documents/contract-difference.ts';
import { renderContractPdf } from '#cms/contracts/documents/contract-pdf.ts';
import { contractText } from '#cms/contracts/documents/contract-text.ts';
import { keyFacts } from '#cms/contracts/documents/key-facts.ts';
import { draftToSign } from '#cms/contracts/draft-to-sign.ts';
import { signContract } from '#cms/contracts/sign-contract.ts';
import { verifyContract } from '#cms/contracts/verify-contract.ts';
import { tasksOf } from '#cms/staff/home/tasks-of.ts';
import { createTranslator } from '#cms/words/index.ts';
import { changesBetween } from '#domain/contract/amendment.ts';
import { clausesRead, type OwnTerm } from '#domain/contract/contract.ts';
import { type DemoPortal, demoPortal, TEST_NOW } from '../support/demo-portal.ts';
import { book, by, hold, newFamily } from '../support/family.ts';
import { type Answer, staffCalls } from '../support/staff-calls.ts';

let demo: DemoPortal;
let facility: string;
let [head, legal, admin]: Awaited<ReturnType<typeof staffCalls>>[] = [];
let n = 8800;
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  [head, legal, admin] = [await staffCalls('head'), await staffCalls('legal'), await staffCalls('admin')];
  const where = { slug: { equals: 'hailing-sample' } };
  facility = (await demo.portal.payload.find({ collection: 'facilities', where })).docs[0]?.id ?? '';
});
afterAll(() => demo.close());

const FROM = '2026-11-30';
const CUPS: OwnTerm = {
  heading: { zh: '水杯和衣物', en: 'Cups and clothes' },
  text: { zh: '孩子的水杯、衣物请写上名字，每天带回家清洗。', en: 'Please put the child’s name on its cup and clothes.' },
  important: true,
};
const write = (data: object): Promise<Answer> =>
  head?.('POST', 'centre-terms?depth=0', { effectiveOn: FROM, terms: [CUPS], ...data }) ?? Promise.reject();
const change = async (call: typeof head, id: string, data: object) => {
  const { body } = (await call?.('GET', `centre-terms/${id}?depth=0`)) ?? { body: {} };
  return call?.('PATCH', `centre-terms/${id}?depth=0`, { ...data, edition: body.edition });
};
const text = (doc: unknown) => JSON.stringify(doc).replaceAll('\u00a0', ' ');
const month = { form: 'full_day', date: '2026-12-01', months: 1, meals: true } as const;
const tasks = (role: 'head' | 'legal_editor') =>
  tasksOf(
    {
      ...{ portal: demo.portal, lang: 'zh' },
      user: { id: role, roles: [role], ...(role === 'head' ? { facility } : {}) },
      facilityId: role === 'head' ? facility : undefined,
    },
    createTranslator('zh'),
  );

describe('a centre’s own terms', () => {
  it('are written by its head for its own centre, numbered, and wait for the city', async () => {
    const made = await write({ facility, version: 9, decision: 'approved' });
    expect([made.status, made.body.doc]).toMatchObject([201, { facility, version: 1, decision: 'pending' }]);
    const far = (await demo.portal.payload.find({ collection: 'facilities', where: { id: { not_equals: facility } }, limit: 1 }))
      .docs[0];
    expect((await write({ facility: far?.id })).status).toBe(403);
    expect(await demo.portal.terms.addedBy(facility, FROM)).toBeUndefined();
    const [task] = await tasks('legal_editor');
    expect(task).toMatchObject({
      href: `/admin/collections/centre-terms/${made.body.doc.id}`,
      title: expect.stringContaining('补充 1 条'),
    });
  });

  it('are refused with the reason where one would lower a refund, ask for money or stand for a clause of the city’s', async () => {
    const refused = async (zh: string, says: string, heading = CUPS.heading) => {
      const { status, body } = await write({ terms: [{ ...CUPS, heading, text: { ...CUPS.text, zh } }] });
      expect([status, text(body)]).toEqual([400, expect.stringContaining(says)]);
    };
    await refused('提前离开的，退费先扣20%。', 'Term 1: it speaks of what comes back or is kept');
    await refused('每天晚接收取30元。', 'it asks for money beside the published prices');
    await refused('第八条不适用。', 'a clause of the template, or a right of the family, aside');
    await refused('孩子受伤概不负责。', 'Freeing the centre from liability');
    await refused('按园方的办法。', 'called like a clause of the template', { zh: '争议解决', en: 'Other' });
    await refused('好{total}。', 'has braces');
    expect((await write({ effectiveOn: '2026-11-23' })).status, 'begins later than today').toBe(400);
    expect((await write({ terms: 'x' })).status).toBe(400);
  });

  it('are decided by the legal editor alone, who changes no word of them; a refusal says why and goes back', async () => {
    const { id } = (await write({})).body.doc;
    for (const call of [head, admin]) {
      await change(call, id, { decision: 'approved' });
      expect((await demo.portal.payload.findByID({ collection: 'centre-terms', id })).decision).toBe('pending');
    }
    expect((await change(legal, id, { decision: 'refused' }))?.status).toBe(400);
    const sent = { decision: 'refused', reason: '“每天”改成“每周”', terms: [] };
    expect((await change(legal, id, sent))?.body.doc).toMatchObject({
      decision: 'refused',
      terms: [CUPS],
      decidedOn: '2026-11-23',
    });
    expect(await tasks('head')).toContainEqual(expect.objectContaining({ note: '理由：“每天”改成“每周”' }));
    const mended = { ...CUPS, text: { ...CUPS.text, zh: '孩子的水杯请写上名字，每周带回家清洗。' } };
    expect((await change(head, id, { terms: [mended] }))?.body.doc).toMatchObject({ decision: 'pending', reason: null });
    expect((await tasks('head')).filter(({ href }) => href.endsWith(id))).toEqual([]);
  });

  it('once approved are changed by nobody, and stand in contracts that are signed from their day on', async () => {
    const before = await newFamily(demo.portal, ++n);
    const early = await book(demo.portal, before, month);
    const { id, version } = (await write({})).body.doc;
    expect((await change(legal, id, { decision: 'approved' }))?.status).toBe(200);
    for (const call of [head, legal, admin]) expect((await change(call, id, { effectiveOn: '2027-01-01' }))?.status).toBe(403);

    const of = async (family: { guardianId: string }, bookingId: string) => {
      const details = await bookingDetails(demo.portal, bookingId, family.guardianId);
      if (!details?.contract) throw new Error('no contract');
      return demo.portal.contracts.get(details.contract.id);
    };
    const first = await of(before, early);
    expect([first.snapshot.ownTerms, text(contractText(first.snapshot, 'zh'))]).toEqual([
      undefined,
      expect.not.stringContaining('补充的约定'),
    ]);

    demo.setNow(`${FROM}T03:00:00.000Z`);
    const family = await newFamily(demo.portal, ++n);
    const contract = await of(family, await book(demo.portal, family, { ...month, date: '2027-01-04' }));
    const { snapshot } = contract;
    expect(snapshot.ownTerms).toEqual({ version, effectiveOn: FROM, terms: [CUPS] });
    for (const lang of ['zh', 'en'] as const) {
      const { sections } = contractText(snapshot, lang);
      const at = sections.findIndex(({ heading }) => heading.includes(CUPS.heading[lang]));
      expect([at, text(sections[at - 1])]).toEqual([
        sections.length - 1,
        expect.stringContaining(lang === 'zh' ? '以前面各条为准' : 'those count'),
      ]);
      expect(text(sections[at])).toContain(CUPS.text[lang]);
      expect(keyFacts(snapshot, lang).at(-1)).toEqual({ code: 'own', term: expect.any(String), value: CUPS.heading[lang] });
    }
    // The same file from what is kept of it, to the byte.
    const again = await renderContractPdf({ ...snapshot, signedAt: contract.signedAt }, demo.portal.environment.origin);
    expect(again.sha256).toBe(contract.bareHash);
    expect(await verifyContract(demo.portal, { hash: contract.sha256 })).toMatchObject({
      valid: true,
      ownTerms: { version, count: 1 },
    });
    expect(await verifyContract(demo.portal, { hash: first.sha256 })).not.toHaveProperty('ownTerms');
    // A version of before and one with them differ readably.
    expect(changesBetween(first.snapshot, { ...first.snapshot, ownTerms: snapshot.ownTerms })).toEqual([
      { field: 'own_terms', before: 0, after: version },
    ]);
    expect(contractDifference(first.snapshot, { ...first.snapshot, said: undefined, ownTerms: snapshot.ownTerms }, 'zh')).toEqual(
      [{ heading: CUPS.heading.zh, before: [], after: [CUPS.text.zh] }],
    );

    // A newer version without terms ends them; what was signed keeps its own.
    const none = (await write({ effectiveOn: '2026-12-02', terms: [] })).body.doc;
    expect((await change(legal, none.id, { decision: 'approved' }))?.status).toBe(200);
    expect(await demo.portal.terms.addedBy(facility, '2026-12-01')).toMatchObject({ version });
    expect(await demo.portal.terms.addedBy(facility, '2026-12-02')).toBeUndefined();
    expect((await demo.portal.contracts.get(contract.id)).snapshot.ownTerms).toMatchObject({ version });
    demo.setNow(TEST_NOW);
  });

  it('that come into force between reading and signing are not signed unread', async () => {
    const [on, day] = ['2026-12-10T15:58:00.000Z', '2026-12-11'];
    const { id } = (await write({ effectiveOn: day })).body.doc;
    expect((await change(legal, id, { decision: 'approved' }))?.status).toBe(200);
    demo.setNow(on);
    const family = await newFamily(demo.portal, ++n);
    const held = await hold(demo.portal, family, { ...month, date: '2027-01-04' });
    if (!held.ok) throw new Error(held.code);
    const { guardianId, name } = family;
    const yes = { bookingId: held.booking.id, guardianId, name, readTerms: true, by: by(family) };
    const read = async () =>
      clausesRead((await draftToSign(demo.portal, await demo.portal.bookings.get(held.booking.id))).snapshot);
    const before = await read();
    demo.setNow('2026-12-10T16:02:00.000Z');
    const stale = await signContract(demo.portal, { ...yes, terms: before });
    expect(stale).toMatchObject({ ok: false, status: 409, code: 'terms_renewed' });
    expect((await demo.portal.bookings.get(held.booking.id)).status).toBe('held');
    expect(await signContract(demo.portal, { ...yes, terms: await read() })).toMatchObject({ ok: true });
    demo.setNow(TEST_NOW);
  });

  it('of twenty written at once each has a number of its own', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => write({ effectiveOn: '2027-06-01' })));
    const kept = made.filter(({ status }) => status === 201).map(({ body }) => body.doc.version);
    expect(made.filter(({ status }) => status !== 201 && status !== 409 && status !== 503)).toEqual([]);
    expect([kept.length > 0, new Set(kept).size]).toEqual([true, kept.length]);
  });
});
