import type { UIFieldServerProps } from 'payload';
import { SetTitle } from '#cms/fields/admin/SetTitle.tsx';
import { getPortal } from '#cms/portal/portal.ts';
import { refundRule } from '#cms/records/shapes/rule.ts';
import { whenWords } from '#cms/words/booking-words.ts';
import { formatDate, formatMoney } from '#cms/words/format.ts';
import { createTranslator } from '#cms/words/index.ts';
import { refundClauses } from '#domain/contract/refund-clauses.ts';
import { langOf } from '#domain/language/lang.ts';
import { previewRule } from '../preview-rule.ts';
import { InForce } from './InForce.tsx';

/** A refund rule as families read it, and what it would give back of a booking that there is. */
export async function RuleInWords({ data, i18n, user }: UIFieldServerProps) {
  const read = refundRule.safeParse(data?.rule);
  if (!read.success) return null;
  const rule = read.data;
  const portal = await getPortal();
  const lang = langOf(i18n.language);
  const t = createTranslator(lang);
  const [clause] = refundClauses({ rules: [rule], payWithinDays: portal.city.refundWithinDays });
  const shown = await previewRule(portal, rule, user.id);
  const money = (amount: number) => formatMoney(amount, { currency: portal.city.currency, lang });
  const speech = { t, lang, currency: portal.city.currency, timeZone: portal.city.timeZone };
  return (
    <div className="jt jt-inline">
      <SetTitle
        words={t('contract.ruleTitle', {
          kind: t(`contract.rule_${rule.kind}`),
          version: rule.version,
          date: formatDate(rule.effectiveOn, { lang, year: true }),
        })}
      />
      <InForce {...{ portal, data, t }} collection="refund-rules" />
      <p className="jt-dim">
        {t('contract.ruleSince', { version: rule.version, date: formatDate(rule.effectiveOn, { lang, year: true }) })}
      </p>
      <blockquote className="jt-clause">{clause?.[lang]}</blockquote>
      {shown ? (
        <>
          <h2>{t('contract.ruleTried')}</h2>
          <p className="jt-dim">
            <a href={`/admin/collections/bookings/${shown.booking.id}`}>{shown.booking.number}</a>{' '}
            {[t(`care.${shown.booking.form}`), ...whenWords(speech, shown.booking)].join(' · ')}
          </p>
          <p className="jt-answer">{t('contract.ruleGives', { back: money(shown.byThis), paid: money(shown.paid) })}</p>
          {shown.byThis === shown.asSigned ? null : <p>{t('contract.ruleSigned', { back: money(shown.asSigned) })}</p>}
        </>
      ) : (
        <p className="jt-dim">{t('contract.ruleUntried')}</p>
      )}
    </div>
  );
}
