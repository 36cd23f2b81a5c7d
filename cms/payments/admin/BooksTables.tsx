import { Link } from '@payloadcms/ui';
import type { Translator } from '#cms/words/index.ts';
import type { Fen } from '#domain/money/money.ts';
import type { Moves, TrialBalance } from '#domain/money/statement.ts';

type Money = (amount: Fen) => string;

/** Every account over a month; a credit says so. */
export function TrialTable({ t, balance, money }: { t: Translator; balance: TrialBalance; money: Money }) {
  const side = (amount: Fen) => (amount < 0 ? t('books.credited', { amount: money(-amount) }) : money(amount));
  const moved = (amount: Fen) => (amount === 0 ? '' : money(amount));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="jt-scroll jt-books" tabIndex={0} aria-label={t('books.trial')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('books.head_account')}</th>
            {(['opening', 'debit', 'credit', 'closing'] as const).map((head) => (
              <th key={head} scope="col" className="num">
                {t(`books.head_${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {balance.accounts.map(({ account, opening, debit, credit, closing }) => (
            <tr key={account}>
              <th scope="row">{t(`books.account_${account}`)}</th>
              <td className="num">{side(opening)}</td>
              <td className="num">{moved(debit)}</td>
              <td className="num">{moved(credit)}</td>
              <td className="num">{side(closing)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t('books.total')}</th>
            <td />
            <td className="num">
              <strong>{money(balance.debit)}</strong>
            </td>
            <td className="num">
              <strong>{money(balance.credit)}</strong>
            </td>
            <td />
          </tr>
        </tbody>
      </table>
    </section>
  );
}

export interface SumsRow extends Moves {
  id: string;
  owed: Fen;
  /** Whose it is: of these the last leads on. */
  heads: string[];
  href: string;
}

/** An account in a line: of a family’s contract, or of a centre. */
export function SumsTable({ t, heads, rows, money }: { t: Translator; heads: string[]; rows: readonly SumsRow[]; money: Money }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="jt-scroll jt-books" tabIndex={0} aria-label={heads.join(' ')}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {(['paid', 'given', 'back', 'owed'] as const).map((head) => (
              <th key={head} scope="col" className="num">
                {t(`books.head_${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, heads: of, href, paid, given, back, owed }) => (
            <tr key={id}>
              {of.map((head, at) => (
                <td key={head} className={at === of.length - 1 && of.length > 1 ? 'nb' : undefined}>
                  {at === of.length - 1 ? <Link href={href}>{head}</Link> : head}
                </td>
              ))}
              {[paid, given, back].map((amount, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: three sums, always in this order
                <td key={at} className="num">
                  {amount === 0 ? '' : money(amount)}
                </td>
              ))}
              <td className="num">{money(owed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
