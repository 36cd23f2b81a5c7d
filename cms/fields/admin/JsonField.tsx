'use client';

import { useField, useTranslation } from '@payloadcms/ui';
import type { JSONFieldClientComponent } from 'payload';
import { useState } from 'react';
import { langOf } from '#domain/language/lang.ts';
import { FieldFrame, idOf } from './FieldFrame.tsx';

const NOT_JSON = { zh: '这不是有效的 JSON，还没有存下', en: 'This is not valid JSON and has not been taken over' };

/** A record as indented text; editable where the reader may change it. */
export const JsonField: JSONFieldClientComponent = ({ path: given, field, readOnly }) => {
  const { value, setValue, showError, disabled, path } = useField<unknown>({ potentiallyStalePath: given });
  const { i18n } = useTranslation();
  const [typed, setTyped] = useState<string>();
  const [wrong, setWrong] = useState(false);
  const change = (text: string) => {
    setTyped(text);
    try {
      setValue(text.trim() ? JSON.parse(text) : null);
      setWrong(false);
    } catch {
      setWrong(true);
    }
  };
  const text = typed ?? (value === null || value === undefined ? '' : JSON.stringify(value, null, 2));
  const locked = readOnly || disabled;
  return (
    <FieldFrame field={field} path={path} htmlFor={idOf(path)} showError={showError}>
      <textarea
        id={idOf(path)}
        className="jt-json"
        rows={Math.min(18, text.split('\n').length + 1)}
        spellCheck={false}
        readOnly={locked}
        value={text}
        onChange={(event) => change(event.target.value)}
      />
      {wrong && <p role="alert">{NOT_JSON[langOf(i18n.language)]}</p>}
    </FieldFrame>
  );
};
