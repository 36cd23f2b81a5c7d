import type { Field } from 'payload';
import { optionsOf } from '#cms/fields/label.ts';
import type { InEveryLanguage } from '#domain/language/lang.ts';
import { TASK_NAMES } from './task-list.ts';

const TASK_OPTIONS = optionsOf(TASK_NAMES, {
  'expire-hold': { zh: '留位到时', en: 'End a hold' },
  'offer-places': { zh: '给排队的家庭让位', en: 'Offer places to the waitlist' },
  'close-checkout': { zh: '关闭付款页', en: 'Close a checkout' },
  'pay-refund': { zh: '退款', en: 'Pay a refund' },
  'settle-refund': { zh: '答复期满后退款', en: 'Settle a refund after the centre’s time to answer' },
  'send-letter': { zh: '补发通知', en: 'Send what is still to be told' },
  'remind-family': { zh: '提醒家长', en: 'Remind a family' },
  'remind-of-activity': { zh: '提醒活动', en: 'Remind of an activity' },
  'publish-planned': { zh: '定时发布', en: 'Publish a text at its time' },
  'send-month': { zh: '发月龄消息', en: 'Send a message by age' },
  'tell-stopped': { zh: '告知停止接收', en: 'Tell of a stop' },
  'tell-centre': { zh: '告知机构有预约要答复', en: 'Tell a centre of requests' },
  'tell-growing': { zh: '告知要升班、满三岁', en: 'Tell of growing out of a class' },
  'keep-enrolled': { zh: '续上在园孩子的托位', en: 'Keep places of enrolled children' },
  'close-days': { zh: '办理停托的日子', en: 'Carry out days off' },
  'end-by-centre': { zh: '办理机构提出的解除', en: 'Carry out a contract’s end by its centre' },
  'give-days': { zh: '办理机构另外给的日子', en: 'Carry out days added by a centre' },
  'tell-shut': { zh: '告知停托的日子', en: 'Tell of days off' },
  'deliver-care': { zh: '结转已提供的托育', en: 'Book care that was given' },
  'settle-month': { zh: '服务月结算', en: 'Settle a service month' },
  'check-saved-search': { zh: '有位提醒', en: 'Tell of a free place' },
  'forget-expired': { zh: '清除到期数据', en: 'Forget what has expired' },
  'sample-life': { zh: '示例家庭的一天', en: 'Sample families’ day' },
  reconcile: { zh: '对账', en: 'Reconcile the money' },
  'check-index': { zh: '核对搜索索引', en: 'Check the search index' },
});
const STATE_OPTIONS = optionsOf(['succeeded', 'failed'], {
  succeeded: { zh: '成了', en: 'Done' },
  failed: { zh: '没成', en: 'Failed' },
});

const WORDS: Record<string, InEveryLanguage> = {
  taskSlug: { zh: '任务', en: 'Task' },
  input: { zh: '对象', en: 'About' },
  completedAt: { zh: '做完的时刻', en: 'Done at' },
  totalTried: { zh: '试过几次', en: 'Times tried' },
  hasError: { zh: '没做成', en: 'Failed' },
  error: { zh: '原因', en: 'Reason' },
  log: { zh: '记录', en: 'Log' },
  queue: { zh: '队列', en: 'Queue' },
  waitUntil: { zh: '等到', en: 'Waits until' },
  processing: { zh: '正在做', en: 'Being done' },
  executedAt: { zh: '开始', en: 'Began' },
  output: { zh: '结果', en: 'Outcome' },
  state: { zh: '成败', en: 'Result' },
};

const JSON_FIELD = '/fields/admin/JsonField.tsx#JsonField';

/** Said of the whole job already. */
const REPEATED = ['input', 'taskSlug'];

/** One of Payload's fields with our words, and the choices and JSON shown as everywhere else. */
export function inWords(field: Field): Field {
  if (field.type === 'tabs')
    return {
      ...field,
      tabs: field.tabs.map((tab) => ({ ...tab, label: { zh: '状态', en: 'Status' }, fields: tab.fields.map(inWords) })),
    };
  if (!('name' in field)) return field;
  const words = WORDS[field.name];
  if (!words) return hidden(field);
  const named: Field = { ...field, label: words };
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
