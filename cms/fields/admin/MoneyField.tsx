'use client';

import { useField } from '@payloadcms/ui';
import type { DefaultCellComponentProps, NumberFieldClientComponent } from 'payload';
import { useState } from 'react';
import { FieldFrame, idOf } from './FieldFrame.tsx';

/** An amount kept in hundredths of the currency, written with two decimals. */
export const MoneyField: NumberFieldClientComponent = ({ path: given, field, readOnly }) => {
  const { value, setValue, showError, disabled, path } = useField<number>({ potentiallyStalePath: given });
  const [typed, setTyped] = useState<string>();
  const change = (next: string) => {
    setTyped(next);
    const plain = next.normalize('NFKC').trim();
    setValue(/^\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null);
  };
  return (
    <FieldFrame field={field} path={path} htmlFor={idOf(path)} showError={showError}>
      <input
        id={idOf(path)}
        inputMode="decimal"
        autoComplete="off"
        placeholder="0.00"
        value={typed ?? (typeof value === 'number' ? (value / 100).toFixed(2) : '')}
        disabled={readOnly || disabled}
        onChange={(event) => change(event.target.value)}
      />
    </FieldFrame>
  );
};

/** An amount kept in hundredths, in a list. */
export function MoneyCell({ cellData }: DefaultCellComponentProps) {
  return <span className="nb">{typeof cellData === 'number' ? (cellData / 100).toFixed(2) : ''}</span>;
}
