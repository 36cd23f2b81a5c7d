import { only } from '#cms/access/by-role.ts';
import { instant, text } from '#cms/fields/kit.ts';
import { label } from '#cms/fields/label.ts';
import { recorded } from '#cms/fields/recorded.ts';

export const Messages = recorded('messages', ['消息', 'Message', 'Messages'], 'subject', { read: only('administrator') }, [
  text('messageId', '消息标识', 'Message id', { required: true, unique: true, index: true }),
  text('to', '收信人', 'To', { required: true, index: true }),
  text('channel', '渠道', 'Channel', { required: true }),
  text('kind', '类型', 'Kind', { required: true }),
  text('subject', '标题', 'Subject', { required: true }),
  { name: 'text', type: 'textarea', required: true, label: label('正文', 'Text') },
  text('lang', '语言', 'Language'),
  text('booking', '预约', 'Booking', { index: true }),
  instant('sentAt', '发出时刻', 'Sent at', { required: true, index: true }),
]);
