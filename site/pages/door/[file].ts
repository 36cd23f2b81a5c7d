import type { APIContext, APIRoute } from 'astro';
import { doorDay, doorTaps } from '../../door/door-answer.ts';
import worker from '../../door/worker.js?raw';
import guidanceWorker from '../../guidance/offline-worker.js?raw';
import { pageContext } from '../../ui/page-context.ts';

const NOWHERE = () => new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });

/** What the door's page asks for beside itself: its worker, and that of guidance, how a phone puts it among its programs, and today's list. */
export const GET: APIRoute = (context) => {
  const files: Record<string, (context: APIContext) => Response | Promise<Response>> = {
    'worker.js': () => scriptOf(worker),
    'guidance-worker.js': () => scriptOf(guidanceWorker),
    'app.webmanifest': sendManifest,
    'day.json': doorDay,
  };
  return (files[context.params.file ?? ''] ?? NOWHERE)(context);
};

/** What was tapped while the network was away. */
export const POST: APIRoute = (context) => (context.params.file === 'taps' ? doorTaps(context) : NOWHERE());

/** A worker's script, asked for anew each time and let speak to the portal alone: pages in every language are within what it may serve. */
const scriptOf = (script: string) =>
  new Response(script, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      'service-worker-allowed': '/',
      'content-security-policy': "default-src 'none'; connect-src 'self'",
    },
  });

async function sendManifest(context: APIContext): Promise<Response> {
  const { t, to, city, lang } = await pageContext(context);
  const manifest = {
    name: `${t('offline.title')} · ${city.brand}`,
    short_name: t('offline.short'),
    lang,
    start_url: to('/door'),
    scope: to('/door'),
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#0b6a58',
    icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' }],
  };
  return new Response(JSON.stringify(manifest), {
    headers: { 'content-type': 'application/manifest+json', 'cache-control': 'no-cache' },
  });
}
