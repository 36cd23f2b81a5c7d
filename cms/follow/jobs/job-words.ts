import type { Field } from 'payload';
import { label, optionsOf } from '#cms/fields/label.ts';
import { TASK_NAMES } from './task-list.ts';

const TASK_OPTIONS = optionsOf(TASK_NAMES, {
  'expire-hold': ['留位到时', 'End a hold'],
  'offer-places': ['给排队的家庭让位', 'Offer places to the waitlist'],
  'close-checkout': ['关闭付款页', 'Close a checkout'],
  'pay-refund': ['退款', 'Pay a refund'],
  'settle-refund': ['答复期满后退款', 'Settle a refund after the centre’s time to answer'],
  'send-letter': ['补发通知', 'Send what is still to be told'],
  'remind-family': ['提醒家长', 'Remind a family'],
  'remind-of-activity': ['提醒活动', 'Remind of an activity'],
  'tell-stopped': ['告知停止接收', 'Tell of a stop'],
  'keep-enrolled': ['续上在园孩子的托位', 'Keep places of enrolled children'],
  'close-days': ['办理停托的日子', 'Carry out days off'],
  'tell-shut': ['告知停托的日子', 'Tell of days off'],
  'deliver-care': ['结转已提供的托育', 'Book care that was given'],
  'settle-month': ['服务月结算', 'Settle a service month'],
  'check-saved-search': ['有位提醒', 'Tell of a free place'],
  'forget-expired': ['清除到期数据', 'Forget what has expired'],
  'sample-life': ['示例家庭的一天', 'Sample families’ day'],
  reconcile: ['对账', 'Reconcile the money'],
  'check-index': ['核对搜索索引', 'Check the search index'],
});
const STATE_OPTIONS = optionsOf(['succeeded', 'failed'], { succeeded: ['成了', 'Done'], failed: ['没成', 'Failed'] });

const WORDS: Record<string, [zh: string, en: string]> = {
  taskSlug: ['任务', 'Task'],
  input: ['对象', 'About'],
  completedAt: ['做完的时刻', 'Done at'],
  totalTried: ['试过几次', 'Times tried'],
  hasError: ['没做成', 'Failed'],
  error: ['原因', 'Reason'],
  log: ['记录', 'Log'],
  queue: ['队列', 'Queue'],
  waitUntil: ['等到', 'Waits until'],
  processing: ['正在做', 'Being done'],
  executedAt: ['开始', 'Began'],
  output: ['结果', 'Outcome'],
  state: ['成败', 'Result'],
};

const JSON_FIELD = '/fields/admin/JsonField.tsx#JsonField';

/** Said of the whole job already. */
const REPEATED = ['input', 'taskSlug'];

/** One of Payload's fields with our words, and the choices and JSON shown as everywhere else. */
export function inWords(field: Field): Field {
  if (field.type === 'tabs')
    return {
      ...field,
      tabs: field.tabs.map((tab) => ({ ...tab, label: label('状态', 'Status'), fields: tab.fields.map(inWords) })),
    };
  if (!('name' in field)) return field;
  const words = WORDS[field.name];
  if (!words) return hidden(field);
  const named: Field = { ...field, label: label(...words) };
  const admin = { ...named.admin, description: undefined };
  switch (named.type) {
    case 'array':
      return { ...named, admin, fields: named.fields.map(inLog) } as Field;
    case 'date':
      return { ...named, admin: { ...admin, date: { pickerAppearance: 'dayAndTime' } } } as Field;
    case 'json':
      return { ...named, admin: { ...admin, components: { Field: JSON_FIELD } } } as Field;
    case 'select':
      return { ...named, admin, options: TASK_OPTIONS } as Field;
    case 'radio':
      return { ...named, admin, options: STATE_OPTIONS } as Field;
    default:
      return { ...named, admin } as Field;
  }
}

const inLog = (field: Field) => ('name' in field && REPEATED.includes(field.name) ? hidden(field) : inWords(field));
const hidden = (field: Field) => ({ ...field, admin: { ...field.admin, hidden: true } }) as Field;
