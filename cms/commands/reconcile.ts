import type { SingleBar } from 'cli-progress';
import { noteReconciled } from '#cms/contracts/note-reconciled.ts';
import { reconcileMoney } from '#cms/contracts/reconcile-money.ts';
import { formatMoney } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { REMEDIES } from '#domain/booking/remedies.ts';
import { runCommand } from './boot.ts';
import { progressBar } from './progress-bar.ts';
import { readArguments } from './read-arguments.ts';

/** `npm run reconcile`: whether ledger, provider, bookings and contracts agree, and what to do where they do not. */
await runCommand(
  (args) => readArguments('npm run reconcile', { args }),
  async (portal) => {
    let bar: SingleBar | undefined;
    const reconciled = await reconcileMoney(portal, (done, of) => {
      bar ??= progressBar('bookings', of);
      bar.update(done);
    });
    bar?.stop();
    await noteReconciled(portal, reconciled);
    const { bookings, away, found } = reconciled;
    const [lang = 'zh'] = portal.city.languages;
    const t = createTranslator(lang);
    const money = (amount = 0) => formatMoney(amount, { currency: portal.city.currency, lang });
    if (away > 0) console.log(t('reconcile.away', { count: away }));
    if (found.length === 0) {
      console.log(t('reconcile.agrees', { count: bookings }));
      return 0;
    }
    console.log(t('reconcile.found', { count: bookings, mismatches: found.length }));
    for (const { code, about, number, here, there } of found) {
      const sums =
        here === undefined && there === undefined ? '' : ` (${t('reconcile.sums', { here: money(here), there: money(there) })})`;
      console.log(`\n${number ? `${number} ` : ''}${t('reconcile.line', { what: t(`reconcile.is_${code}`), about })}${sums}`);
      console.log(`  ${t('reconcile.todo', { how: t(`reconcile.do_${REMEDIES[code]}`) })}`);
    }
    return 1;
  },
);
