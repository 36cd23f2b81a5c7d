import '#cms/commands/settings-first.ts';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { prepare } from '#cms/commands/prepare.ts';
import { liveProblems, readEnvironment } from '#cms/core/environment.ts';
import { createLog } from '#cms/core/log.ts';
import type { Jobs } from '#cms/follow/jobs/start-jobs.ts';
import { createReadCounter, type ReadCounter } from '#cms/guidance/figures/count-reads.ts';
import { latePlans } from '#cms/guidance/publication/plan-publication.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { createBucket } from '#cms/ports/files/bucket.ts';
import { forRequest, requestScope } from '#cms/ports/request-scope.ts';
import { createSearchCounter, type SearchCounter } from '#cms/supervision/unmet/count-searches.ts';
import { langOf } from '#domain/language/lang.ts';
import { banner } from './banner.ts';
import { closeWithReader } from './close-with-reader.ts';
import { createCrowd, WATCHING } from './crowd.ts';
import { endInParts } from './end-in-parts.ts';
import { settleForwarded } from './forwarded.ts';
import { createHostCheck, isFramed, isKnownMethod, isStaffPath, needsLength, safetyHeaders, tooLarge } from './guard.ts';
import { type Pictures, seenBy, sendMedia } from './media.ts';
import { refuseFailed, tellUnavailable } from './not-served.ts';
import { settlePacking } from './packing.ts';
import { patientServer } from './patience.ts';
import { readOf } from './read-of.ts';
import { createReadiness, type Readiness } from './readiness.ts';
import { refuse } from './refuse.ts';
import { sendStored, storedPage } from './send-stored.ts';
import { settleAddress } from './settle-address.ts';
import { signInFirst } from './sign-in-first.ts';
import { developSite, type Handler, loadSite } from './site.ts';
import { createStaff } from './staff.ts';

/** The one process: the public site, the JSON API and the staff surface on one port. */
const problems = liveProblems();
if (problems.length > 0) {
  for (const problem of problems) console.error(problem);
  process.exit(1);
}
process.env.NEXT_TELEMETRY_DISABLED = '1';
const environment = readEnvironment();
const root = process.cwd();
/** Pages from their sources, reloaded as they change (`npm run dev`). */
const dev = process.env.PORTAL_DEV === '1';
const started = Date.now();
const say = (words: string) => process.env.BANNER && console.log(words);
const log = createLog(process.env.LOG_LEVEL || 'info');
// Payload leaves a rejected promise behind when it refuses a nested search: that must not end the process.
process.on('unhandledRejection', (error) => log.error({ err: error }, 'a rejection that nobody waited for'));

let portal: Portal | undefined;
let jobs: Jobs | undefined;
let site: Handler | undefined;
let readiness: Readiness | undefined;
let reads: ReadCounter | undefined;
let searches: SearchCounter | undefined;
let stopping = false;
const staff = createStaff({
  ...{ root, environment, dev, isAway: () => portal?.isDatabaseAway() ?? false },
  leadsTo: async (request, path) => portal && signInFirst(portal, request, path),
});
const pictures: Pictures = environment.bucket
  ? { bucket: createBucket(environment.bucket) }
  : { folder: join(environment.dataDir, 'media') };

const comeIn = createCrowd(environment);
const isKnownHost = createHostCheck(environment);
const safety = { framed: safetyHeaders(environment, { framed: true }), alone: safetyHeaders(environment) };
const safetyOf = (path: string) => (isFramed(path) ? safety.framed : safety.alone);
/** Lines of one form, in which nothing personal can stand: they need not be looked through. */
const visits = log.child({}, { redact: [] });
const telemetry = environment.telemetry
  ? (await import('#cms/ports/telemetry.ts')).startTelemetry({ version: process.env.npm_package_version ?? '', log })
  : undefined;

const server = patientServer((request, response) => {
  if (!comeIn(request, response)) return;
  const address = settleAddress(request.url ?? '/');
  request.url = address ?? '/';
  const path = request.url.split('?', 1)[0] ?? '/';
  const id = randomUUID();
  const serve = () => take(request, response, { id, path, isAddress: address !== undefined });
  if (telemetry) telemetry.answering(request, response, { id, path }, serve);
  else serve();
});

function take(
  request: IncomingMessage,
  response: ServerResponse,
  { id, path, isAddress }: { id: string; path: string; isAddress: boolean },
): void {
  // Whoever comes next comes to another.
  if (stopping) response.shouldKeepAlive = false;
  const from = performance.now();
  response.once('close', () => {
    // The path alone: a query or a body could hold what a family typed.
    if (!WATCHING.includes(path) && !path.startsWith('/assets/')) {
      visits.info(
        { id, method: request.method, path, status: response.statusCode, ms: Math.round(performance.now() - from) },
        'request',
      );
    }
  });
  settleReader(request, path);
  const read = portal && readOf(request, { path, city: portal.city, environment });
  if (read) response.once('finish', () => [200, 304].includes(response.statusCode) && reads?.note(read));
  const canAnswer = portal && site && isAddress && !portal.isDatabaseAway() && isKnownHost(request.headers.host);
  const page = canAnswer ? storedPage(request) : undefined;
  if (page) {
    sendStored(page, { request, response, head: ['x-request-id', id, ...safetyOf(path).flat()] });
    return;
  }
  response.setHeader('x-request-id', id);
  closeWithReader(response);
  const scope = {};
  tellUnavailable(request, response, { id, log, scope });
  const answered = () =>
    answer(request, response, isAddress ? path : undefined).catch((error: unknown) => {
      log.error({ id, err: error }, 'request failed');
      if (response.headersSent) response.end();
      else refuseFailed(response, path, error);
    });
  forRequest(id, () => requestScope.run(scope, answered));
}

async function answer(request: IncomingMessage, response: ServerResponse, path: string | undefined): Promise<void> {
  if (!path) return refuse(response, '/', 400, ['bad_request', 'That is no address of this portal.']);
  if (path === '/healthz') return plain(response, 200, 'ok');
  if (path === '/readyz') return plain(response, ...(await readyAnswer()));
  if (path === '/readyz/serving') return plain(response, ...(whyNotServing() ?? ([200, 'serving'] as const)));
  if (!portal || !site) return refuse(response, path, 503, ['starting', 'The portal is starting. Please try again in a moment.']);
  if (!isKnownHost(request.headers.host)) {
    const words = `This portal answers at ${environment.origin}. To use another address, set PUBLIC_ORIGIN.`;
    return refuse(response, path, 421, ['unknown_host', words]);
  }
  if (!isKnownMethod(request.method)) return refuse(response, path, 405, ['method_not_allowed', 'There is no such method here.']);
  if (tooLarge(request, path)) return refuse(response, path, 413, ['body_too_large', 'That is too large.']);
  if (needsLength(request, path)) return refuse(response, path, 411, ['length_required', 'Please say how long it is.']);
  settleForwarded(request, environment);
  for (const [name, value] of safetyOf(path)) response.setHeader(name, value);
  if (isStaffPath(path)) {
    response.setHeader('x-robots-tag', 'noindex');
    return staff.answer(request, response, path);
  }
  if (path.startsWith('/media/')) return sendMedia({ pictures, seenBy: seenBy(portal) }, path, request, response);
  return site(request, response, () => plain(response, 404, 'Not found'));
}

/** In what form its reader takes a page: how packed, with text of which size. */
function settleReader({ headers }: IncomingMessage, path: string): void {
  settlePacking(headers, { staff: isStaffPath(path), dev });
  headers['x-text-size'] = /(?:^|;\s*)jt_text=large(?:;|$)/.test(headers.cookie ?? '') ? 'large' : 'normal';
}

/** Until it has begun and once it ends, another is asked; while a part is away, who asks hears from this one what still works. */
function whyNotServing(): [status: number, words: string] | undefined {
  if (!portal || !site) return [503, 'starting'];
  return stopping ? [503, 'stopping'] : undefined;
}

async function readyAnswer(): Promise<[status: number, words: string]> {
  return whyNotServing() ?? readiness?.answer() ?? [503, 'starting'];
}

function plain(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(`${words}\n`);
}

server.once('error', (error: NodeJS.ErrnoException) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${environment.port} is in use: choose another with PORT=….` : error.message);
  process.exit(1);
});
server.listen(environment.port, environment.host);

const STEPS: Record<string, string> = {
  database: 'Opening and migrating the database …',
  seed: 'Seeding the demonstration city …',
};
({ portal, jobs } = await prepare({ onStep: (step) => say(STEPS[step] ?? step) }).catch((error: Error) => {
  console.error(process.env.LOG_LEVEL === 'debug' ? error : error.message);
  process.exit(1);
}));
site = await (dev ? developSite({ root, server, port: environment.port }) : loadSite({ root })).catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
const { city } = portal;
const opened = portal;
const known = createReadiness(portal, jobs, { lateOnes: () => latePlans(opened, langOf(city.languages[0])) });
portal.health = async () => ({ troubled: await known.troubled(), asOf: opened.now() });
readiness = known;
reads = createReadCounter(portal);
searches = createSearchCounter(portal);
portal.foundNothing = searches.note;
if (dev) server.on('upgrade', (request, socket, head) => isStaffPath(request.url ?? '') && staff.upgrade(request, socket, head));
say(banner(portal, (Date.now() - started) / 1000));
// A demonstration's families have begun their day when somebody looks.
if (environment.sampleLife) setTimeout(() => jobs?.turn(), 1000);
// The staff surface is heavier: it warms up behind the open doors.
setTimeout(() => staff.warmUp().catch((error: Error) => log.error({ err: error }, 'the staff surface did not start')), 50);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);

/** Once it takes nothing more: how long what is under way may take, and after how long it ends whatever is still open. */
const UNDER_WAY_MS = 8000;
const LAST_MS = 15_000;
/** Then the index is kept for the next start: some hundreds of megabytes in a country of 100,000 centres. */
const KEEPING_MS = 60_000;

/** Says for a while that it ends, then finishes the requests and jobs under way, keeps its index, and closes the database. */
async function stop(): Promise<void> {
  stopping = true;
  say('\nClosing …');
  const jobsDone = jobs?.stop();
  await new Promise((resolve) => setTimeout(resolve, environment.drainSeconds * 1000));
  await endInParts([
    { work: () => finish(jobsDone), mostMs: LAST_MS },
    { work: async () => portal?.close(), mostMs: KEEPING_MS },
    { work: async () => telemetry?.stop(), mostMs: LAST_MS },
  ]);
}

async function finish(jobsDone: Promise<void> | undefined): Promise<void> {
  if (!dev)
    await new Promise<void>((done) => {
      server.close(() => done());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), UNDER_WAY_MS).unref();
    });
  await jobsDone;
  await reads?.stop();
  await searches?.stop();
}
