import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { formBody, payloadAction, type StaffAction, staffActions } from '../../support/staff-actions.ts';
import { startServer, type TestServer } from '../../support/start-server.ts';

/** Whatever is sent to a staff page, it is no failure of ours: it is refused calmly, and the log keeps quiet. */
let server: TestServer;
let head = '';
beforeAll(async () => {
  server = await startServer();
  const answer = await fetch(`${server.origin}/admin/api/users/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin },
    body: JSON.stringify({ email: 'head@demo.example', password: DEMO_PASSWORD }),
  });
  head = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
});
afterAll(() => server?.stop());

type Sent = { 'content-type'?: string; body?: string | Buffer; 'next-action'?: string; method?: string };

const PAGES = ['/admin/login', '/admin', '/admin/roster', '/admin/collections/classes/create'];

/** The status that each page answers, to a stranger and to somebody who is signed in. */
async function statuses({ body, method = 'POST', ...sent }: Sent, pages = PAGES): Promise<number[]> {
  const all: number[] = [];
  for (const path of pages)
    for (const cookie of ['', head]) {
      const headers = { ...sent, origin: server.origin, ...(cookie && { cookie }) };
      const answer = await fetch(server.origin + path, { method, headers, body: body as BodyInit, redirect: 'manual' });
      await answer.arrayBuffer();
      all.push(answer.status);
    }
  return [...new Set(all)];
}

const text = (body: string) => ({ 'content-type': 'text/plain;charset=UTF-8', body });
const BOUNDARY = { 'content-type': 'multipart/form-data; boundary=x' };

describe('a form that is broken', () => {
  it.each<[what: string, sent: Sent]>([
    ['has no parts', { 'content-type': 'multipart/form-data', body: 'a=1' }],
    ['breaks off', { ...BOUNDARY, body: '--x\r\ncontent-disposition: form-' }],
    ['is empty', { ...BOUNDARY, body: '' }],
    ['ends at once', { ...BOUNDARY, body: '--x--\r\n' }],
    ['has another boundary', { ...formBody(['a', '1']), 'content-type': 'multipart/form-data; boundary=y' }],
    ['has an endless boundary', { ...formBody(['a', '1']), 'content-type': `multipart/form-data; boundary=${'y'.repeat(5000)}` }],
    ['asks for nothing', formBody(['a', '1'])],
    ['asks for a call that there is not', formBody(['$ACTION_ID_deadbeef', ''])],
    ['asks for what every object has', formBody(['$ACTION_ID_constructor', ''])],
    ['refers to nothing', formBody(['$ACTION_REF_1', ''])],
    ['refers to what cannot be read', formBody(['$ACTION_REF_1', ''], ['$ACTION_1:0', 'garbage'])],
    ['refers to no call', formBody(['$ACTION_REF_1', ''], ['$ACTION_1:0', '{"id":"__proto__","bound":"$@1"}'])],
    ['is of bytes', { ...BOUNDARY, body: Buffer.from([0xff, 0xfe, 0, 0x80]) }],
  ])('%s', async (_, sent) => {
    expect(await statuses(sent)).toEqual([400]);
  });
});

describe('a call that there is not', () => {
  it.each(['x', 'constructor', '__proto__', '0'.repeat(42), `40${'f'.repeat(40)}`, 'a'.repeat(7000), '%00', ''])(
    '%s',
    async (id) => {
      for (const sent of [text('[]'), formBody(['0', '[]']), { ...BOUNDARY, body: '--x\r\nfoo' }])
        expect(await statuses({ ...sent, 'next-action': id })).toEqual([404]);
    },
  );
});

describe('a call that is broken', () => {
  it.each<[what: string, sent: Sent]>([
    ['nothing', text('')],
    ['no JSON', text('garbage')],
    ['no list', text('null')],
    ['another value', text('{"0":1}')],
    ['an empty list', text('[]')],
    ['a part that is not there', text('["$1"]')],
    ['a call', text('["$F1"]')],
    ['a promise', text('["$@1"]')],
    ['a file', text('["$B1"]')],
    ['a map', text('["$Q1"]')],
    ['a stream', text('["$R1"]')],
    ['a number that is none', text('["$nx"]')],
    ['lists in lists', text('['.repeat(100_000) + ']'.repeat(100_000))],
    ['a type that is none', { 'content-type': ';;;', body: '[1]' }],
    ['no type', { body: Buffer.from('[1]') }],
    ['JSON by its type', { 'content-type': 'application/json', body: '[1]' }],
    ['a form that breaks off', { ...BOUNDARY, body: '--x\r\nfoo' }],
    ['a form without its arguments', formBody(['7', '1'])],
    ['a form of no JSON', formBody(['0', 'garbage'])],
    ['a form of parts that are not there', formBody(['0', '["$9"]'])],
  ])('%s', async (_, sent) => {
    for (const { id } of staffActions()) expect(await statuses({ ...sent, 'next-action': id }, ['/admin'])).toEqual([400]);
  });

  it('a megabyte and more', async () => {
    const sent = text(JSON.stringify(['x'.repeat(1_100_000)]));
    expect(await statuses({ ...sent, 'next-action': payloadAction() }, ['/admin'])).toEqual([413]);
  });

  it.each(['PUT', 'PATCH', 'DELETE'])('%s', async (method) => {
    expect(await statuses({ method })).toEqual([405]);
  });
});

describe('a call with other arguments than its own', () => {
  const isForm = ({ file }: StaffAction) => file.startsWith('cms/') && !file.endsWith('layout.tsx');

  it.each<[what: string, body: string]>([
    ['words', '["x","y"]'],
    ['nothing', '[null,null]'],
    ['objects', '[{"get":1},{"get":"$undefined"}]'],
  ])('%s', async (_, body) => {
    for (const { id } of staffActions())
      expect([400, 404]).toEqual(expect.arrayContaining(await statuses({ ...text(body), 'next-action': id }, ['/admin'])));
  });

  it('an empty form is looked at, and refused by what is missing', async () => {
    const actions = staffActions().filter(isForm);
    expect(actions.length).toBeGreaterThan(5);
    for (const { id } of actions)
      for (const args of ['["$K1"]', '[{},"$K1"]', '[null,"$K1"]'])
        for (const status of await statuses({ ...formBody(['1_x', 'y'], ['0', args]), 'next-action': id }, ['/admin']))
          expect([200, 404]).toContain(status);
  });

  it.each([{}, { collectionSlug: 'constructor' }, { collectionSlug: {} }, { collectionSlug: 'guardians', schemaPath: 'x' }])(
    'of Payload: %j',
    async (args) => {
      for (const name of ['form-state', 'render-list', 'render-document', 'table-state', 'copy-data-from-locale'])
        for (const status of await statuses({ ...text(JSON.stringify([{ name, args }])), 'next-action': payloadAction() }, [
          '/admin',
        ]))
          expect([name, status < 500]).toEqual([name, true]);
    },
  );
});

/** Payload itself writes down what somebody who is signed in asks for in vain. */
const IN_VAIN = /There was an error (building form state|copying data)/;

it('the log has no failure, and no path of the code', () => {
  const lines = server.said().split('\n');
  expect(lines.filter((line) => /"level":[56]0|^\s+at /.test(line) && !IN_VAIN.test(line))).toEqual([]);
});
