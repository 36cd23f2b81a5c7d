'use client';

import type { DefaultCellComponentProps } from 'payload';

/** An amount kept in hundredths, in a list. */
export function MoneyCell({ cellData }: DefaultCellComponentProps) {
  return <span className="nb">{typeof cellData === 'number' ? (cellData / 100).toFixed(2) : ''}</span>;
}
