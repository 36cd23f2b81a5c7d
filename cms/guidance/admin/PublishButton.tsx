'use client';

import { FormSubmit, PublishButton as Publish, useAuth, useDocumentInfo, useFormFields, useTranslation } from '@payloadcms/ui';
import type { User } from '#cms/records/payload-types.ts';
import { browserWords } from '#cms/words/browser-words.ts';
import { whyNotPublishable } from '#domain/guidance/publishing.ts';
import { SendButton } from './SendButton.tsx';

/**
 * Four eyes, where they are needed: an author has a button that sends to review, a reviewer one that
 * publishes, and whoever cannot publish is told why. The rule itself is kept on the server.
 */
export function PublishButton() {
  const { user } = useAuth<User>();
  const { id, initialData } = useDocumentInfo();
  const { i18n } = useTranslation();
  const review = useFormFields(([fields]) => fields.review?.value as string | undefined);
  const words = browserWords(i18n.language);
  const problem = whyNotPublishable({
    state: review === 'writing' ? 'draft' : 'in_review',
    roles: user?.roles ?? [],
    editor: user?.id ?? '',
    // A text that nobody here wrote is anybody's to publish; a new one is its writer's.
    writers: [idOf(initialData?.writtenBy) ?? (id ? '' : (user?.id ?? ''))],
    // What the text still lacks is told when it is tried.
    missingLanguages: [],
    sources: 1,
  });
  if (!problem) return <Publish label={words.publish} />;
  if (problem === 'only_a_reviewer_publishes') return <SendButton />;
  return (
    <>
      <span className="jt-why">{words[`why_${problem}`]}</span>
      {review === 'writing' && problem === 'own_work' ? (
        <SendButton />
      ) : (
        <FormSubmit buttonId="action-save" disabled size="medium" type="button">
          {words.publish}
        </FormSubmit>
      )}
    </>
  );
}

const idOf = (value: unknown) =>
  value && typeof value === 'object' && 'id' in value ? String(value.id) : (value as string | undefined);
