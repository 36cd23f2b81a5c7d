import type { OrderTaken } from './direct.ts';

/** Columns of WeChat Pay's bill of trades, by their published names: it adds new ones now and then. */
const COLUMNS = { ref: '微信订单号', no: '商户订单号', currency: '货币种类', amount: '订单金额' } as const;

/**
 * The orders of a day's bill: a heading, a line for each, with a backtick before each value, and two lines of sums.
 * @throws Error where a column is missing: what cannot be read is not taken for nothing
 */
export function readWechatBill(text: string): OrderTaken[] {
  const [heading = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const names = heading.split(',');
  const at = (name: string) => {
    const index = names.indexOf(name);
    if (index < 0) throw new Error(`a bill of WeChat Pay has no column ${name}`);
    return index;
  };
  const [ref, no, currency, amount] = [at(COLUMNS.ref), at(COLUMNS.no), at(COLUMNS.currency), at(COLUMNS.amount)];
  // The sums have a heading of their own, which begins with no backtick.
  const until = lines.findIndex((line) => !line.startsWith('`'));
  return lines.slice(0, until < 0 ? undefined : until).map((line) => {
    // A value may hold a comma, never a comma before a backtick.
    const values = line.slice(1).split(',`');
    const fen = Math.round(Number(values[amount]) * 100);
    return { ref: values[ref] ?? '', no: values[no] ?? '', amount: fen, currency: values[currency] ?? '' };
  });
}
