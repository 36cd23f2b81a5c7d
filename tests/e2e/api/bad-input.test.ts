import { request } from 'node:http';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { errorAnswer } from '#site/api/answers.ts';
import { operations } from '#site/api/operations.ts';
import { apiClient, jsonPost } from './client.ts';
import { EXAMPLE_SLUG, holdOf, hourly, WEDNESDAY } from './family.ts';

const origin = inject('origin');
const api = apiClient(origin);

type Init = RequestInit & { duplex?: 'half' };
type Row = [what: string, path: string, init: Init, status: number, code: string, field?: string];

const get = {} as Init;
const raw = (body: BodyInit, type = 'application/json', headers: Record<string, string> = {}): Init => ({
  method: 'POST',
  headers: { 'content-type': type, ...headers },
  body,
});
const endless = (bytes: number): Init => ({ ...raw(streamOf(bytes)), duplex: 'half' });

function streamOf(bytes: number): ReadableStream {
  let left = bytes;
  return new ReadableStream({
    pull: (controller) => {
      controller.enqueue(new Uint8Array(Math.min(left, 65_536)).fill(32));
      left -= 65_536;
      if (left <= 0) controller.close();
    },
  });
}

const care = { facility: EXAMPLE_SLUG, ...hourly(WEDNESDAY, '09:00', '10:00'), ageMonths: 8 };
const quote = (change: object): Init => jsonPost({ ...care, ...change });
const near = (words: string) => `/facilities?near=${encodeURIComponent(words)}`;
const days = (from: string, to: string, more = '') => `/facilities/${EXAMPLE_SLUG}/availability?from=${from}&to=${to}${more}`;
const SOMEBODY = '/bookings/6f0d3f4e-6e0f-4d1a-9d0a-0123456789ab';

const searching: Row[] = [
  ['near is no point', near('here'), get, 400, 'search_near', 'near'],
  ['near has one number', near('32.49'), get, 400, 'search_near', 'near'],
  ['near is beyond the pole', near('91,119'), get, 400, 'search_near', 'near'],
  ['near is beyond the date line', near('32,181'), get, 400, 'search_near', 'near'],
  ['near is in hexadecimal', near('0x20,0x77'), get, 400, 'search_near', 'near'],
  ['near is not a number', near('NaN,NaN'), get, 400, 'search_near', 'near'],
  ['radius is nothing', '/facilities?near=32,119&radius=0', get, 400, 'too_small', 'radius'],
  ['radius is less than nothing', '/facilities?near=32,119&radius=-5', get, 400, 'too_small', 'radius'],
  ['radius goes round the earth', '/facilities?near=32,119&radius=1e9', get, 400, 'number_invalid', 'radius'],
  ['radius is beyond any city', '/facilities?near=32,119&radius=500001', get, 400, 'too_big', 'radius'],
  ['age is empty', '/facilities?ageMonths=', get, 400, 'number_invalid', 'ageMonths'],
  ['age is in halves', '/facilities?ageMonths=8.5', get, 400, 'number_invalid', 'ageMonths'],
  ['age is before birth', '/facilities?ageMonths=-1', get, 400, 'too_small', 'ageMonths'],
  ['age is past three', '/facilities?ageMonths=37', get, 400, 'too_big', 'ageMonths'],
  ['page is nought', '/facilities?page=0', get, 400, 'too_small', 'page'],
  ['page is negative', '/facilities?page=-3', get, 400, 'too_small', 'page'],
  ['page is a word', '/facilities?page=two', get, 400, 'number_invalid', 'page'],
  ['page is given twice', '/facilities?page=1&page=2', get, 400, 'number_invalid', 'page'],
  ['a page of everything', '/facilities?perPage=100000', get, 400, 'too_big', 'perPage'],
  ['a form that does not exist', '/facilities?form=overnight', get, 400, 'not_one_of', 'form'],
  ['one form of two does not exist', '/facilities?form=hourly,overnight', get, 400, 'not_one_of', 'form'],
  ['a kind of institution that does not exist', '/facilities?type=school', get, 400, 'not_one_of', 'type'],
  ['an order that does not exist', '/facilities?sort=best', get, 400, 'not_one_of', 'sort'],
  ['a flag that is neither', '/facilities?inclusive=maybe', get, 400, 'not_one_of', 'inclusive'],
  ['a language that is not spoken', '/facilities?lang=fr', get, 400, 'not_one_of', 'lang'],
  ['a start without an end', `/facilities?from=${WEDNESDAY}T09:00`, get, 400, 'search_window', 'to'],
  ['an end before its start', `/facilities?from=${WEDNESDAY}T12:00&to=${WEDNESDAY}T09:00`, get, 400, 'search_window', 'to'],
  ['a stay over two days', `/facilities?from=${WEDNESDAY}T09:00&to=2026-11-26T10:00`, get, 400, 'search_window', 'to'],
  ['a day that does not exist', '/facilities?from=2026-02-30T09:00&to=2026-02-30T10:00', get, 400, 'time_invalid', 'from'],
  ['a time that does not exist', `/facilities?from=${WEDNESDAY}T25:00&to=${WEDNESDAY}T26:00`, get, 400, 'time_invalid', 'from'],
  ['a time with its zone', `/facilities?from=${WEDNESDAY}T09:00Z&to=${WEDNESDAY}T10:00Z`, get, 400, 'time_invalid', 'from'],
  ['a day that is over', '/facilities?from=2020-01-06T09:00&to=2020-01-06T10:00', get, 400, 'date_in_past', 'from'],
  ['a day nobody can book yet', '/facilities?from=2031-01-06T09:00&to=2031-01-06T10:00', get, 400, 'date_too_far', 'from'],
  ['a time between half hours', `/facilities?from=${WEDNESDAY}T09:10&to=${WEDNESDAY}T10:10`, get, 400, 'not_on_half_hour', 'to'],
  ['half an hour', `/facilities?from=${WEDNESDAY}T09:00&to=${WEDNESDAY}T09:30`, get, 400, 'too_short', 'to'],
  ['an hour of today that is over', '/facilities?from=2026-11-23T09:00&to=2026-11-23T10:00', get, 400, 'time_in_past', 'from'],
  [
    'hours and any time at once',
    `/facilities?from=${WEDNESDAY}T09:00&to=${WEDNESDAY}T10:00&within=7`,
    get,
    400,
    'search_one_time',
    'within',
  ],
  ['weekdays without hours', '/facilities?days=135', get, 400, 'search_window', 'from'],
  ['a weekday twice', `/facilities?from=${WEDNESDAY}T09:00&to=${WEDNESDAY}T10:00&days=1551`, get, 400, 'search_days', 'days'],
  ['an eighth weekday', `/facilities?from=${WEDNESDAY}T09:00&to=${WEDNESDAY}T10:00&days=8`, get, 400, 'search_days', 'days'],
  ['a year of weeks', `/facilities?from=${WEDNESDAY}T09:00&to=${WEDNESDAY}T10:00&days=1&weeks=52`, get, 400, 'too_big', 'weeks'],
  ['any time in a year', '/facilities?within=365', get, 400, 'too_big', 'within'],
  ['for how long without when', '/facilities?minutes=60', get, 400, 'search_within', 'within'],
  ['for a while between half hours', '/facilities?within=7&minutes=75', get, 400, 'not_on_half_hour', 'minutes'],
  ['a second place without a first', '/facilities?also=32.4,119.9', get, 400, 'search_also', 'also'],
  ['a second place that is swapped', '/facilities?near=32.4,119.9&also=119.9,32.4', get, 400, 'search_near', 'also'],
  ['a frame of three sides', '/facilities?frame=32.4,119.8,32.6', get, 400, 'search_frame', 'frame'],
  ['a frame upside down', '/facilities?frame=32.6,119.8,32.4,120.0', get, 400, 'search_frame', 'frame'],
  ['a frame beyond the earth', '/facilities?frame=32.4,119.8,99,120.0', get, 400, 'search_frame', 'frame'],
  ['a price below nothing', '/facilities?priceMax=-1', get, 400, 'too_small', 'priceMax'],
  ['a price in words', '/facilities?priceMax=cheap', get, 400, 'number_invalid', 'priceMax'],
  ['a closing hour that does not exist', '/facilities?openUntil=25:00', get, 400, 'time_invalid', 'openUntil'],
  ['a language that no staff speak', '/facilities?speaks=elvish', get, 400, 'not_one_of', 'speaks'],
  ['a feature that does not exist', '/facilities?access=swimming', get, 400, 'not_one_of', 'access'],
  ['a parameter that does not exist', '/facilities?colour=red', get, 400, 'unknown_parameter', 'colour'],
  ['a parameter that would change every object', '/facilities?__proto__=1', get, 400, 'unknown_parameter', '__proto__'],
  ['words with a control character', '/facilities?q=%00', get, 400, 'invalid', 'q'],
  ['words that turn the reading order', '/facilities?q=a%E2%80%AEb', get, 400, 'invalid', 'q'],
  ['words without end', `/facilities?q=${'a'.repeat(101)}`, get, 400, 'too_long', 'q'],
];

const looking: Row[] = [
  ['a centre that does not exist', '/facilities/nowhere', get, 404, 'facility_not_found'],
  ['a centre with a quote in its name', "/facilities/'%20OR%201=1", get, 404, 'facility_not_found'],
  ['a path that leads out', '/facilities/..%2F..%2Fetc%2Fpasswd', get, 404, 'facility_not_found'],
  ['an address that does not exist', '/nothing/here', get, 404, 'not_found'],
  ['no days', `/facilities/${EXAMPLE_SLUG}/availability`, get, 400, 'required', 'from'],
  ['a first day that does not exist', days('2026-02-30', '2026-03-02'), get, 400, 'date_invalid', 'from'],
  ['a last day before the first', days('2026-12-02', '2026-12-01'), get, 400, 'ends_before_start', 'to'],
  ['more days than a calendar shows', days('2026-11-23', '2027-01-24'), get, 400, 'span_too_long', 'to'],
  ['days nobody can book yet', days('2027-06-01', '2027-06-02'), get, 400, 'date_too_far', 'to'],
  ['places for a grown-up', days(WEDNESDAY, WEDNESDAY, '&ageMonths=360'), get, 400, 'too_big', 'ageMonths'],
];

const asking: Row[] = [
  ['no body', '/quotes', { method: 'POST' }, 400, 'required', 'facility'],
  ['half a body', '/quotes', raw('{"facility":'), 400, 'body_not_json'],
  ['a body that is not in UTF-8', '/quotes', raw(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d])), 400, 'body_not_json'],
  ['brackets without end', '/quotes', raw('['.repeat(100_000)), 400, 'body_not_json'],
  ['lists in lists in lists', '/quotes', raw(`${'['.repeat(50_000)}${']'.repeat(50_000)}`), 400, 'invalid'],
  [
    'a number beyond numbers',
    '/quotes',
    raw(JSON.stringify(care).replace('"ageMonths":8', '"ageMonths":1e999')),
    400,
    'invalid',
    'ageMonths',
  ],
  ['a list for a body', '/quotes', jsonPost([]), 400, 'invalid'],
  ['nothing for a body', '/quotes', jsonPost(null), 400, 'invalid'],
  ['a form for a body', '/quotes', raw('facility=x', 'application/x-www-form-urlencoded'), 400, 'unsupported_type'],
  ['plain text for a body', '/quotes', raw('{}', 'text/plain'), 400, 'unsupported_type'],
  ['a body that says too late how long it is', '/quotes', endless(400_000), 413, 'body_too_large'],
  ['a body of a megabyte', '/quotes', raw(`"${'a'.repeat(1_000_000)}"`), 413, 'body_too_large'],
  ['a field that does not exist', '/quotes', quote({ discount: 100 }), 400, 'unknown_parameter', 'discount'],
  ['a key that would change every object', '/quotes', raw('{"__proto__":{"admin":true}}'), 400, 'required', 'facility'],
  [
    'that key and all the others',
    '/quotes',
    raw(JSON.stringify(care).replace('{', '{"__proto__":{"a":1},')),
    400,
    'unknown_parameter',
    '__proto__',
  ],
  ['a number for a name', '/quotes', quote({ facility: 7 }), 400, 'invalid', 'facility'],
  ['an operator for a name', '/quotes', quote({ facility: { $gt: '' } }), 400, 'invalid', 'facility'],
  ['a centre that does not exist', '/quotes', quote({ facility: 'nowhere' }), 404, 'facility_not_found'],
  ['a form of care that does not exist', '/quotes', quote({ form: 'overnight' }), 400, 'not_one_of', 'form'],
  ['a day that does not exist', '/quotes', quote({ date: '2026-02-30' }), 400, 'date_invalid', 'date'],
  ['a day written otherwise', '/quotes', quote({ date: '25/11/2026' }), 400, 'date_invalid', 'date'],
  ['a day that is over', '/quotes', quote({ date: '2026-11-20' }), 400, 'date_in_past', 'date'],
  ['a day in ten years', '/quotes', quote({ date: '2036-11-25' }), 400, 'date_too_far', 'date'],
  ['no start', '/quotes', quote({ from: undefined }), 400, 'time_invalid', 'from'],
  ['a start off the half hour', '/quotes', quote({ from: '09:10' }), 400, 'not_on_half_hour', 'from'],
  ['an end off the half hour', '/quotes', quote({ to: '10:45' }), 400, 'not_on_half_hour', 'to'],
  ['an end before its start', '/quotes', quote({ to: '08:00' }), 400, 'ends_before_start', 'to'],
  ['half an hour', '/quotes', quote({ to: '09:30' }), 400, 'too_short', 'to'],
  ['temporary care all day', '/quotes', quote({ form: 'temporary', to: '17:00' }), 400, 'session_too_long', 'to'],
  ['a year of full days', '/quotes', quote({ form: 'full_day', months: 12 }), 400, 'months_out_of_range', 'months'],
  ['months in words', '/quotes', quote({ form: 'full_day', months: 'one' }), 400, 'invalid', 'months'],
  ['no age', '/quotes', quote({ ageMonths: undefined }), 400, 'age_missing', 'ageMonths'],
  ['an age past three', '/quotes', quote({ ageMonths: 37 }), 400, 'too_big', 'ageMonths'],
  ['an age that no class takes', '/quotes', quote({ ageMonths: 2 }), 422, 'no_class_for_age', 'ageMonths'],
  ['a child that is not born yet', '/quotes', quote({ birthDate: '2026-12-24' }), 422, 'not_born_yet', 'birthDate'],
  ['a contact that is none', '/session/code', jsonPost({ to: 'me' }), 400, 'contact_invalid', 'to'],
  ['two contacts in one', '/session/code', jsonPost({ to: 'a@example.com,b@example.com' }), 400, 'email_invalid', 'to'],
  ['a code nobody was sent', '/session', jsonPost({ to: '13999999999', code: '123456' }), 422, 'code_wrong', 'code'],
  ['a code as long as a book', '/session', jsonPost({ to: '13999999999', code: '1'.repeat(1000) }), 400, 'too_long', 'code'],
  ['a hash in a list', '/contracts/verify', jsonPost({ hash: ['a'] }), 400, 'invalid', 'hash'],
  ['a contract of ten megabytes', '/contracts/verify', raw(Buffer.alloc(10_000_000), 'application/pdf'), 413, 'body_too_large'],
  ['a picture of a contract', '/contracts/verify', raw(Buffer.alloc(10), 'image/png'), 400, 'unsupported_type'],
];

const outside: Row[] = [
  ['a hold without a session', '/holds', jsonPost(holdOf(hourly(WEDNESDAY, '09:00', '10:00'))), 401, 'not_signed_in'],
  ['a session that was made up', '/holds', jsonPost({}, { authorization: `Bearer ${'x'.repeat(43)}` }), 401, 'not_signed_in'],
  ['a session that is no token', '/holds', jsonPost({}, { authorization: 'Basic YTpi' }), 401, 'not_signed_in'],
  ['a session that would open all', `${SOMEBODY}`, { headers: { cookie: "jt_session=' OR '1'='1" } }, 401, 'not_signed_in'],
  [
    'another site’s script',
    '/session/code',
    jsonPost({ to: '13999999998' }, { origin: 'https://evil.example' }),
    403,
    'forbidden_origin',
  ],
  ['a script of no site', '/session/code', jsonPost({ to: '13999999998' }, { origin: 'null' }), 403, 'forbidden_origin'],
  ['another site’s form', '/holds', raw('{}', 'text/plain', { origin: 'https://evil.example' }), 403, 'forbidden_origin'],
  [
    'what the browser says is another site’s',
    '/session',
    { method: 'DELETE', headers: { 'sec-fetch-site': 'cross-site' } },
    403,
    'forbidden_origin',
  ],
  ['an event for a provider that is not there', '/payments/stripe', raw('{}'), 404, 'not_found'],
  ['an event that nobody signed', '/payments/pretend', raw('{}'), 400, 'bad_signature'],
  [
    'an event with a made-up signature',
    '/payments/pretend',
    raw('{}', 'application/json', { 'pretend-signature': `t=1,v1=${'0'.repeat(64)}` }),
    400,
    'bad_signature',
  ],
  ['an event of a megabyte', '/payments/pretend', raw(Buffer.alloc(700_000)), 413, 'body_too_large'],
];

describe.each([
  ['searching', searching],
  ['looking at a centre', looking],
  ['asking', asking],
  ['from outside', outside],
])('bad input: %s', (_, rows) => {
  it.each(rows)('%s', async (_what, path, init, status, code, field) => {
    const reply = await api.send(path, init);
    const { error } = errorAnswer.parse(reply.body);
    expect([reply.status, error.code, error.field]).toEqual([status, code, field]);
    expect(error.message.length).toBeGreaterThan(4);
    expect(error.message).not.toMatch(/\{\w+\}/);
  });
});

describe('bad input: a family', () => {
  let token = '';
  let held = '';
  const body = holdOf(hourly('2026-12-08', '09:00', '10:00'));
  beforeAll(async () => {
    token = await api.signIn('13922220001');
    held = (await api.call(operations.hold, { token, body })).body.id;
    return () => api.call(operations.cancel, { token, params: { id: held }, body: {} });
  });

  const { guardian, child } = body;
  const many = Array.from({ length: 7 }, () => ({ name: '外婆', relation: '外婆', phone: '13900000000' }));
  it.each<[what: string, change: object, status: number, code: string, field: string]>([
    ['no guardian', { guardian: undefined }, 400, 'required', 'guardian'],
    ['a guardian without a name', { guardian: { ...guardian, name: '  ' } }, 400, 'required', 'guardian.name'],
    ['a name over two lines', { guardian: { ...guardian, name: '家长\n乙方' } }, 400, 'invalid', 'guardian.name'],
    ['a name that turns the reading order', { child: { ...child, name: 'a\u202eb' } }, 400, 'invalid', 'child.name'],
    ['half a character', { child: { ...child, name: 'a\ud83d' } }, 400, 'invalid', 'child.name'],
    ['a name as long as a letter', { child: { ...child, name: '宝'.repeat(61) } }, 400, 'too_long', 'child.name'],
    [
      'a guardian who is not grown up',
      { guardian: { ...guardian, adult: false } },
      422,
      'not_an_adult_guardian',
      'guardian.adult',
    ],
    ['yes in words', { guardian: { ...guardian, adult: 'yes' } }, 400, 'invalid', 'guardian.adult'],
    ['a child born on no day', { child: { ...child, birthDate: '2026-02-30' } }, 400, 'date_invalid', 'child.birthDate'],
    ['a child of ten', { child: { ...child, birthDate: '2016-03-10' } }, 422, 'no_class_for_age', 'child.birthDate'],
    ['a child with a title', { child: { ...child, title: 'Dr' } }, 400, 'unknown_parameter', 'child.title'],
    ['seven people to fetch it', { pickups: many }, 400, 'too_many', 'pickups'],
    ['somebody without a phone', { pickups: [{ name: '外婆', relation: '外婆' }] }, 400, 'required', 'pickups.0.phone'],
    ['consent by a number', { consents: { photos: 1 } }, 400, 'invalid', 'consents.photos'],
    ['a day when the centre is shut', { date: '2026-12-06' }, 409, 'no_place.closed_that_weekday', 'date'],
    ['an hour when the centre is shut', { from: '19:00', to: '20:00' }, 409, 'no_place.closes_earlier', 'date'],
    ['more hours than there are', { to: '24:30' }, 400, 'time_invalid', 'to'],
  ])('holds nothing for %s', async (_, change, status, code, field) => {
    const refused = await api.refused(operations.hold, { token, body: { ...body, ...change } });
    expect(refused).toMatchObject({ status, code, field });
  });

  it.each<[what: string, change: object, status: number, code: string, field: string]>([
    ['nobody', { name: undefined }, 400, 'required', 'name'],
    ['somebody else', { name: '别人' }, 422, 'name_differs', 'name'],
    ['somebody who has not read it', { readTerms: false }, 422, 'terms_not_read', 'readTerms'],
    ['somebody who has read it in words', { readTerms: 'true' }, 400, 'invalid', 'readTerms'],
  ])('is signed by %s: not at all', async (_, change, status, code, field) => {
    const sent = { token, params: { id: held }, body: { name: guardian.name, readTerms: true, ...change } };
    expect(await api.refused(operations.sign, sent)).toMatchObject({ status, code, field });
  });

  it('takes no step before the one it needs', async () => {
    const params = { id: held };
    expect(await api.refused(operations.pay, { token, params })).toMatchObject({ status: 409, code: 'sign_first' });
    const move = { date: '2026-12-09', from: '09:00', to: '10:00', name: guardian.name };
    expect(await api.refused(operations.reschedule, { token, params, body: move })).toMatchObject({
      status: 409,
      code: 'reschedule_not_paid',
    });
    const expecting = { token, params, body: { expect: -1 } };
    expect(await api.refused(operations.cancel, expecting)).toMatchObject({ status: 400, code: 'too_small', field: 'expect' });
    expect((await api.call(operations.getBooking, { token, params })).body.status).toBe('held');
  });

  it.each(['x', '0', '../holds', '%00', "' OR 1=1 --", 'null', '6f0d3f4e', 'z'.repeat(36), 'a'.repeat(2000)])(
    'has no booking %s',
    async (id) => {
      expect(await api.refused(operations.getBooking, { token, params: { id } })).toMatchObject({ status: 404 });
    },
  );

  it.each(['', 'two words', 'ü', 'k'.repeat(101)])('takes no key like this: "%s"', async (key) => {
    const headers = { 'idempotency-key': Buffer.from(key).toString('latin1') };
    const refused = await api.refused(operations.hold, { token, body, headers });
    expect(refused).toMatchObject({ status: 400, code: 'invalid', field: 'Idempotency-Key' });
  });
});

describe('a method that an address does not take', () => {
  it.each([
    ['/facilities', 'POST', 'GET, HEAD, OPTIONS'],
    ['/facilities', 'DELETE', 'GET, HEAD, OPTIONS'],
    ['/quotes', 'GET', 'POST, OPTIONS'],
    ['/quotes', 'HEAD', 'POST, OPTIONS'],
    ['/session', 'PUT', 'POST, DELETE, OPTIONS'],
    ['/bookings/x/pay', 'PATCH', 'POST, OPTIONS'],
    ['/contracts/verify', 'GET', 'POST, OPTIONS'],
    ['/payments/pretend', 'GET', 'POST, OPTIONS'],
    ['/openapi.json', 'POST', 'GET, HEAD, OPTIONS'],
  ])('%s %s', async (path, method, allow) => {
    const reply = await api.send(path, { method });
    expect([reply.status, reply.headers.get('allow')]).toEqual([405, allow]);
    if (method !== 'HEAD') expect(errorAnswer.parse(reply.body).error.code).toBe('method_not_allowed');
  });
});

describe('what no browser would send', () => {
  it.each([
    ['a method of its own', 'TRACE', '/api/v1/facilities', 405],
    ['a path that cannot be decoded', 'GET', '/api/v1/facilities/%E0%A4%A', 404],
    ['a path decoded twice', 'GET', '/api/v1/facilities/%252e%252e%252f', 404],
    ['another host’s address', 'GET', 'http://evil.example/api/v1/outbox', 400],
    ['two slashes', 'GET', '//api//v1//nothing', 404],
    ['a star', 'OPTIONS', '*', 400],
  ])('%s is answered with a refusal', async (_, method, path, status) => {
    const reply = await rawRequest(method, path);
    expect(reply.status, reply.text.slice(0, 200)).toBe(status);
    expect(reply.text).not.toMatch(/node_modules|\bat [\w.<>]+ \(/);
  });
});

/** As it is, without the checks that `fetch` makes before it sends anything. */
function rawRequest(method: string, path: string): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path }, (response) => {
      let text = '';
      response.on('data', (data) => (text += data));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.once('error', reject);
    sent.end();
  });
}
