import type { InEveryLanguage } from '#domain/language/lang.ts';
import type { Notification, SendFailure, SendResult } from './port.ts';

const SENTENCES: Record<SendFailure, InEveryLanguage> = {
  no_channel: {
    zh: '这里只能发邮件，请换成邮箱地址。',
    en: 'Messages go out by e-mail here. Please use an e-mail address.',
  },
  bad_address: {
    zh: '这个地址收不到消息，请核对后再试。',
    en: 'Messages do not reach this address. Please check it and try again.',
  },
  throttled: {
    zh: '刚才发给这里的消息太多，请过一会儿再试。',
    en: 'Too many messages went there just now. Please try again in a while.',
  },
  no_credit: {
    zh: '短信暂时发不出去，请换成邮箱地址，或过些时候再试。',
    en: 'Text messages cannot be sent just now. Please use an e-mail address, or try again later.',
  },
  unavailable: {
    zh: '消息暂时发不出去，请过几分钟再试。',
    en: 'The message could not be sent just now. Please try again in a few minutes.',
  },
};

export function sendFailed({ lang }: Notification, code: SendFailure, detail?: string): SendResult {
  return { ok: false, code, message: SENTENCES[code][lang], ...(detail ? { detail } : {}) };
}
