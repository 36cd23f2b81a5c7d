'use client';

import { useForm, useFormModified, useFormProcessing, useRouteTransition } from '@payloadcms/ui';
import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

/**
 * Who follows a link while the form is being saved goes there once it is saved. Until the answer comes the form still
 * counts as changed, and would ask whether to leave without saving. What was refused stays open, with why.
 */
export function useLeaveWhenSaved(): void {
  const { isValid } = useForm();
  const modified = useFormModified();
  const processing = useFormProcessing();
  const router = useRouter();
  const { startRouteTransition } = useRouteTransition();
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    if (!processing) return;
    const hold = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (!link?.href || !leaves(link, event)) return;
      event.preventDefault();
      event.stopPropagation();
      wanted.current = link.href;
    };
    // Before the document's own listener, which asks.
    window.addEventListener('click', hold, true);
    return () => window.removeEventListener('click', hold, true);
  }, [processing]);
  useEffect(() => {
    if (processing || !wanted.current) return;
    const to = wanted.current;
    wanted.current = undefined;
    if (!modified && isValid) startRouteTransition(() => router.push(to));
  }, [processing, modified, isValid, router, startRouteTransition]);
}

function leaves({ href, target, download }: HTMLAnchorElement, { button, metaKey, ctrlKey, shiftKey }: MouseEvent): boolean {
  const to = new URL(href);
  const isHere = to.pathname === window.location.pathname && to.search === window.location.search;
  const isElsewhere = target === '_blank' || download !== '' || metaKey || ctrlKey || shiftKey || button !== 0;
  return !isHere && !isElsewhere && to.origin === window.location.origin;
}
