'use client';

import { toast } from '@payloadcms/ui';
import { useEffect } from 'react';

const HEADER = 'if-unmodified-since';
/** Milliseconds in which somebody reads a list and goes to one of it. */
const LONG = 60_000;
const WRITES = new Set(['PATCH', 'DELETE', 'POST']);
const VERSION = /^\/admin\/api\/[^/]+\/versions\/[^/]+$/;

/**
 * Says with every call that this page makes of the staff API when the page was read. Payload's own buttons, which change
 * or remove many records, or bring an older version back, say nothing of it; nor do they say why a version does not come
 * back. It comes back as a draft, whichever of their two buttons is pressed. And it links to what is in the way of a save.
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
      if (method !== 'POST' || !VERSION.test(to.pathname)) {
        const answer = await send(input, { ...init, headers });
        if (answer.status === 409) await showLinks(answer.clone());
        return answer;
      }
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

interface Refused {
  errors?: { message: string; data?: { links?: { href: string; text: string }[] } }[];
}

const refusedOf = async (answer: Response): Promise<Refused> => answer.json().catch(() => ({}));

async function tell(answer: Response): Promise<void> {
  const { errors = [] } = await refusedOf(answer);
  for (const { message } of errors) toast.error(message);
}

/** Payload's own form says what was refused, in plain text; beside it stands where to look at what is in the way. */
async function showLinks(answer: Response): Promise<void> {
  const { errors = [] } = await refusedOf(answer);
  const links = errors.flatMap(({ data }) => data?.links ?? []);
  if (links.length === 0) return;
  toast.info(
    <span className="jt-toast-links">
      {links.map(({ href, text }) => (
        <a key={href} href={href}>
          {text}
        </a>
      ))}
    </span>,
    { duration: LONG },
  );
}
