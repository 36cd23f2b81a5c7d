import { existsSync } from 'node:fs';
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import next from 'next';
import { type Environment, staffOrigins } from '#cms/core/environment.ts';
import { languageOfRequest } from '#cms/staff/call-language.ts';
import { createTranslator, type MessageKey } from '#cms/words/index.ts';
import { refuse } from './refuse.ts';
import { fromElsewhere, isSafe } from './same-origin.ts';
import { saidBy } from './sign-in-first.ts';
import { refuseStaffAway } from './staff-away.ts';
import { type BrokenCall, createCallReader } from './staff-call.ts';
import { guardStaff } from './staff-headers.ts';

const NOT_BUILT = 'The staff pages have not been built: stop the server and run npm start, which builds them.';

const DOOR_ENDS = 'jt_door=; Max-Age=0; Path=/; SameSite=Strict';

const FIRST_USER = 'The first administrator is made on the server: npm run administrator -- name@example.org';

/** The framework fails with an error of ours where a form of its own names another site, or hides where it is. */
const sentFromElsewhere = ({ method, headers }: IncomingMessage, ours: string[]) =>
  !isSafe(method ?? 'GET') && fromElsewhere({ headers: saidBy(headers) }, ours);

/** Says where the first administrator is made; `madeByStaff` of the accounts is what keeps the door. */
const isFirstUserPath = (path: string) => /\/(create-first-user|first-register)\/?$/i.test(path);

/** In the language in which who asks works. */
const say = (request: IncomingMessage, key: MessageKey) => createTranslator(languageOfRequest(request))(key);

function refuseCall(request: IncomingMessage, response: ServerResponse, path: string, { status }: BrokenCall): void {
  // By this a page that was open while the portal was replaced knows that it is behind.
  if (status === 404) response.setHeader('x-nextjs-action-not-found', '1');
  if (status === 405) response.setHeader('allow', 'GET, HEAD, POST');
  refuse(response, path, status, ['bad_request', say(request, 'refused.noCall')]);
}

/** The staff surface: Payload's admin, its API and its files, served by Next in this process. */
export interface StaffSurface {
  answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
  /** Loads it before somebody asks for it. */
  warmUp(): Promise<void>;
  /** Development only: the connection by which pages hear of changes. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

interface Built {
  root: string;
  environment: Environment;
  dev: boolean;
  /** The database's server does not answer. */
  isAway: () => boolean;
  /** Where somebody is led first who opens a page and is not signed in. */
  leadsTo: (request: IncomingMessage, path: string) => Promise<string | undefined>;
}

export function createStaff({ root, environment, dev, isAway, leadsTo }: Built): StaffSurface {
  const dir = join(root, 'cms');
  const built = () => dev || existsSync(join(dir, '.next/BUILD_ID'));
  const readCall = createCallReader(join(dir, '.next'));
  const isPage = (path: string) => !path.startsWith('/admin/api/') && !path.startsWith('/admin/_next/');
  // Next listens for upgrades on the server it is given; this one only passes on what is meant for it.
  const upgrades = new Server();
  let ready: Promise<(request: IncomingMessage, response: ServerResponse) => Promise<void>> | undefined;
  const open = () => {
    ready ??= start();
    return ready;
  };
  async function start() {
    const app = next({ dev, dir, quiet: true, customServer: true, httpServer: upgrades, port: environment.port });
    await app.prepare();
    return app.getRequestHandler();
  }

  return {
    answer: async (request, response, path) => {
      if (sentFromElsewhere(request, staffOrigins(environment)))
        return refuse(response, path, 403, ['forbidden_origin', say(request, 'errors.forbidden_origin')]);
      guardStaff(request, response, { dev });
      // With the session goes the half of the key by which a phone at a door reads its list.
      if (path === '/admin/api/users/logout') response.appendHeader('set-cookie', DOOR_ENDS);
      if (isFirstUserPath(path)) return refuse(response, path, 404, ['not_found', FIRST_USER]);
      if (isAway() && !path.startsWith('/admin/_next/')) return refuseStaffAway(request, response);
      if (!built()) return refuse(response, path, 503, ['not_built', NOT_BUILT]);
      const first = await leadsTo(request, path);
      if (first) return void response.writeHead(307, { location: first, 'cache-control': 'no-store' }).end();
      // It brings its own files under its own prefix.
      if (path.startsWith('/admin/_next/')) request.url = (request.url ?? '').slice('/admin'.length);
      const read = isPage(path) && !dev ? await readCall(request) : request;
      if ('status' in read) return refuseCall(request, response, path, read);
      return (await open())(read, response);
    },
    warmUp: async () => {
      if (!built()) throw new Error(NOT_BUILT);
      await open();
    },
    upgrade: (request, socket, head) => {
      upgrades.emit('upgrade', request, socket, head);
    },
  };
}
