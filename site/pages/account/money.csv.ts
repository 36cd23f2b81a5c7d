import type { APIRoute } from 'astro';
import { toCsv } from '#cms/core/csv.ts';
import { familyMoney, moneyLines } from '../../family/money-view.ts';
import { currentGuardian, pageContext } from '../../ui/page-context.ts';

/** A family's own account as CSV, for that family alone. */
export const GET: APIRoute = async (context) => {
  const page = await pageContext(context);
  const guardian = await currentGuardian(page, context);
  if (!guardian) return new Response('Not found', { status: 404 });
  const text = toCsv(moneyLines(page, await familyMoney(page, guardian.id)));
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="money.csv"',
      'cache-control': 'no-store',
    },
  });
};
