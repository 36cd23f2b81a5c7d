import { z } from 'zod';
import type { SendFailure } from '../port.ts';
import { askForJson } from './ask-for-json.ts';
import type { SmsSettings } from './settings.ts';
import { signTencent } from './tc3.ts';
import type { SendSms, SmsDeps } from './text-message.ts';

const answer = z.object({
  Response: z.object({
    Error: z.object({ Code: z.string() }).optional(),
    SendStatusSet: z.array(z.object({ Code: z.string() })).optional(),
  }),
});

/** Tencent Cloud's `SendSms` (2021-01-11), one number at a time. */
export function tencentSms(settings: SmsSettings, { clock, timeout }: SmsDeps): SendSms {
  return async ({ id, number, template, values }) => {
    const body = JSON.stringify({
      PhoneNumberSet: [number],
      SmsSdkAppId: settings.appId,
      SignName: settings.signName,
      TemplateId: template,
      TemplateParamSet: values.map(([, value]) => value),
      SessionContext: id,
    });
    const call = {
      host: settings.endpoint.host,
      service: 'sms',
      action: 'SendSms',
      version: '2021-01-11',
      region: settings.region,
      body,
      timestamp: Math.floor(clock() / 1000),
    };
    const asked = await askForJson(settings.endpoint, { headers: signTencent(call, settings), body }, timeout);
    const response = answer.safeParse(asked.body).data?.Response;
    const code = response?.Error?.Code ?? response?.SendStatusSet?.[0]?.Code;
    if (code === 'Ok') return { ok: true };
    return { ok: false, code: code === undefined ? 'unavailable' : failureOf(code), detail: code ?? asked.away };
  };
}

function failureOf(code: string): SendFailure {
  if (/^(InvalidParameterValue\.IncorrectPhoneNumber|FailedOperation\.PhoneNumberInBlacklist)$/.test(code)) return 'bad_address';
  if (/^UnsupportedOperation\.(UnsupportedRegion|.*PhoneNumber)/.test(code)) return 'bad_address';
  if (code === 'FailedOperation.InsufficientBalanceInSmsPackage') return 'no_credit';
  if (/^(LimitExceeded|RequestLimitExceeded)/.test(code)) return 'throttled';
  return 'unavailable';
}
