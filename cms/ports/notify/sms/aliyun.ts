import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { SendFailure } from '../port.ts';
import { queryOf, signAliyun } from './acs3.ts';
import { askForJson } from './ask-for-json.ts';
import type { SmsSettings } from './settings.ts';
import type { SendSms, SmsDeps } from './text-message.ts';

const answer = z.object({ Code: z.string() });

/** Aliyun's `SendSms` (Dysmsapi 2017-05-25), one number at a time. */
export function aliyunSms(settings: SmsSettings, { clock, timeout }: SmsDeps): SendSms {
  return async ({ id, number, template, values }) => {
    const query = {
      PhoneNumbers: number.replace(/^\+(?:86(?=1\d{10}$))?/, ''),
      SignName: settings.signName,
      TemplateCode: template,
      TemplateParam: JSON.stringify(Object.fromEntries(values)),
      OutId: id,
    };
    const call = {
      host: settings.endpoint.host,
      action: 'SendSms',
      version: '2017-05-25',
      query,
      date: `${new Date(clock()).toISOString().slice(0, 19)}Z`,
      nonce: randomUUID(),
    };
    const url = new URL(`?${queryOf(query)}`, settings.endpoint);
    const { body, away } = await askForJson(url, { headers: signAliyun(call, settings) }, timeout);
    const code = answer.safeParse(body).data?.Code;
    if (code === 'OK') return { ok: true };
    return { ok: false, code: code === undefined ? 'unavailable' : failureOf(code), detail: code ?? away };
  };
}

function failureOf(code: string): SendFailure {
  if (/^isv\.(MOBILE_NUMBER_ILLEGAL|NOT_SUPPORTED_COUNTRY|COUNTRY_RESTRICTED|PHONENUMBER_BLACKLIST)$/.test(code))
    return 'bad_address';
  if (/^isv\.(AMOUNT_NOT_ENOUGH|OUT_OF_SERVICE|BILLING_DEDUCTION_ERROR)$/.test(code)) return 'no_credit';
  if (/LIMIT_CONTROL|^isv\.BUSINESS_LIMIT|^Throttling/.test(code) && !/BLACK_KEY/.test(code)) return 'throttled';
  return 'unavailable';
}
