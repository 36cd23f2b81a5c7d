import { type CollectionSlug, createLocalReq, docAccessOperation } from 'payload';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#cms/ports/database/in-transaction.ts';
import { type Documents, documentsFor } from '../support/access-documents.ts';
import { COLLECTIONS } from '../support/access-table.ts';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { type SignedIn, STAFF, type StaffName, staffOf, threeCentres } from '../support/staff.ts';

const OPERATIONS = ['read', 'create', 'update'] as const;
type Operation = (typeof OPERATIONS)[number];

/** What is kept from somebody who may do the operation with the rest of the document. */
interface Kept {
  operations: readonly Operation[];
  from: readonly StaffName[];
  fields: string;
}

const SUPERVISORS: StaffName[] = ['district', 'city', 'admin'];
const SENT = (fields: string): Kept => ({ operations: ['update'], from: SUPERVISORS, fields });

/** Every field that does not follow its collection. A field that is not named here does, whichever it is. */
const KEPT: Partial<Record<CollectionSlug, Kept[]>> = {
  facilities: [
    {
      operations: ['update'],
      from: ['head'],
      fields:
        'slug inclusive pricesChecked model credentialType credentialNumber credentialIssuer credentialIssuedOn credentialExpiresOn ' +
        'credentialStatus operating stops listing hygieneCheckedOn fireCheckedOn sample',
    },
    { operations: ['update'], from: ['head', 'district'], fields: 'wechatMerchant alipayMerchant stripeAccount' },
  ],
  activities: [
    {
      operations: ['update'],
      from: ['author', 'reviewer', 'admin', 'organiser'],
      fields: 'districtCode lastDate mostSessions cancelledAt moves organiser',
    },
    { operations: ['create'], from: ['author', 'reviewer', 'admin', 'organiser'], fields: 'approved reviewNote' },
    {
      operations: ['update'],
      from: ['author', 'organiser'],
      fields: 'approved reviewNote',
    },
  ],
  articles: [{ operations: ['update'], from: ['author', 'reviewer', 'admin', 'organiser'], fields: 'organiser' }],
  'danger-signs': [{ operations: ['update'], from: ['author', 'reviewer', 'admin'], fields: 'key' }],
  closures: [{ operations: ['create', 'update'], from: ['head', 'admin'], fields: 'tellAt toldAt refunds' }],
  takeovers: [SENT('facility name email phone evidence requestedAt')],
  complaints: [SENT('number subject facility about text contact lang receivedAt answeredAt')],
  guardians: [{ operations: ['read'], from: ['admin'], fields: 'wechat' }],
  questions: [
    { operations: ['read', 'create', 'update'], from: ['reviewer', 'admin', 'nurse'], fields: 'guardian' },
    { operations: ['update'], from: ['nurse'], fields: 'published publicQuestion publicAnswer' },
    {
      operations: ['update'],
      from: ['reviewer', 'admin', 'nurse'],
      fields: 'topic month text publishable lang receivedAt answeredAt',
    },
  ],
  'register-doubts': [SENT('key register question facility incoming')],
  'contract-templates': [{ operations: ['create', 'update'], from: ['legal', 'admin'], fields: 'judgedTerms' }],
  'centre-terms': [
    { operations: ['create'], from: ['head', 'admin'], fields: 'version decision reason decidedBy decidedOn' },
    { operations: ['update'], from: ['head', 'admin'], fields: 'version decision reason decidedBy decidedOn' },
    { operations: ['update'], from: ['legal'], fields: 'version terms decidedBy decidedOn' },
  ],
  'refund-rules': [{ operations: ['update'], from: ['legal', 'admin'], fields: 'facility' }],
  users: [
    { operations: ['create', 'update'], from: ['admin'], fields: 'language' },
    { operations: ['read', 'update'], from: ['admin'], fields: 'sessions' },
    {
      operations: ['create', 'update'],
      from: ['admin'],
      fields: 'resetPasswordToken resetPasswordExpiration salt hash resetPasswordRequestedAt',
    },
  ],
};

const isKept = (collection: CollectionSlug, field: string, operation: Operation, who: StaffName) =>
  (KEPT[collection] ?? []).some(
    ({ operations, from, fields }) =>
      operations.includes(operation) && from.includes(who) && fields.split(' ').includes(field.split('.')[0] ?? ''),
  );

/** Secrets, which nobody reads in any document, nor in one that is shown within another. */
const NEVER = ['hash', 'salt', 'resetPasswordToken', 'resetPasswordExpiration', 'sessions', 'formKey', 'secret', 'wechat'];

let demo: DemoPortal;
let staff: Record<StaffName, SignedIn>;
const documents = new Map<CollectionSlug, Documents>();
beforeAll(async () => {
  demo = await demoPortal({ facilities: 30 });
  staff = await staffOf(demo.portal);
  const centres = await threeCentres(demo.portal);
  for (const collection of COLLECTIONS) documents.set(collection, await documentsFor(demo.portal, collection, centres));
});
afterAll(() => demo.close());

type Permission = true | { permission?: boolean };
type Fields = Record<string, true | (Partial<Record<Operation, Permission>> & { fields?: Fields | true })>;
const isGiven = (permission: Permission | undefined) => permission === true || permission?.permission === true;

/** Every field, those within groups and rows too, with whether it may be done. */
function* each(fields: Fields | true | undefined, operation: Operation, path = ''): Generator<[field: string, may: boolean]> {
  if (typeof fields !== 'object') return;
  for (const [name, field] of Object.entries(fields)) {
    yield [path + name, field === true || isGiven(field[operation])];
    if (field !== true) yield* each(field.fields, operation, `${path}${name}.`);
  }
}

const isNothing = (value: unknown) => value === undefined || value === null || (Array.isArray(value) && value.length === 0);

function* keysIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value) && !isNothing(inner)) yield key;
    yield* keysIn(inner);
  }
}

describe.each(STAFF)('%s', (who) => {
  it.each(COLLECTIONS)(
    'may do with each field of %s what the collection says, but for those that are kept',
    async (collection) => {
      const { payload } = demo.portal;
      const req = await createLocalReq({ user: staff[who] }, payload);
      const id = documents.get(collection)?.own?.id;
      const given = await docAccessOperation({ collection: payload.collections[collection], id, req } as never);
      const all = given as unknown as Partial<Record<Operation, Permission>> & { fields: Fields | true };
      for (const operation of OPERATIONS) {
        const found = [...each(all.fields, operation)];
        const expected = found.map(([field]) => [field, isGiven(all[operation]) && !isKept(collection, field, operation, who)]);
        expect([operation, found]).toEqual([operation, expected]);
      }
    },
  );

  it.each(Object.keys(KEPT) as CollectionSlug[])('changes none of the kept fields of %s by sending it', async (collection) => {
    const { payload } = demo.portal;
    const doc = documents.get(collection)?.own;
    const other = documents.get(collection)?.far ?? {};
    const kept = (KEPT[collection] ?? []).filter(({ operations, from }) => operations.includes('update') && from.includes(who));
    for (const field of kept.flatMap(({ fields }) => fields.split(' '))) {
      const sent = { [field]: (other as Record<string, unknown>)[field] ?? 'x' };
      const before = await payload.db.findOne({ collection, where: { id: { equals: doc?.id } }, req: { payload } as never });
      let after: unknown = before;
      await inTransaction(payload, async (req) => {
        const as = { collection, id: doc?.id ?? '', user: staff[who], overrideAccess: false, depth: 0, req } as const;
        await payload.update({ ...as, data: sent as never }).catch(() => undefined);
        after = await payload.db.findOne({ collection, where: { id: { equals: doc?.id } }, req });
        return { ok: false };
      }).catch(() => undefined);
      const of = (one: unknown) => JSON.stringify((one as Record<string, unknown> | null)?.[field] ?? null);
      expect([field, of(after)]).toEqual([field, of(before)]);
    }
  });

  it.each(COLLECTIONS)('reads no secret in %s, nor in what it refers to', async (collection) => {
    const { payload } = demo.portal;
    const as = { collection, user: staff[who], overrideAccess: false, depth: 2, limit: 5 } as const;
    const { docs } = await payload.find(as).catch((error: { status?: number }) => {
      if (error.status !== 403) throw error;
      return { docs: [] };
    });
    const others = docs.filter(({ id }) => id !== staff[who].id);
    expect([...keysIn(others)].filter((key) => NEVER.includes(key))).toEqual([]);
  });
});
