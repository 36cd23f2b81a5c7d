import { Readable } from 'node:stream';
import type { APIRoute } from 'astro';
import { secondsToWait } from '#cms/portal/how-often.ts';
import { OPEN_TABLES, type OpenTable, openTable } from '../../supervision/open-tables.ts';
import { pageContext } from '../../ui/page-context.ts';

const isTable = (name: string): name is OpenTable => Object.hasOwn(OPEN_TABLES, name);

export const GET: APIRoute = async (context) => {
  const { table = '' } = context.params;
  if (!isTable(table)) return context.rewrite('/404');
  const page = await pageContext(context);
  const seconds = await secondsToWait(page.portal, 'read', context.clientAddress);
  if (seconds) return new Response(null, { status: 429, headers: { 'retry-after': String(seconds) } });
  const body = Readable.toWeb(Readable.from(openTable(page, table), { objectMode: false })) as ReadableStream;
  const headers = {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${table}-${page.today}.csv"`,
    'access-control-allow-origin': '*',
    'cache-control': 'no-cache',
  };
  return new Response(body, { headers });
};
