import type { UIFieldServerProps } from 'payload';
import { hasRole, type StaffUser } from '#cms/access/roles.ts';
import type { ContractRecord } from '#cms/records/contracts.ts';
import { createTranslator, type Translator } from '#cms/words/index.ts';
import { langOf } from '#domain/language/lang.ts';

type Named = Pick<ContractRecord, 'id' | 'number' | 'version'>;

/** The signed files of one booking, the last version first, for the centre that they bind. */
export function ContractPapers({ papers, t, user }: { papers: readonly Named[]; t: Translator; user: StaffUser }) {
  if (papers.length === 0 || !hasRole(user, 'head', 'counter')) return null;
  return (
    <>
      <h2>{t('staff.papers')}</h2>
      {papers.toReversed().map(({ id, number, version }) => (
        <p key={id}>
          <a href={`/admin/api/contracts/${id}/pdf`} target="_blank" rel="noopener">
            {t('staff.paper', { number, version })}
          </a>
        </p>
      ))}
      <p className="jt-dim">{t('staff.paperNote')}</p>
    </>
  );
}

/** The same of one contract, where that is looked at by itself. */
export function ContractPaper({ data, i18n, user }: UIFieldServerProps) {
  if (!data?.id) return null;
  return (
    <div className="jt jt-inline">
      <ContractPapers papers={[data as Named]} t={createTranslator(langOf(i18n.language))} user={user} />
    </div>
  );
}
