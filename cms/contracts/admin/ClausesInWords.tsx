import type { UIFieldServerProps } from 'payload';
import { hasRole } from '#cms/access/roles.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { templateClause } from '#cms/records/shapes/contract.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';
import { previewClauses, withBlanks } from '../preview-clauses.ts';
import { ClausesOfBooking } from './ClausesOfBooking.tsx';
import { InForce } from './InForce.tsx';

/** A template's clauses as a family would read them, filled from a contract that there is. */
export async function ClausesInWords({ data, i18n, user }: UIFieldServerProps) {
  const clauses = templateClause.array().safeParse(data?.clauses);
  if (!clauses.success || !data?.form) return null;
  const lang = langOf(i18n.language);
  const t = createTranslator(lang);
  const portal = await getPortal();
  const kind = { form: data.form, oneStay: Boolean(data.oneStay) };
  // Families' contracts are for those who write templates; everybody else reads the blanks.
  const writes = hasRole(user, 'legal_editor', 'administrator');
  const read = writes
    ? await previewClauses(portal, { ...kind, clauses: clauses.data, lang, reader: user.id })
    : { ...withBlanks(clauses.data, lang), others: [] };
  return (
    <div className="jt jt-inline">
      <InForce {...{ portal, data, t }} collection="contract-templates" />
      <ClausesOfBooking
        first={read}
        asks={{ ...kind, clauses: clauses.data, lang }}
        words={{
          note: 'booking' in read && read.booking ? t('contract.filledFrom', { number: read.booking }) : t('contract.unfilled'),
          label: t('contract.fillFrom'),
          hint: t('contract.fillFromHint'),
          show: t('contract.fillFromShow'),
        }}
      />
    </div>
  );
}
