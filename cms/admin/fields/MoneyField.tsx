'use client';

import { FieldLabel, useField } from '@payloadcms/ui';
import type { NumberFieldClientComponent } from 'payload';
import { useState } from 'react';

/** An amount kept in fen, written in yuan with two decimals. */
export const MoneyField: NumberFieldClientComponent = ({ path, field }) => {
  const { value, setValue, showError, errorMessage } = useField<number>({ path });
  const [text, setText] = useState(() => (typeof value === 'number' ? (value / 100).toFixed(2) : ''));
  const change = (next: string) => {
    setText(next);
    const match = /^\d+(\.\d{1,2})?$/.exec(next.trim());
    setValue(match ? Math.round(Number(next) * 100) : null);
  };
  return (
    <div className="field-type number">
      <FieldLabel label={field.label} required={field.required} path={path} htmlFor={`field-${path}`} />
      <input id={`field-${path}`} inputMode="decimal" value={text} placeholder="0.00" onChange={(event) => change(event.target.value)} />
      {showError && <p role="alert">{errorMessage}</p>}
    </div>
  );
};
