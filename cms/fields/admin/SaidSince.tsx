'use client';

import { toast } from '@payloadcms/ui';
import { useEffect } from 'react';

const HEADER = 'if-unmodified-since';
const WRITES = new Set(['PATCH', 'DELETE', 'POST']);
const VERSION = /^\/admin\/api\/[^/]+\/versions\/[^/]+$/;

/**
 * Says with every call that this page makes of the staff API when the page was read. Payload's own buttons, which change
 * or remove many records, or bring an older version back, say nothing of it; nor do they say why a version does not come
 * back. It comes back as a draft, whichever of their two buttons is pressed.
 */
export function SaidSince({ at }: { at: string }) {
  useEffect(() => {
    const send = window.fetch;
    const saying: typeof fetch = async (input, init) => {
      const method = (init?.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase();
      const to = new URL(input instanceof Request ? input.url : String(input), window.location.href);
      if (!to.pathname.startsWith('/admin/api/') || !WRITES.has(method)) return send(input, init);
      const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : undefined));
      if (!headers.has(HEADER)) headers.set(HEADER, at);
      if (method !== 'POST' || !VERSION.test(to.pathname)) return send(input, { ...init, headers });
      to.searchParams.set('draft', 'true');
      const answer = await send(to, { ...init, headers });
      if (!answer.ok) await tell(answer.clone());
      return answer;
    };
    window.fetch = saying;
    return () => {
      if (window.fetch === saying) window.fetch = send;
    };
  }, [at]);
  return null;
}

async function tell(answer: Response): Promise<void> {
  const { errors = [] } = (await answer.json().catch(() => ({}))) as { errors?: { message: string }[] };
  for (const { message } of errors) toast.error(message);
}
