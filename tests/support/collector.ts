import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface SentSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: { stringValue?: string; intValue?: number | string } }[];
  status?: { code?: number; message?: string };
}

interface Sent {
  resourceSpans?: { scopeSpans: { spans: SentSpan[] }[] }[];
  resourceMetrics?: { scopeMetrics: { metrics: { name: string }[] }[] }[];
}

export interface Collector {
  address: string;
  spans(): SentSpan[];
  /** Names of the figures that came. */
  figures(): Set<string>;
  /** All that came, as text. */
  text(): string;
  close(): Promise<void>;
}

/** A server that takes traces and figures as a collector does (OTLP over HTTP, as JSON), and keeps them. */
export async function startCollector(): Promise<Collector> {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    const known = request.method === 'POST' && /^\/v1\/(traces|metrics)$/.test(request.url ?? '');
    const body = (await json(request).catch(() => undefined)) as Sent | undefined;
    if (known && body) sent.push(body);
    response.writeHead(known && body ? 200 : 400, { 'content-type': 'application/json' });
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    spans: () =>
      sent.flatMap(({ resourceSpans = [] }) => resourceSpans.flatMap((one) => one.scopeSpans.flatMap(({ spans }) => spans))),
    figures: () =>
      new Set(
        sent.flatMap(({ resourceMetrics = [] }) =>
          resourceMetrics.flatMap((one) => one.scopeMetrics.flatMap(({ metrics }) => metrics.map(({ name }) => name))),
        ),
      ),
    text: () => JSON.stringify(sent),
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
