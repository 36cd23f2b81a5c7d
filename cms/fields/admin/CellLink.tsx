import { Link } from '@payloadcms/ui';
import type { ReactNode } from 'react';

interface Props {
  /** Whether it is the column that leads to the record. */
  link?: boolean;
  collectionSlug: string;
  id: string | number;
  children: ReactNode;
}

/** What stands in a list's cell, leading to its record where its column does. */
export function CellLink({ link, collectionSlug, id, children }: Props) {
  if (!link) return <span className="jt-cell-words">{children}</span>;
  return <Link href={`/admin/collections/${collectionSlug}/${id}`}>{children}</Link>;
}
