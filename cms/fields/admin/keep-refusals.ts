'use client';

import { useAllFormFields, useForm, useFormProcessing } from '@payloadcms/ui';
import type { FormState } from 'payload';
import { useEffect, useRef } from 'react';

interface Refusal {
  values: Map<string, unknown>;
  messages: Map<string, string>;
}

/**
 * What a save was refused for stays with its fields until something is typed or saved. The form also sends what is typed
 * to be checked, and the answer to that may come after the answer to the save: it knows nothing of the refusal, and would
 * take its words away.
 */
export function useKeptRefusals(): void {
  const [fields] = useAllFormFields();
  const { dispatchFields } = useForm();
  const processing = useFormProcessing();
  const refusal = useRef<Refusal>(undefined);
  const wasProcessing = useRef(processing);
  useEffect(() => {
    if (processing) refusal.current = undefined;
    else if (wasProcessing.current) refusal.current = { values: valuesOf(fields), messages: new Map() };
    else if (refusal.current && hasChanged(fields, refusal.current.values)) refusal.current = undefined;
    wasProcessing.current = processing;
    const { messages } = refusal.current ?? {};
    if (!messages) return;
    for (const [path, { valid, errorMessage }] of Object.entries(fields)) {
      const kept = messages.get(path);
      if (valid === false && errorMessage) messages.set(path, errorMessage);
      else if (kept) dispatchFields({ type: 'UPDATE', path, valid: false, errorMessage: kept });
    }
  }, [fields, processing, dispatchFields]);
}

/** The edition is nothing that is typed: a refusal brings a new one. */
function valuesOf(fields: FormState): Map<string, unknown> {
  return new Map(Object.entries(fields).flatMap(([path, { value }]) => (path === 'edition' ? [] : [[path, value]])));
}

function hasChanged(fields: FormState, values: Map<string, unknown>): boolean {
  return [...valuesOf(fields)].some(([path, value]) => JSON.stringify(value) !== JSON.stringify(values.get(path)));
}
