import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import type { Notification, NotifierPort, SendResult } from '../port.ts';
import { sendFailed } from '../send-failed.ts';
import { sendOnce } from '../send-once.ts';
import { aliyunSms } from './aliyun.ts';
import type { SmsSettings } from './settings.ts';
import { valuesOf } from './templates.ts';
import { tencentSms } from './tencent.ts';

const SENDERS = { aliyun: aliyunSms, tencent: tencentSms };

/** Sends by text message, each kind by its approved template. `country` is that of numbers without a code of their own. */
export function createSms(
  settings: SmsSettings,
  { country, clock, timeout = 8_000 }: { country: CountryCode; clock: () => number; timeout?: number },
): NotifierPort {
  const sendSms = SENDERS[settings.provider](settings, { clock, timeout });

  async function deliver(notification: Notification): Promise<SendResult> {
    const { id, to, kind } = notification;
    const number = parsePhoneNumberFromString(to, { defaultCountry: country, extract: false });
    if (!number?.isValid()) return sendFailed(notification, 'bad_address');
    const template = settings.templates[kind];
    if (!template) return sendFailed(notification, 'no_channel', `no template for ${kind}`);
    const sent = await sendSms({ id, number: number.number, template, values: valuesOf(notification) });
    return sent.ok ? sent : sendFailed(notification, sent.code, `${settings.provider}: ${sent.detail}`);
  }

  return { name: settings.provider, reaches: { email: false, phone: true }, send: sendOnce(deliver) };
}
