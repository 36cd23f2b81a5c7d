import type { Field, TextareaFieldValidation } from 'payload';
import { textarea } from 'payload/shared';
import { anyStaff, only, shownTo } from '#cms/access/by-role.ts';
import { citysWriters } from '#cms/access/in-territory.ts';
import { hasRole } from '#cms/access/roles.ts';
import { FILM_SCENES } from '#cms/drawings/film-scenes.ts';
import { completeSources } from '#cms/fields/hooks/complete-address.ts';
import { fillSlug } from '#cms/fields/hooks/fill-slug.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { text } from '#cms/fields/kit.ts';
import { GROUP } from '#cms/fields/label.ts';
import { addressName, atLeast, civilDate, sourceLines, timeOfDay } from '#cms/fields/validate.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { readSignKeys, unknownSign } from '#domain/guidance/danger-signs.ts';
import { MOST_SCENES, readFilm, wrongFilmLine } from '#domain/guidance/film.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';

/** Every line is the key of a sign in the city's list. */
const knownSigns: TextareaFieldValidation = async (value, options) => {
  const valid = await textarea(value, options);
  if (valid !== true || !value) return valid;
  const keys = readSignKeys(value);
  const unknown = unknownSign(await (await getPortal()).dangerSigns.listNamed(keys), keys);
  return unknown === undefined || say(options.req, 'refused.noSuchSign', { key: unknown.slice(0, 40) });
};

const month = (name: string, label: InEveryLanguage, extra: object = {}): Field =>
  ({ name, type: 'number', required: true, min: 0, max: 36, label, ...extra }) as Field;

export const months: Field = {
  type: 'row',
  fields: [
    month('fromMonth', { zh: '月龄从', en: 'From (months)' }),
    month('toMonth', { zh: '月龄到', en: 'To (months)' }, { validate: atLeast('fromMonth') }),
  ],
};

export const date = (name: string, label: InEveryLanguage, extra: object = {}): Field =>
  text(name, label, {
    validate: civilDate,
    admin: { components: { Field: '/fields/admin/DateField.tsx#DateField' } },
    ...extra,
  });

export const time = (name: string, label: InEveryLanguage, validate: unknown = timeOfDay): Field =>
  text(name, label, { required: true, validate, admin: { components: { Field: '/fields/admin/TimeField.tsx#TimeField' } } });

export const title = text('title', { zh: '标题', en: 'Title' }, { required: true, localized: true });

export const slug = text(
  'slug',
  { zh: '网址名', en: 'Name in the address' },
  {
    required: true,
    unique: true,
    index: true,
    validate: addressName,
    // A copy has an address of its own, from its title.
    hooks: { beforeValidate: [fillSlug], beforeDuplicate: [() => ''] },
    admin: {
      position: 'sidebar',
      description: {
        zh: '空着存草稿，会按标题的拼音填上；发布后再改，原来的网址会转到新的',
        en: 'Left empty, a saved draft fills it from the title. Changed once published, the old address leads to the new one',
      },
    },
  },
);

export const sidebar = (field: Field): Field => ({ ...field, admin: { ...field.admin, position: 'sidebar' } }) as Field;

export const editing = { group: GROUP.guidance, hidden: shownTo('author', 'reviewer'), useAsTitle: 'title', hideAPIURL: true };

export const byEditors = {
  read: anyStaff,
  readVersions: only('author', 'reviewer', 'administrator'),
  create: citysWriters,
  update: citysWriters,
  delete: only('administrator'),
};

export const summary: Field = {
  name: 'summary',
  type: 'textarea',
  required: true,
  localized: true,
  maxLength: 300,
  label: { zh: '摘要', en: 'Summary' },
  admin: { description: { zh: '两三句话，列表和搜索里就是这段', en: 'Two or three sentences; lists and search show them' } },
};

export const sources = {
  name: 'sources',
  type: 'textarea',
  localized: true,
  label: { zh: '依据（一行一条：标题 | 网址）', en: 'Sources (one a line: title | address)' },
  validate: sourceLines,
  hooks: { beforeValidate: [completeSources] },
} satisfies Field;

export const body: Field = { name: 'body', type: 'richText', required: true, localized: true, label: { zh: '正文', en: 'Body' } };

/** Every line is a picture that there is, with its caption. */
const knownScenes: TextareaFieldValidation = async (value, options) => {
  const valid = await textarea(value, options);
  if (valid !== true || !value) return valid;
  const lines = readFilm(value);
  const wrong = wrongFilmLine(lines, FILM_SCENES);
  if (wrong) return say(options.req, 'refused.noSuchScene', { line: wrong.scene.slice(0, 40), scenes: FILM_SCENES.join(', ') });
  return lines.length <= MOST_SCENES || say(options.req, 'refused.filmTooLong', { most: MOST_SCENES });
};

/** What a short film shows, drawn by the portal itself: its captions are its transcript. */
export const film: Field = {
  name: 'film',
  type: 'textarea',
  localized: true,
  label: { zh: '短片（一行一个画面：画面名 | 字幕）', en: 'Film (one picture a line: its name | its caption)' },
  validate: knownScenes,
  admin: {
    condition: (_, { kind }) => kind === 'video',
    placeholder: {
      zh: 'own-bed | 和大人同一个房间，不同一张床。',
      en: 'own-bed | In the room of the grown-ups, in a bed of its own.',
    },
  },
};

/** Danger signs by their keys: their words and their urgency are the list's, so that no text grades one by itself. */
export const signs: Field = {
  name: 'signs',
  type: 'textarea',
  label: { zh: '危险信号（一行一个标识）', en: 'Danger signs (one key a line)' },
  validate: knownSigns,
  admin: {
    placeholder: 'not-breathing',
    description: {
      zh: '文字和急的程度由全市同一张表给出，正文里不要自己写“去医院”“看医生”的清单',
      en: 'Words and urgency come from the city’s one list; the text itself lists no reasons to see a doctor',
    },
  },
};

/** Who wrote it first, set by the product: somebody else publishes it. */
export const writtenBy: Field = {
  name: 'writtenBy',
  type: 'relationship',
  relationTo: 'users',
  label: { zh: '作者账号', en: 'Author account' },
  admin: {
    position: 'sidebar',
    readOnly: true,
    condition: (_data, _siblings, { user }) => hasRole(user, 'administrator'),
  },
};
