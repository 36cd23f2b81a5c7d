import type { IncomingMessage } from 'node:http';
import type { CityPack } from '#cms/city/city-pack.ts';
import { readLocalPath } from '#cms/city/local-path.ts';
import type { Environment } from '#cms/core/environment.ts';
import type { Read } from '#cms/guidance/figures/count-reads.ts';
import { callerAddress } from './forwarded.ts';

/** Which text of guidance somebody asks to read; none where it is anything else, or a draft that staff look at. */
export function readOf(
  request: IncomingMessage,
  { path, city, environment }: { path: string; city: Pick<CityPack, 'languages'>; environment: Pick<Environment, 'proxies'> },
): Read | undefined {
  const { headers, method, url = '' } = request;
  const slug = /^\/guidance\/([\w-]+)$/.exec(readLocalPath(path, city).path)?.[1];
  if (method !== 'GET' || !slug || /[?&]preview=/.test(url)) return undefined;
  const said = (name: string) => String(headers[name] ?? '');
  return {
    slug,
    address: callerAddress(request, environment.proxies) ?? '',
    agent: said('user-agent'),
    purpose: `${said('sec-purpose')} ${said('purpose')} ${said('x-moz')}`,
  };
}
