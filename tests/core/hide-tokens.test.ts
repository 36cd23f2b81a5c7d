import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto';
import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { createLog } from '#cms/core/log.ts';

const hex = randomBytes(20).toString('hex');
const session = randomBytes(32).toString('base64url');
const stop = `${randomBytes(12).toString('base64url')}.${randomBytes(16).toString('base64url')}`;
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = `${part({ alg: 'HS256' })}.${part({ id: randomUUID() })}.${createHmac('sha256', 'x').update('y').digest('base64url')}`;
const origin = 'https://portal.example';
const link = (address: string) => [address, encodeURIComponent(address)];

/** What opens something, and the ways in which it could come into a line. */
const TOLD: [what: string, secret: string, lines: string[]][] = [
  ['a link to set a password', hex, [`/admin/reset/${hex}`, `/admin/RESET/${hex}/`, ...link(`${origin}/admin/reset/${hex}`)]],
  ['a short link of that kind', 'abc', ['/admin/reset/abc', '/admin/api/users/verify/abc']],
  [
    'a link that stops a message',
    stop,
    [`/searches/stop?token=${stop}`, ...link(`${origin}/en/searches/open?lang=en&token=${stop}`)],
  ],
  [
    'the address of a calendar',
    'Ab-9',
    ['/calendars/Ab-9.ics', ...link(`${origin}/calendars/Ab-9.ics`), 'webcal://h/calendars/Ab-9.ics'],
  ],
  ['a sign-in code', '123456', ['/account?code=123456', '/account?to=13800000001&code=123456', '{"to":"x","code":"123456"}']],
  ['a session', session, [`jt_session=${session}`, `a=b; jt_session=${session}; c=d`, `Bearer ${session}`, session]],
  ['a session of the staff', jwt, [`payload-token=${jwt}`, `JWT ${jwt}`, `Authorization: JWT ${jwt}`, jwt]],
  ['a token of a request', session, [`{"requestToken":"${session}"}`, `jt_request=${session}`, `x?request_token=${session}`]],
  ['a password', 'Geheim-2026', ['{"password":"Geheim-2026"}', '/admin/api/users/login?password=Geheim-2026']],
  [
    'a password of a server',
    'pass-word',
    ['smtps://user:pass-word@mail.example:465', 'mongodb://user:pass-word@db.example/jintuo'],
  ],
  ['a kept hash', createHash('sha256').update('x').digest('hex'), [`hash ${createHash('sha256').update('x').digest('hex')}`]],
];

async function written(fields: object, message = 'request'): Promise<string> {
  const stream = new PassThrough();
  createLog('info', stream).info(fields, message);
  return String(stream.read());
}

it.each(TOLD)('no line of the log has %s', async (_, secret, lines) => {
  for (const line of lines) {
    for (const fields of [
      { path: line },
      { err: new Error(`could not ask ${line}`) },
      { cookie: line },
      { headers: { cookie: line } },
    ])
      expect(await written(fields)).not.toContain(secret);
    expect(await written({}, `failed at ${line}`)).not.toContain(secret);
  }
});

it('no line of the log has what a query was to write, or what was refused, also where a library gives no sentence of its own', async () => {
  const query = new Error('Failed query: insert into "children" values (?)\nparams: 王小宝', { cause: new Error('busy') });
  const refusal = Object.assign(new Error('changed to 王小宝'), { status: 409 });
  for (const error of [query, refusal])
    for (const given of [error, { err: error }, { err: error, msg: error.message }]) {
      const stream = new PassThrough();
      createLog('info', stream).error(given as object);
      const line = String(stream.read());
      expect(line).not.toContain('王小宝');
      expect(JSON.parse(line)).toMatchObject({ level: 50, msg: error === query ? 'a query failed' : 'refused' });
    }
});

it('what a line is for stays in it', async () => {
  const id = randomUUID();
  const kept = {
    id,
    path: '/guidance/what-to-pack-for-the-first-day-at-a-nursery-in-winter',
    other: '/api/v1/facilities/hailing-example-centre/availability',
    code: 'SQLITE_FULL',
    file: `contracts/${id}.pdf`,
    status: 200,
  };
  expect(JSON.parse(await written(kept))).toMatchObject(kept);
});
