import { only } from '#cms/access/by-role.ts';
import { instant, text } from '#cms/fields/kit.ts';
import { recorded } from '#cms/fields/recorded.ts';

export const Messages = recorded(
  'messages',
  { zh: '消息', en: ['Message', 'Messages'] },
  'subject',
  { read: only('administrator') },
  [
    text('messageId', { zh: '消息标识', en: 'Message id' }, { required: true, unique: true, index: true }),
    text('to', { zh: '收信人', en: 'To' }, { required: true, index: true }),
    text('channel', { zh: '渠道', en: 'Channel' }, { required: true }),
    text('kind', { zh: '类型', en: 'Kind' }, { required: true }),
    text('subject', { zh: '标题', en: 'Subject' }, { required: true }),
    { name: 'text', type: 'textarea', required: true, label: { zh: '正文', en: 'Text' } },
    text('lang', { zh: '语言', en: 'Language' }),
    text('booking', { zh: '预约', en: 'Booking' }, { index: true }),
    instant('sentAt', { zh: '发出时刻', en: 'Sent at' }, { required: true, index: true }),
  ],
);
