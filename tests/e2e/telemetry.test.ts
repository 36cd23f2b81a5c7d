import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Collector, startCollector } from '../support/collector.ts';
import { startServer, type TestServer } from '../support/start-server.ts';

let collector: Collector;
let server: TestServer;
beforeAll(async () => {
  collector = await startCollector();
  server = await startServer({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.address });
});
afterAll(async () => {
  await server.stop();
  await collector.close();
});

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

it('a request is a span of the trace that its sender names, with what was done for it within, without what was asked', async () => {
  const headers = { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` };
  const asked = await fetch(`${server.origin}/api/v1/facilities?q=${encodeURIComponent('示例')}`, { headers });
  expect(asked.status).toBe(200);
  const none = await fetch(`${server.origin}/bookings/7f8a1f5c-2b1e-4b7f-9a53-0d1f6f0e7a11`, { redirect: 'manual' });
  expect(none.status).toBeLessThan(500);
  const page = `${server.origin}/guidance`;
  await expect.poll(async () => (await fetch(page)).headers.get('cache-status'), { timeout: 20_000 }).toBe('portal; hit');
  const kept = await fetch(page);
  expect(kept.headers.get('cache-status')).toBe('portal; hit');
  await server.stop();

  const spans = collector.spans();
  const request = spans.find(({ traceId, name }) => traceId === TRACE && name === 'GET /api/v1/facilities');
  expect(request).toMatchObject({ parentSpanId: '00f067aa0ba902b7' });
  const said = Object.fromEntries(request?.attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]) ?? []);
  expect(said['jintuo.request_id']).toBe(asked.headers.get('x-request-id'));
  expect(Number(said['http.response.status_code'])).toBe(200);
  const ids = spans.flatMap(({ attributes }) => attributes.filter(({ key }) => key === 'jintuo.request_id'));
  expect(
    ids.map(({ value }) => value.stringValue),
    'a page from the store',
  ).toContain(kept.headers.get('x-request-id'));
  expect(spans.some(({ traceId, name }) => traceId === TRACE && name.startsWith('search '))).toBe(true);
  expect(spans.map(({ name }) => name)).toContain('GET /bookings/{}');
  expect(collector.figures()).toContain('http.server.request.duration');
  expect(collector.text()).not.toMatch(/示例|%E7%A4%BA|7f8a1f5c/i);
});
