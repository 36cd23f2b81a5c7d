'use client';

import { useDocumentTitle } from '@payloadcms/ui';
import { useEffect } from 'react';

/** Calls a record by what it says, where the stock title would be a number or a code. */
export function SetTitle({ words }: { words: string }) {
  const { title, setDocumentTitle } = useDocumentTitle();
  useEffect(() => {
    if (!words || words === title) return;
    // After the stock title, which is set in the same moment.
    const frame = requestAnimationFrame(() => setDocumentTitle(words));
    return () => cancelAnimationFrame(frame);
  }, [words, title, setDocumentTitle]);
  return null;
}
