import type { BeforeListTableServerProps } from 'payload';
import { facilityIdOf } from '#cms/access/roles.ts';

/**
 * What the stock list cannot be told: that nothing can be done with several rows at once, so that there is nothing to
 * tick, and that all rows are the reader's own centre's, so that none says so. The stylesheet goes by it.
 */
export function ListMarks({ collectionConfig, permissions, user }: BeforeListTableServerProps) {
  const may = permissions?.collections?.[collectionConfig.slug];
  const marks = [!may?.update && !may?.delete && 'no-ticks', facilityIdOf(user ?? undefined) && 'one-centre'];
  return <span className={['jt-list', ...marks].filter(Boolean).join(' ')} hidden />;
}
