'use server';

import { z } from 'zod';
import { hasRole } from '#cms/access/roles.ts';
import { careForm } from '#cms/records/shapes/care.ts';
import { templateClause } from '#cms/records/shapes/contract.ts';
import { sentForm, staffSession } from '#cms/staff/staff-session.ts';
import { createTranslator } from '#cms/words/index.ts';
import type { TemplateClause } from '#domain/contract/contract.ts';
import { LANGS, type Lang } from '#domain/language/lang.ts';
import { type ClausesRead, previewClauses, type TemplateKind } from '../preview-clauses.ts';

export interface PreviewAsked extends TemplateKind {
  clauses: TemplateClause[];
  lang: Lang;
  number?: string;
}

export interface PreviewShown {
  read?: ClausesRead;
  /** Whose contract it is, or why it is another's or nobody's. */
  note: string;
  problem?: boolean;
}

const asked = z.object({
  form: careForm,
  oneStay: z.boolean(),
  clauses: templateClause.array().max(100),
  lang: z.enum(LANGS),
  number: z.string().trim().max(40).optional(),
});

/** Reads a template on the contract of a booking that is named: for those who write templates alone. `asked` is JSON. */
export async function previewOn(_before: PreviewShown | undefined, sent: FormData): Promise<PreviewShown> {
  const { data } = asked.safeParse(readJson(sentForm(sent).get('asked')));
  const session = await staffSession(data?.lang);
  const t = createTranslator(data?.lang ?? LANGS[0]);
  if (!session || !hasRole(session.user, 'legal_editor', 'administrator'))
    return { problem: true, note: t('errors.not_signed_in') };
  if (!data) return { problem: true, note: t('errors.not_found') };
  const read = await previewClauses(session.portal, { ...data, reader: session.user.id });
  if (read.unknown) return { read, problem: true, note: t('contract.fillFromNone', { number: read.unknown }) };
  return { read, note: read.booking ? t('contract.filledFrom', { number: read.booking }) : t('contract.unfilled') };
}

function readJson(text: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
