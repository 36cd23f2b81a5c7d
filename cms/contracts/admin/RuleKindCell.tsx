import type { DefaultServerCellComponentProps } from 'payload';
import { CellLink } from '#cms/fields/admin/CellLink.tsx';
import { createTranslator } from '#cms/words/index.ts';
import type { RefundRule } from '#domain/contract/refund-rules.ts';
import { langOf } from '#domain/language/lang.ts';

/** What a refund rule is about, leading to it. */
export function RuleKindCell({ cellData, i18n, link, collectionSlug, rowData }: DefaultServerCellComponentProps) {
  const words = createTranslator(langOf(i18n.language))(`contract.rule_${cellData as RefundRule['kind']}`);
  return (
    <CellLink link={link} collectionSlug={collectionSlug} id={rowData?.id}>
      {words}
    </CellLink>
  );
}
