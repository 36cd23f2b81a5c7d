import { existsSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sirv from 'sirv';

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void | Promise<void>;

/** The public pages as they were built: files first, then Astro. */
export async function loadSite({ root }: { root: string }): Promise<Handler> {
  const entry = join(root, 'dist/server/entry.mjs');
  if (!existsSync(entry)) throw new Error('The public site has not been built: run npm start, which builds it.');
  const files = sirv(join(root, 'dist/client'), { etag: true, brotli: true, gzip: true, setHeaders: keepFiles });
  const { handler } = (await import(pathToFileURL(entry).href)) as { handler: Handler };
  return (request, response, next) =>
    new Promise<void>((done, failed) => {
      response.once('close', () => done());
      files(request, response, () => Promise.resolve(handler(request, response, next)).catch(failed));
    });
}

/** Files with a hash in their name never change. */
function keepFiles(response: ServerResponse, path: string): void {
  response.setHeader(
    'cache-control',
    path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
  );
}

const FOLDERS: Record<string, string> = { cms: 'cms', domain: 'cms/domain', search: 'search' };

/** The public pages from their sources, each reloaded when it changes. */
export async function developSite({ root, server, port }: { root: string; server: Server; port: number }): Promise<Handler> {
  const { dev } = await import('astro');
  const astro = await dev({
    root,
    logLevel: 'warn',
    // Astro insists on a port of its own; pages are read, and changes heard of, on the portal's.
    server: { host: '127.0.0.1', port: port + 1 },
    vite: { server: { hmr: { server } }, plugins: [ownSources(root)] },
  });
  return (request, response) => astro.handle(request, response);
}

/** Rules and use cases are read as sources too, not left to Node as when they are built. */
function ownSources(root: string) {
  const handler = (id: string) => {
    const [, name = '', file = ''] = /^#(cms|domain|search)\/(.+)$/.exec(id) ?? [];
    return name ? join(root, FOLDERS[name] ?? name, file) : undefined;
  };
  return { name: 'own-sources', resolveId: { order: 'pre' as const, handler } };
}
