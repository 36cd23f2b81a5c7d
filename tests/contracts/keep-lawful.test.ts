import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TemplateClause } from '#domain/contract/contract.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { staffCalls } from '../support/staff-calls.ts';

let demo: DemoPortal;
let call: Awaited<ReturnType<typeof staffCalls>>;
let id: string;
let clauses: TemplateClause[];
beforeAll(async () => {
  demo = await demoPortal({ enrolled: false });
  call = await staffCalls('legal');
  const where = { code: { equals: 'TZ-FULL-DAY' } };
  const { docs } = await demo.portal.payload.find({ collection: 'contract-templates', where, limit: 1, depth: 0 });
  const { body } = await call('POST', `contract-templates/${docs[0]?.id}/duplicate?depth=0`);
  id = body.doc.id;
  clauses = body.doc.clauses;
});
afterAll(() => demo.close());

const keep = async (data: object) => {
  const { body } = await call('GET', `contract-templates/${id}?depth=0`);
  return call('PATCH', `contract-templates/${id}?depth=0`, { ...data, edition: body.edition });
};
const added = (zh: string): TemplateClause[] => [
  ...clauses,
  { heading: { zh: '其他约定', en: 'Other terms' }, text: { zh, en: 'As agreed.' } },
];

it('the legal editor makes a new version, and adds what is lawful', async () => {
  expect((await keep({ clauses: added('孩子的衣物请写上名字。') })).status).toBe(200);
});

it('a clause that the law asks for is not taken out, and the refusal names it', async () => {
  const left = clauses.filter(({ covers }) => !covers?.includes('disputes'));
  const { status, body } = await keep({ clauses: left });
  expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('Disputes: not covered')]);
});

it('one of the model contracts may be', async () => {
  expect((await keep({ clauses: clauses.filter(({ covers }) => !covers?.includes('cctv')) })).status).toBe(200);
});

it('a void term is kept by nobody who has not written why it is none', async () => {
  const term = added('已缴费用概不退还。');
  const { status, body } = await keep({ clauses: term });
  expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('No refund: 已缴费用概不退还')]);
  expect((await keep({ clauses: term, whyNotVoid: ' ' })).status).toBe(400);
  const why = '与退费条款并读，只指赠品';
  const kept = await keep({ clauses: term, whyNotVoid: why });
  const judged = [{ sentence: '已缴费用概不退还', reason: why, judgedOn: expect.any(String) }];
  expect([kept.status, kept.body.doc.judgedTerms, kept.body.doc.whyNotVoid]).toEqual([200, judged, null]);
});

it('the reason holds for the sentence that was read, and for no other', async () => {
  const judged = added('已缴费用概不退还。');
  expect((await keep({ clauses: judged, source: 'kept again' })).status).toBe(200);
  const more = [...judged, { heading: { zh: '本合同不得转让', en: 'Other' }, text: { zh: '按约定。', en: 'As agreed.' } }];
  const forged = [{ sentence: '本合同不得转让', reason: 'written by the caller', judgedOn: '2026-01-01' }];
  const { status, body } = await keep({ clauses: more, judgedTerms: forged });
  expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('No assignment: 本合同不得转让')]);
  expect(JSON.stringify(body)).not.toContain('No refund');
  expect((await keep({ clauses: added('已缴费用一律概不退还。') })).status, 'reworded').toBe(400);
});

it('a copy is made with what was judged, and has its own reasons when it is kept', async () => {
  const made = await call('POST', `contract-templates/${id}/duplicate?depth=0`);
  expect([made.status, made.body.doc.judgedTerms ?? []]).toEqual([200, []]);
  const copy = (data: object) =>
    call('PATCH', `contract-templates/${made.body.doc.id}?depth=0`, { ...data, edition: made.body.doc.edition });
  expect((await copy({ source: 'changed' })).status).toBe(400);
  expect((await copy({ source: 'changed', whyNotVoid: '只指赠品' })).status).toBe(200);
});

it('a centre’s own refund rule gives no less than the city’s, and says for which case it would', async () => {
  const { docs } = await demo.portal.payload.find({
    collection: 'refund-rules',
    where: { code: { equals: 'F2' } },
    limit: 1,
    depth: 0,
  });
  const facility = (await demo.portal.payload.find({ collection: 'facilities', where: { slug: { equals: 'hailing-sample' } } }))
    .docs[0]?.id;
  const { rule } = docs[0] ?? {};
  const own = (percent: number) => ({
    code: 'OWN-F2',
    version: 1,
    facility,
    source: 'the centre’s own',
    effectiveOn: '2027-01-01',
    rule: { ...Object(rule), bands: [{ upToDays: 'half', percent }] },
  });
  const less = await call('POST', 'refund-rules?depth=0', own(70));
  expect([less.status, JSON.stringify(less.body)]).toEqual([
    400,
    expect.stringContaining('the city gives back 80 %, this only 70 %'),
  ]);
  expect((await call('POST', 'refund-rules?depth=0', own(80))).status).toBe(201);
});
