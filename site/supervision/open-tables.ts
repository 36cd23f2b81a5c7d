import { type Cell, CSV_MARK, csvLine } from '#cms/core/csv.ts';
import type { Facility } from '#cms/records/payload-types.ts';
import { words } from '#cms/records/words.ts';
import type { MessageKey } from '#cms/words/index.ts';
import { toDecimal } from '#domain/money/money.ts';
import type { PageContext } from '../ui/page-context.ts';

type Column = Extract<MessageKey, `opendata.column_${string}`> extends `opendata.column_${infer Name}` ? Name : never;

interface Table {
  columns: readonly Column[];
  rowsOf(context: PageContext, centre: Facility): Promise<Cell[][]> | Cell[][];
}

/** What anybody may download: of each centre its facts, or its prices, a row each. Codes are those of the JSON API. */
export const OPEN_TABLES = {
  centres: {
    columns: [
      'slug',
      'name',
      'district',
      'township',
      'address',
      'lat',
      'lng',
      'institution',
      'inclusive',
      'places',
      'phone',
      'credential',
      'status',
      'updated',
    ],
    rowsOf: ({ lang }, one) => [
      [
        one.slug,
        words(one.name)[lang],
        one.districtCode,
        one.townshipCode,
        words(one.address)[lang],
        one.lat,
        one.lng,
        one.institution,
        one.inclusive,
        one.places,
        one.phone,
        one.credentialNumber,
        one.credentialStatus,
        one.updatedAt,
      ],
    ],
  },
  prices: {
    columns: ['slug', 'name', 'care', 'kind', 'unit', 'amount', 'currency', 'from'],
    rowsOf: async ({ portal, lang, currency, today }, { id, slug, name }) => {
      const prices = await portal.prices.listOf(id);
      return prices
        .filter(({ endsOn }) => !endsOn || endsOn >= today)
        .map((one) => [slug, words(name)[lang], one.form, one.kind, one.unit, toDecimal(one.amount), currency, one.startsOn]);
    },
  },
} satisfies Record<string, Table>;

export type OpenTable = keyof typeof OPEN_TABLES;
export const TABLE_NAMES = Object.keys(OPEN_TABLES) as OpenTable[];

/** A table as CSV for spreadsheets, a centre after the other. */
export async function* openTable(context: PageContext, name: OpenTable): AsyncGenerator<string> {
  const { columns, rowsOf }: Table = OPEN_TABLES[name];
  yield `${CSV_MARK}${csvLine(columns.map((column) => context.t(`opendata.column_${column}`)))}`;
  for await (const centre of context.portal.facilities.inTurn()) {
    const rows = await rowsOf(context, centre);
    if (rows.length > 0) yield rows.map(csvLine).join('');
  }
}
