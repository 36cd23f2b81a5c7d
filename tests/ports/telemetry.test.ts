import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { readEnvironment } from '#cms/core/environment.ts';
import { startTelemetry } from '#cms/ports/telemetry.ts';
import { watched } from '#cms/ports/watch.ts';
import { type Collector, startCollector } from '../support/collector.ts';
import { type DemoPortal, demoPortal, WEDNESDAY } from '../support/demo-portal.ts';
import { hold, newFamily } from '../support/family.ts';

let demo: DemoPortal;
let collector: Collector;
const log = { warn: vi.fn() };
beforeAll(async () => {
  [demo, collector] = await Promise.all([demoPortal({ enrolled: false }), startCollector()]);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await Promise.all([demo.close(), collector.close()]);
});

it('is off unless a collector is named', () => {
  expect(readEnvironment({ NODE_ENV: 'test' }).telemetry).toBe(false);
  const named = { NODE_ENV: 'test', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' } as const;
  expect(readEnvironment(named).telemetry).toBe(true);
  expect(readEnvironment({ ...named, OTEL_SDK_DISABLED: 'true' }).telemetry).toBe(false);
});

it('a unit of work is a span with its queries within, what fails says so, and what a family wrote is in none of it', async () => {
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.address);
  const telemetry = startTelemetry({ version: '1', log });
  const family = await newFamily(demo.portal, 1);
  await hold(demo.portal, family, { form: 'hourly', date: WEDNESDAY, window: { from: 540, to: 600 } });
  const failing = watched(
    'payment',
    () => 'refund',
    () => Promise.reject(new TypeError(`nothing for ${family.name}`)),
  );
  await expect(failing).rejects.toThrow('nothing for');
  await telemetry.stop();

  const spans = collector.spans();
  const unit = spans.find(({ name }) => name === 'unit holdTogether');
  expect(unit).toBeDefined();
  expect(spans.some(({ traceId, parentSpanId }) => traceId === unit?.traceId && parentSpanId === unit?.spanId)).toBe(true);
  expect(spans.find(({ name }) => name === 'payment refund')?.status).toMatchObject({ code: 2, message: 'TypeError' });
  expect(collector.figures()).toEqual(new Set(['jintuo.work.duration', 'nodejs.eventloop.delay.p99', 'process.memory.usage']));
  expect(collector.text()).not.toContain(family.name);
  expect(log.warn).not.toHaveBeenCalled();
  const before = spans.length;
  await watched(
    'payment',
    () => 'state',
    async () => undefined,
  );
  expect(collector.spans()).toHaveLength(before);
});

it('a collector that is away keeps nobody waiting', async () => {
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', 'http://127.0.0.1:9');
  const telemetry = startTelemetry({ version: '1', log });
  await watched(
    'payment',
    () => 'state',
    async () => undefined,
  );
  const from = performance.now();
  await telemetry.stop();
  expect(performance.now() - from).toBeLessThan(10_000);
});
