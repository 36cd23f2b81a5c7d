import { getTranslation } from '@payloadcms/translations';
import type { FlattenedField, PayloadRequest } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { formatClock, formatDate } from '#cms/words/format.ts';
import { langOf } from '#domain/language/lang.ts';
import { toLocal } from '#domain/time/zoned-time.ts';
import type { Doc } from './digest.ts';
import type { Told } from './edition.ts';
import type { Reconciled } from './reconcile.ts';

/** How much of a text is told: it stands in the form of who is told. */
const MOST = 160;

/** Says field by field, in the reader's language, what another person has changed: who, when, and what it says now. */
export async function tellChanges(
  { theirs, both }: Reconciled,
  {
    collection,
    now,
    fields,
    req,
  }: { collection: string; now: Doc & { id: string }; fields: readonly FlattenedField[]; req: PayloadRequest },
): Promise<Told[]> {
  const { changes, users } = await getPortal();
  const written = await changes.listOf({ collection, id: now.id }, req);
  const names = await users.namesOf([...new Set(written.map(({ actor }) => actor))], req);
  const tell = async (field: FlattenedField): Promise<Told> => {
    const last = written.find((change) => change.fields.includes(field.name));
    const said = wordsOf(field, now[field.name], req);
    return {
      name: field.name,
      label: labelOf(field, req),
      by: (last && names.get(last.actor)) ?? '',
      at: last ? await momentOf(last.at, req) : '',
      ...(said === undefined ? {} : { now: said }),
      both: both.includes(field.name),
    };
  };
  return Promise.all(fields.filter((field) => [...theirs, ...both].includes(field.name) && isShown(field)).map(tell));
}

/** What Payload keeps for itself, such as sessions, stays as it is by then and is not spoken of. */
const isShown = ({ admin }: FlattenedField) => !(admin?.hidden || (admin && 'disabled' in admin && admin.disabled));

/** One line for each: `名称：李园长 11 月 28 日 10:32 改成“…”`. */
export const sentenceOf = ({ label, by, at, now }: Told, req: PayloadRequest): string =>
  say(req, now === undefined ? 'refused.changedField' : 'refused.changedTo', {
    label,
    who: [by || say(req, 'refused.somebody'), at].join(' ').trim(),
    now: now ?? '',
  });

const labelOf = (field: FlattenedField, req: PayloadRequest): string =>
  'label' in field && field.label ? String(getTranslation(field.label as never, req.i18n)) : field.name;

async function momentOf(at: string, req: PayloadRequest): Promise<string> {
  const { city } = await getPortal();
  const { date, minute } = toLocal(at, city.timeZone);
  return `${formatDate(date, { lang: langOf(req.i18n.language) })} ${formatClock(minute)}`;
}

function wordsOf(field: FlattenedField, value: unknown, req: PayloadRequest): string | undefined {
  if (field.type === 'checkbox') return say(req, value ? 'refused.yes' : 'refused.no');
  if (value === undefined || value === null || value === '') return say(req, 'refused.nothing');
  if (field.type === 'select') {
    const chosen = [value].flat();
    const options = field.options.filter((one) => typeof one === 'object');
    return options
      .filter((one) => chosen.includes(one.value))
      .map(({ label }) => getTranslation(label, req.i18n))
      .join(', ');
  }
  // What has a control of its own, such as money, is kept otherwise than it is said.
  const isPlain = ['text', 'textarea', 'email', 'number'].includes(field.type) && !field.admin?.components?.Field;
  const words = isPlain ? String(value) : undefined;
  return words && words.length > MOST ? `${words.slice(0, MOST)}…` : words;
}
