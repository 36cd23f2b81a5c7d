import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Received, Taken } from './account.ts';

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const keyed = (key: string | Buffer) => createHmac('sha256', key);

const parameters = z.strictObject({
  PhoneNumberSet: z
    .array(z.string().regex(/^\+[1-9]\d{6,14}$/))
    .min(1)
    .max(200),
  SmsSdkAppId: z.string().regex(/^\d{10}$/),
  TemplateId: z.string().regex(/^\d+$/),
  SignName: z.string().optional(),
  TemplateParamSet: z.array(z.string()).optional(),
  ExtendCode: z.string().optional(),
  SessionContext: z.string().max(512).optional(),
  SenderId: z.string().optional(),
});

/** `SendSms` of Tencent Cloud's API 3.0, version 2021-01-11. */
export const takeTencent = {
  ok: () => ({
    Response: {
      SendStatusSet: [{ SerialNo: '5000:1045710669157053657849499619', Fee: 1, Code: 'Ok', Message: 'send success' }],
      RequestId: 'a0aabda6-cf91-4f3e-a81f-9198114a2279',
    },
  }),
  /** What is wrong with the number is said in its status, the rest as an error of the call. */
  refuse: (code: string) => ({
    Response: /^(LimitExceeded|FailedOperation)\./.test(code)
      ? { SendStatusSet: [{ SerialNo: '', Fee: 0, Code: code, Message: 'refused' }], RequestId: 'a0aabda6' }
      : { Error: { Code: code, Message: 'refused' }, RequestId: 'a0aabda6' },
  }),
  take: ({ method, url, headers, body, account }: Received): Taken => {
    const { authorization = '', host = '', 'content-type': type = '', 'x-tc-timestamp': time = '' } = headers;
    const said =
      /^TC3-HMAC-SHA256 Credential=([^/]+)\/([\d-]+)\/sms\/tc3_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;
    const [, id, day = '', names = '', signature] = said.exec(authorization) ?? [];
    if (id !== account.keyId) return { refused: 'AuthFailure.SecretIdNotFound' };
    if (method !== 'POST' || url.pathname !== '/' || url.search) return { refused: 'InvalidParameter' };
    if (headers['x-tc-action'] !== 'SendSms' || headers['x-tc-version'] !== '2021-01-11') return { refused: 'InvalidAction' };
    if (!headers['x-tc-region']) return { refused: 'MissingParameter' };
    if (Math.abs(Number(time) * 1000 - Date.now()) > 300_000) return { refused: 'AuthFailure.SignatureExpire' };
    if (day !== new Date(Number(time) * 1000).toISOString().slice(0, 10)) return { refused: 'AuthFailure.SignatureFailure' };
    if (!['content-type', 'host'].every((name) => names.split(';').includes(name)))
      return { refused: 'AuthFailure.SignatureFailure' };
    const lines = names.split(';').map((name) => `${name}:${String(headers[name]).trim().toLowerCase()}\n`);
    const request = ['POST', '/', '', lines.join(''), names, digest(body)].join('\n');
    const secret = keyed(
      keyed(keyed(`TC3${account.keySecret}`).update(day).digest())
        .update('sms')
        .digest(),
    )
      .update('tc3_request')
      .digest();
    const text = `TC3-HMAC-SHA256\n${time}\n${day}/sms/tc3_request\n${digest(request)}`;
    if (keyed(secret).update(text).digest('hex') !== signature) return { refused: 'AuthFailure.SignatureFailure' };
    if (!type.startsWith('application/json') || !host) return { refused: 'UnsupportedProtocol' };
    return readSms(body, account);
  },
};

function readSms(body: string, { appId, signName }: Received['account']): Taken {
  const { data } = parameters.safeParse(JSON.parse(body));
  if (!data) return { refused: 'InvalidParameterValue.IncorrectPhoneNumber' };
  if (data.SmsSdkAppId !== appId) return { refused: 'UnauthorizedOperation.SmsSdkAppIdVerifyFail' };
  if (data.SignName !== signName) return { refused: 'FailedOperation.SignatureIncorrectOrUnapproved' };
  const {
    PhoneNumberSet: [number = ''],
    TemplateId: template,
    TemplateParamSet: values = [],
    SessionContext: about = '',
  } = data;
  return { sms: { number, signName, template, values, about } };
}
