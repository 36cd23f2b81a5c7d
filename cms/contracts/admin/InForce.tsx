import { todayOf } from '#cms/core/clock.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { formatDate } from '#cms/words/format.ts';
import { type Translator, wordsOf } from '#cms/words/index.ts';
import { isInForce } from '#domain/contract/versions.ts';
import { NewVersion } from './NewVersion.tsx';

interface Props {
  portal: Pick<Portal, 'city' | 'now'>;
  collection: 'refund-rules' | 'contract-templates';
  data: { id?: unknown; effectiveOn?: unknown };
  t: Translator;
}

/** Above a version that contracts are signed by: why it stays as it is, and the way to change it. */
export function InForce({ portal, collection, data: { id, effectiveOn }, t }: Props) {
  if (!id || typeof effectiveOn !== 'string') return null;
  const { lang } = t;
  const holds = isInForce(effectiveOn, todayOf(portal));
  return (
    <div className="jt-note">
      {holds ? <p>{t('rules.inForce', { date: formatDate(effectiveOn, { lang, year: true }) })}</p> : null}
      <NewVersion collection={collection} id={String(id)} words={wordsOf(lang, 'rules')} />
    </div>
  );
}
