import { Agent, request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SmallProxy {
  origin: string;
  /** Which portals stand behind it, by their origins. */
  behind: Set<string>;
  stop(): Promise<void>;
}

/**
 * What stands before a city's portals, as small as it can be: asks each several times a second whether it takes requests, and
 * hands what comes to those that do, one after the other, with where it came from. It tries nothing twice: what a portal
 * loses is lost.
 */
export async function smallProxy(wanted = 0): Promise<SmallProxy> {
  const behind = new Set<string>();
  const agent = new Agent({ keepAlive: true });
  const serving = new Set<string>();
  let turn = 0;
  let isOver = false;
  const look = async (origin: string) => {
    const heard = await fetch(`${origin}/readyz/serving`, { signal: AbortSignal.timeout(10_000) }).catch(() => undefined);
    if (heard?.ok && behind.has(origin)) serving.add(origin);
    else serving.delete(origin);
  };
  const looking = (async () => {
    while (!isOver) {
      await Promise.all([...behind].map(look));
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  })();
  const server = createServer((from, to) => {
    const origin = [...serving][turn++ % serving.size];
    if (!origin) return void to.writeHead(502).end('no portal takes requests');
    const { hostname, port } = new URL(origin);
    const { method, url: path } = from;
    // What a caller says of it itself is not passed on.
    const headers = { ...from.headers, 'x-forwarded-for': from.socket.remoteAddress ?? '' };
    const onward = ask({ agent, hostname, port, method, path, headers }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    });
    onward.once('error', (error) => (to.headersSent ? to.destroy() : to.writeHead(502).end(`${origin}: ${error.message}`)));
    from.pipe(onward);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    behind,
    stop: async () => {
      isOver = true;
      await looking;
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
