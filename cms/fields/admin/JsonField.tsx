'use client';

import { useField, useTranslation } from '@payloadcms/ui';
import type { JSONFieldClientComponent } from 'payload';
import { useState } from 'react';
import { browserWords } from '#cms/words/browser-words.ts';
import { FieldFrame, idOf } from './FieldFrame.tsx';

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
      {wrong && <p role="alert">{browserWords(i18n.language).notJson}</p>}
    </FieldFrame>
  );
};
