'use client';

import {
  FormSubmit,
  useConfig,
  useDocumentInfo,
  useForm,
  useFormFields,
  useFormModified,
  useLocale,
  useTranslation,
} from '@payloadcms/ui';
import { formatAdminURL } from 'payload/shared';
import { browserWords } from '#cms/words/browser-words.ts';

/** Saves the draft and puts it before the reviewers. */
export function SendButton() {
  const { id, collectionSlug } = useDocumentInfo();
  const { submit } = useForm();
  const { config } = useConfig();
  const { i18n } = useTranslation();
  const { code: locale } = useLocale();
  const modified = useFormModified();
  const inReview = useFormFields(([fields]) => fields.review?.value === 'in_review');
  const words = browserWords(i18n.language);
  const waiting = inReview && !modified;
  const send = () => {
    const query = new URLSearchParams({ locale, depth: '0', 'fallback-locale': 'null', draft: 'true' });
    const path = `/${collectionSlug}${id ? `/${id}` : ''}?${query}` as const;
    return submit({
      action: formatAdminURL({ apiRoute: config.routes.api, path }),
      method: id ? 'PATCH' : 'POST',
      overrides: { _status: 'draft', review: 'in_review' },
    });
  };
  return (
    <>
      {waiting && <span className="jt-why">{words.waiting}</span>}
      <FormSubmit buttonId="action-send" disabled={waiting} onClick={() => void send()} size="medium" type="button">
        {waiting ? words.sent : words.send}
      </FormSubmit>
    </>
  );
}
