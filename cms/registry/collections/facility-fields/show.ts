import type { Field } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { text } from '#cms/fields/kit.ts';
import { optionsOf } from '#cms/fields/label.ts';
import { civilDate } from '#cms/fields/validate.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';

/** Where people are seen in a photograph, who agreed is written down. */
const consentNote = (
  value: unknown,
  { req, siblingData }: { req?: Parameters<typeof say>[0]; siblingData?: unknown } = {},
): true | string => {
  const seen = typeof siblingData === 'object' && siblingData !== null && 'people' in siblingData && siblingData.people;
  const written = typeof value === 'string' && value.trim() !== '';
  return seen !== 'agreed' || written || say(req, 'refused.consentNote');
};

const DATE = { components: { Field: '/fields/admin/DateField.tsx#DateField' } };
const lines = (name: string, label: InEveryLanguage, description: InEveryLanguage): Field => ({
  name,
  type: 'textarea',
  localized: true,
  maxLength: 2000,
  label,
  admin: { description },
});

/** What a family would see and hear on a visit; a centre's own words, in both languages. */
export const SHOW: Field[] = [
  {
    name: 'photos',
    type: 'array',
    maxRows: 6,
    label: { zh: '照片', en: 'Photographs' },
    labels: { singular: { zh: '照片', en: 'Photograph' }, plural: { zh: '照片', en: 'Photographs' } },
    admin: {
      description: {
        zh: '活动室、午睡室、院子各一张就够。每张写清替代文字；有人入镜，要先有同意',
        en: 'One each of the playroom, where children sleep, and outdoors. Each needs an alternative text; whoever is seen has agreed first',
      },
    },
    fields: [
      { name: 'picture', type: 'upload', relationTo: 'media', required: true, label: { zh: '图片', en: 'Picture' } },
      text('takenOn', { zh: '拍摄日期', en: 'Taken on' }, { required: true, validate: civilDate, admin: DATE }),
      {
        name: 'people',
        type: 'select',
        required: true,
        options: optionsOf(['nobody', 'agreed'] as const, {
          nobody: { zh: '没有人入镜', en: 'Nobody can be seen' },
          agreed: { zh: '有人入镜，都同意了', en: 'People can be seen, and all agreed' },
        }),
        label: { zh: '入镜的人', en: 'Who is seen' },
      },
      text(
        'consentNote',
        { zh: '谁在什么时候同意的（不公开）', en: 'Who agreed, and when (not published)' },
        {
          maxLength: 500,
          validate: consentNote,
        },
      ),
    ],
  },
  lines(
    'rhythm',
    { zh: '一天怎么过', en: 'What a day is like' },
    { zh: '一行一件事，时间在前：8:00 入园、晨检', en: 'One thing a line, its time first' },
  ),
  lines('menu', { zh: '吃什么', en: 'The menu' }, { zh: '一行一天', en: 'One day a line' }),
  text('menuFrom', { zh: '菜单从哪天起', en: 'Menu from' }, { validate: civilDate, admin: DATE }),
  lines(
    'visits',
    { zh: '什么时候能来参观', en: 'Times to visit' },
    { zh: '一行一个时间，要不要先打电话', en: 'One time a line, and whether to call first' },
  ),
  lines(
    'askAbout',
    { zh: '可以来问什么', en: 'What to ask us about' },
    { zh: '一行一件事，比如过敏、适应期、接送', en: 'One thing a line, such as allergies, settling in, collecting' },
  ),
];
