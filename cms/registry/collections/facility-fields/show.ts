import type { Field } from 'payload';
import { say } from '#cms/fields/hooks/say.ts';
import { text } from '#cms/fields/kit.ts';
import { label, optionsOf } from '#cms/fields/label.ts';
import { civilDate } from '#cms/fields/validate.ts';

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
const lines = (name: string, names: [string, string], help: [string, string]): Field => ({
  name,
  type: 'textarea',
  localized: true,
  maxLength: 2000,
  label: label(...names),
  admin: { description: label(...help) },
});

/** What a family would see and hear on a visit; a centre's own words, in both languages. */
export const SHOW: Field[] = [
  {
    name: 'photos',
    type: 'array',
    maxRows: 6,
    label: label('照片', 'Photographs'),
    labels: { singular: label('照片', 'Photograph'), plural: label('照片', 'Photographs') },
    admin: {
      description: label(
        '活动室、午睡室、院子各一张就够。每张写清替代文字；有人入镜，要先有同意',
        'One each of the playroom, where children sleep, and outdoors. Each needs an alternative text; whoever is seen has agreed first',
      ),
    },
    fields: [
      { name: 'picture', type: 'upload', relationTo: 'media', required: true, label: label('图片', 'Picture') },
      text('takenOn', '拍摄日期', 'Taken on', { required: true, validate: civilDate, admin: DATE }),
      {
        name: 'people',
        type: 'select',
        required: true,
        options: optionsOf(['nobody', 'agreed'] as const, {
          nobody: ['没有人入镜', 'Nobody can be seen'],
          agreed: ['有人入镜，都同意了', 'People can be seen, and all agreed'],
        }),
        label: label('入镜的人', 'Who is seen'),
      },
      text('consentNote', '谁在什么时候同意的（不公开）', 'Who agreed, and when (not published)', {
        maxLength: 500,
        validate: consentNote,
      }),
    ],
  },
  lines(
    'rhythm',
    ['一天怎么过', 'What a day is like'],
    ['一行一件事，时间在前：8:00 入园、晨检', 'One thing a line, its time first'],
  ),
  lines('menu', ['吃什么', 'The menu'], ['一行一天', 'One day a line']),
  text('menuFrom', '菜单从哪天起', 'Menu from', { validate: civilDate, admin: DATE }),
  lines(
    'visits',
    ['什么时候能来参观', 'Times to visit'],
    ['一行一个时间，要不要先打电话', 'One time a line, and whether to call first'],
  ),
  lines(
    'askAbout',
    ['可以来问什么', 'What to ask us about'],
    ['一行一件事，比如过敏、适应期、接送', 'One thing a line, such as allergies, settling in, collecting'],
  ),
];
