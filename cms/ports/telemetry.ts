import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Attributes, context, DiagLogLevel, diag, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { requestId } from './request-scope.ts';
import { type Work, watch } from './watch.ts';

const NAME = 'jintuo';
const STOP_MS = 3000;
/** What stands in an address for one thing among many, and what nobody else may know of it. */
const ONE_OF_MANY = /^(?:[0-9a-f]{8}-[0-9a-f-]{27}|.*\d{2}.*|.{40,})$/i;

/** Traces and figures of this process, sent to a collector by OpenTelemetry's protocol (OTLP over HTTP). */
export interface Telemetry {
  /** Does what a request asks for as one span, which ends with its answer; whoever sent it may name the trace it belongs to. */
  answering<T>(request: IncomingMessage, response: ServerResponse, about: { id: string; path: string }, run: () => T): T;
  /** Sends what is left, and waits three seconds for that at most. */
  stop(): Promise<void>;
}

/**
 * Tells a collector what this process does: each request, unit of work, query, search, payment and job by its name and time.
 * Never whose, nor with what values. Where the collector is, and with which headers, its own settings say
 * (`OTEL_EXPORTER_OTLP_…`). Loaded only where that is wanted.
 */
export function startTelemetry({ version, log }: { version: string; log: { warn(words: string): void } }): Telemetry {
  // What it says may be long, and nobody needs more than that it does not arrive.
  const quiet = () => {};
  const complain = (words: string) => log.warn(`telemetry: ${words.slice(0, 200)}`);
  const logger = { error: complain, warn: quiet, info: quiet, debug: quiet, verbose: quiet };
  diag.setLogger(logger, { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true });
  const own = { 'service.name': NAME, 'service.version': version, 'service.instance.id': randomUUID() };
  const resource = defaultResource()
    .merge(resourceFromAttributes(own))
    .merge(detectResources({ detectors: [envDetector] }));

  const traces = new TracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  const reader = new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter() });
  const figures = new MeterProvider({ resource, readers: [reader] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  const tracer = traces.getTracer(NAME, version);
  const meter = figures.getMeter(NAME, version);

  const answers = meter.createHistogram('http.server.request.duration', { unit: 's' });
  const works = meter.createHistogram('jintuo.work.duration', { unit: 's' });
  const delay = monitorEventLoopDelay();
  delay.enable();
  meter
    .createObservableGauge('process.memory.usage', { unit: 'By' })
    .addCallback((result) => result.observe(process.memoryUsage.rss()));
  meter.createObservableGauge('nodejs.eventloop.delay.p99', { unit: 's' }).addCallback((result) => {
    result.observe(delay.percentile(99) / 1e9);
    delay.reset();
  });

  const unwatch = watch({
    around: (work, run) =>
      tracer.startActiveSpan(`${work.kind} ${work.name()}`, { attributes: askedBy() }, async (span) => {
        try {
          return await run();
        } catch (error) {
          // Its kind alone: what it says may hold what a family wrote.
          span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' });
          throw error;
        } finally {
          span.end();
        }
      }),
    took: ({ kind, name }: Work, ms) => works.record(ms / 1000, { kind, name: name() }),
  });

  return {
    answering: (request, response, { id, path }, run) => {
      const method = request.method ?? 'GET';
      const from = performance.now();
      const route = routeOf(path);
      const attributes = { 'http.request.method': method, 'url.path': route, 'jintuo.request_id': id };
      const before = propagation.extract(context.active(), request.headers);
      const span = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, before);
      response.once('close', () => {
        const status = { 'http.response.status_code': response.statusCode };
        span.setAttributes(status);
        if (response.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
        span.end();
        answers.record((performance.now() - from) / 1000, { 'http.request.method': method, ...status });
      });
      return context.with(trace.setSpan(before, span), run);
    },
    stop: async () => {
      unwatch();
      delay.disable();
      const sent = Promise.allSettled([traces.shutdown(), figures.shutdown()]);
      await Promise.race([sent, new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())]);
      context.disable();
      propagation.disable();
      diag.disable();
    },
  };
}

/** For which request it is done, also by a job after its answer. */
function askedBy(): Attributes {
  const id = requestId();
  return id ? { 'jintuo.request_id': id } : {};
}

/** @example routeOf('/bookings/0b0c…/sign') // '/bookings/{}/sign' */
function routeOf(path: string): string {
  const steps = path.split('/').slice(0, 8);
  return steps.map((step) => (ONE_OF_MANY.test(step) ? '{}' : step)).join('/');
}
