import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const ORIGIN = 'https://portal.example';
const SCRIPT = readFileSync('site/guidance/offline-worker.js', 'utf8');

const pathOf = (request: string | { url: string }) => new URL(typeof request === 'string' ? request : request.url, ORIGIN).href;

/** What a browser's cache does of it: whatever is put anew stands last. */
function createCaches(ask: (url: string) => Promise<Response>) {
  const all = new Map<string, Map<string, Response>>();
  const open = async (name: string) => {
    const kept = all.get(name) ?? new Map<string, Response>();
    all.set(name, kept);
    const put = async (request: string | { url: string }, answer: Response) => void kept.set(pathOf(request), answer);
    return {
      put,
      match: async (request: string | { url: string }) => kept.get(pathOf(request))?.clone(),
      delete: async (request: string | { url: string }) => kept.delete(pathOf(request)),
      keys: async () => [...kept.keys()].map((url) => ({ url })),
      add: async (request: string) => {
        const answer = await ask(pathOf(request));
        if (!answer.ok) throw new TypeError('not kept');
        await put(request, answer);
      },
    };
  };
  return { open, delete: async (name: string) => all.delete(name), kept: (name: string) => [...(all.get(name)?.keys() ?? [])] };
}

const page = (words: string, files: readonly string[] = ['/assets/a.css']) => {
  const links = files.map((file) => `<link rel="stylesheet" href="${file}">`).join('');
  const note = '<p class="notice" role="status" id="offline-copy" hidden>a copy</p>';
  return `<head>${links}</head>${note}<h1>${words}</h1><!--live--><p>3 places</p><!--/live-->`;
};
const html = (words: string, init: ResponseInit = {}) =>
  new Response(words, { headers: { 'content-type': 'text/html' }, ...init });

type Handled = { respondWith?: Promise<Response>; waits: Promise<unknown>[] };

/** The worker in a browser whose network answers as `net` says, or never, or not at all. */
function createBrowser() {
  let net: (path: string) => Response | 'never' = () => html('', { status: 404 });
  const handlers = new Map<string, (event: object) => void>();
  const timers: (() => void)[] = [];
  const asked: string[] = [];
  const ask = async (url: string): Promise<Response> => {
    asked.push(new URL(url).pathname);
    const answer = net(new URL(url).pathname);
    return answer === 'never' ? new Promise(() => {}) : answer;
  };
  const caches = createCaches(ask);
  const self = {
    location: new URL(ORIGIN),
    addEventListener: (name: string, handler: (event: object) => void) => handlers.set(name, handler),
    skipWaiting: () => undefined,
    clients: { claim: async () => undefined },
  };
  const fetch = (request: string | { url: string }) => ask(pathOf(request));
  runInNewContext(SCRIPT, { self, caches, fetch, URL, Response, Headers, setTimeout: (run: () => void) => timers.push(run) });
  const send = (name: string, event: object): Handled => {
    const handled: Handled = { waits: [] };
    const respondWith = (answer: Promise<Response>) => (handled.respondWith = answer);
    handlers.get(name)?.({ ...event, respondWith, waitUntil: (one: Promise<unknown>) => handled.waits.push(one) });
    return handled;
  };
  return {
    caches,
    asked,
    answerWith: (answers: typeof net) => (net = answers),
    /** A page that is opened, or a file that it asks for. */
    request: (path: string, mode = 'navigate') => send('fetch', { request: { method: 'GET', mode, url: `${ORIGIN}${path}` } }),
    keep: (path: string, files: string[] = []) => Promise.all(send('message', { data: { keep: { page: path, files } } }).waits),
    back: () => Promise.all(send('message', { data: {} }).waits),
    passTime: () => {
      for (const run of timers.splice(0)) run();
    },
  };
}

const away = () => {
  throw new TypeError('no network');
};

describe('the worker that keeps guidance', () => {
  it('answers from what it keeps where the network is away, fails, or neither answers nor says so', async () => {
    const browser = createBrowser();
    browser.answerWith(() => html(page('fever')));
    await browser.keep('/guidance/fever');
    for (const net of [away, () => html('broken', { status: 503 }), () => 'never' as const]) {
      browser.answerWith(net);
      const { respondWith } = browser.request('/guidance/fever');
      await Promise.resolve();
      browser.passTime();
      const text = await (await respondWith)?.text();
      expect(text).toContain('<h1>fever</h1>');
      expect(text).toMatch(/id="offline-copy">a copy/);
      expect(text).not.toContain('places');
    }
    browser.answerWith(() => html('broken', { status: 503 }));
    expect((await browser.request('/guidance/other').respondWith)?.status).toBe(503);
  });

  it('keeps no other page, none with a question, none that is not to be stored, and none that does not say what is live', async () => {
    const browser = createBrowser();
    browser.answerWith(() => html(page('mine')));
    for (const path of ['/account', '/guidance/feed.json', '/guidance', '/guidance/a/b', '/guidance/fever?preview=draft'])
      expect(browser.request(path).respondWith).toBeUndefined();
    for (const path of ['/account', '/admin', '/guidance/a/b', 'https://other.example/guidance/fever']) await browser.keep(path);
    browser.answerWith(() => html(page('draft'), { headers: { 'cache-control': 'private, no-store' } }));
    await browser.keep('/guidance/draft');
    browser.answerWith(() => html('<h1>3 places</h1>'));
    await browser.keep('/guidance/unmarked');
    expect(browser.caches.kept('guidance-pages')).toEqual([]);
  });

  it('has the files of another release with the pages that name them, and asks anew for what keeps its name', async () => {
    const browser = createBrowser();
    browser.answerWith((path) => html(path.startsWith('/guidance/') ? page('fever', ['/assets/a.css', '/theme.css']) : path));
    await browser.keep('/guidance/fever', ['/assets/a.css', '/theme.css']);
    browser.answerWith((path) =>
      html(path.startsWith('/guidance/') ? page('fever', ['/assets/b.css', '/theme.css']) : `new ${path}`),
    );
    await browser.back();
    const online = await browser.request('/theme.css', 'no-cors').respondWith;
    expect(await online?.text()).toBe('new /theme.css');
    browser.answerWith(away);
    for (const [file, words] of [
      ['/assets/a.css', '/assets/a.css'],
      ['/assets/b.css', 'new /assets/b.css'],
      ['/theme.css', 'new /theme.css'],
    ] as const)
      expect(await (await browser.request(file, 'no-cors').respondWith)?.text()).toBe(words);
  });

  it('forgets what was withdrawn or is called otherwise, and keeps no more than the last forty texts', async () => {
    const browser = createBrowser();
    browser.answerWith((path) => html(page(path)));
    for (let n = 0; n < 45; n++) await browser.keep(`/guidance/text-${n}`);
    expect(browser.caches.kept('guidance-pages')).toHaveLength(40);
    expect(browser.caches.kept('guidance-pages')).not.toContain(`${ORIGIN}/guidance/text-4`);
    const moved = html('');
    Object.defineProperties(moved, { type: { value: 'opaqueredirect' }, clone: { value: () => moved } });
    browser.answerWith((path) => (path.endsWith('-44') ? moved : html('', { status: 404 })));
    for (const path of ['/guidance/text-44', '/guidance/text-43']) await Promise.all(browser.request(path).waits);
    expect(browser.caches.kept('guidance-pages').some((url) => /-4[34]$/.test(url))).toBe(false);
  });
});
