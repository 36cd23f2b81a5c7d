import type { UIFieldServerProps } from 'payload';
import { getPortal } from '#cms/portal/portal.ts';
import { templateClause } from '#cms/records/shapes/contract.ts';
import { createTranslator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';
import { previewClauses } from '../preview-clauses.ts';
import { InForce } from './InForce.tsx';

/** A template's clauses as a family would read them, filled from a contract that there is. */
export async function ClausesInWords({ data, i18n, user }: UIFieldServerProps) {
  const clauses = templateClause.array().safeParse(data?.clauses);
  if (!clauses.success || !data?.form) return null;
  const lang = langOf(i18n.language);
  const t = createTranslator(lang);
  const portal = await getPortal();
  const { sections, booking } = await previewClauses(portal, { form: data.form, clauses: clauses.data, lang, reader: user.id });
  return (
    <div className="jt jt-inline">
      <InForce {...{ portal, data, t }} collection="contract-templates" />
      <p className="jt-dim">{booking ? t('contract.filledFrom', { number: booking }) : t('contract.unfilled')}</p>
      {sections.map(({ heading, paragraphs }) => (
        <section key={heading}>
          <h2>{heading}</h2>
          {paragraphs.map((parts) => (
            <p key={parts.map(({ text }) => text).join()}>
              {parts.map(({ text, important }) => (important ? <strong key={text}>{text}</strong> : text))}
            </p>
          ))}
        </section>
      ))}
    </div>
  );
}
