'use client';

import { Link, useDocumentInfo, useTranslation } from '@payloadcms/ui';
import { useEffect, useState } from 'react';
import { browserWords } from '#cms/words/browser-words.ts';

/** From the form of a text to the page of its review, with how many comments are still open. */
export function ReviewLink() {
  const { id, lastUpdateTime } = useDocumentInfo();
  const { i18n } = useTranslation();
  const [open, setOpen] = useState(0);
  const words = browserWords(i18n.language);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was saved since is counted again
  useEffect(() => {
    if (!id) return;
    const asked = new AbortController();
    const where = `where[article][equals]=${id}&where[resolvedAt][exists]=false`;
    fetch(`/admin/api/review-comments/count?${where}`, { signal: asked.signal, credentials: 'same-origin' })
      .then((answer) => (answer.ok ? answer.json() : { totalDocs: 0 }))
      .then(({ totalDocs }: { totalDocs: number }) => setOpen(totalDocs))
      .catch(() => setOpen(0));
    return () => asked.abort();
  }, [id, lastUpdateTime]);
  if (!id) return null;
  return (
    <Link className="jt-review-link" href={`/admin/review?text=${id}`}>
      {open > 0 ? words.reviewOpen.replace('{count}', String(open)) : words.reviewPage}
    </Link>
  );
}

/** From the form of a picture to where it is shown, and to putting another in its place there. */
export function PictureLink() {
  const { id } = useDocumentInfo();
  const { i18n } = useTranslation();
  if (!id) return null;
  return (
    <Link className="jt-review-link" href={`/admin/picture?picture=${id}`}>
      {browserWords(i18n.language).picturePage}
    </Link>
  );
}
