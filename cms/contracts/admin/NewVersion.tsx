'use client';

import { toast } from '@payloadcms/ui';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Messages } from '#cms/words/index.ts';

interface Props {
  collection: string;
  id: string;
  words: Messages['rules'];
}

/** Makes the next version from the one that is shown, and opens it. */
export function NewVersion({ collection, id, words }: Props) {
  const router = useRouter();
  const [making, setMaking] = useState(false);
  const make = async () => {
    setMaking(true);
    const address = `/admin/api/${collection}/${id}/duplicate?depth=0`;
    const answer = await fetch(address, { method: 'POST', credentials: 'same-origin' }).catch(() => undefined);
    const made = answer?.ok ? ((await answer.json()) as { doc: { id: string } }) : undefined;
    if (made) return router.push(`/admin/collections/${collection}/${made.doc.id}`);
    const told = await answer?.json().catch(() => undefined);
    toast.error(told?.errors?.[0]?.message ?? words.notMade);
    setMaking(false);
  };
  return (
    <button type="button" id="action-new-version" className="jt-button quiet" disabled={making} onClick={() => void make()}>
      {making ? words.making : words.newVersion}
    </button>
  );
}
