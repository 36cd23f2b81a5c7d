import { createHash, createHmac } from 'node:crypto';
import type { Received, Taken } from './account.ts';

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const isNear = (date: string) => Math.abs(Date.parse(date) - Date.now()) < 15 * 60_000;

/** Dysmsapi 2017-05-25 `SendSms`, called by the V3 request structure. */
export const takeAliyun = {
  ok: () => ({ Code: 'OK', Message: 'OK', BizId: '9006197469364984400', RequestId: 'F655A8D5-B967-440B-8683-DAD6FF8DE990' }),
  refuse: (code: string) => ({ Code: code, Message: 'refused', RequestId: 'F655A8D5-B967-440B-8683-DAD6FF8DE990' }),
  take: ({ method, url, headers, body, account }: Received): Taken => {
    const { authorization = '', 'x-acs-action': action, 'x-acs-version': version, 'x-acs-date': date } = headers;
    const [, id, names = '', signature] =
      /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(authorization) ?? [];
    if (id !== account.keyId) return { refused: 'InvalidAccessKeyId.NotFound' };
    if (method !== 'POST' || action !== 'SendSms' || version !== '2017-05-25') return { refused: 'InvalidAction.NotFound' };
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(String(date)) || !isNear(String(date)))
      return { refused: 'InvalidTimeStamp.Expired' };
    // Host and every header of the API must be signed; the rest of the request is made out of what came in, as it came.
    const needed = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-acs-'))].sort();
    if (names !== needed.join(';')) return { refused: 'InvalidSignedHeaders' };
    if (headers['x-acs-content-sha256'] !== digest(body)) return { refused: 'InvalidContentSha256' };
    const canonicalHeaders = needed.map((name) => `${name}:${String(headers[name]).trim()}`).join('\n');
    const request = `${method}\n${url.pathname}\n${url.search.slice(1)}\n${canonicalHeaders}\n\n${names}\n${digest(body)}`;
    const expected = createHmac('sha256', account.keySecret)
      .update(`ACS3-HMAC-SHA256\n${digest(request)}`)
      .digest('hex');
    if (signature !== expected) return { refused: 'SignatureDoesNotMatch' };
    const parts = url.search.slice(1).split('&');
    if (parts.join() !== parts.toSorted().join() || /[+!'()*]/.test(url.search)) return { refused: 'SignatureDoesNotMatch' };
    return readSms(url.searchParams, account);
  },
};

const KNOWN = ['PhoneNumbers', 'SignName', 'TemplateCode', 'TemplateParam', 'OutId', 'SmsUpExtendCode'];

function readSms(query: URLSearchParams, { signName }: Received['account']): Taken {
  if ([...query.keys()].some((name) => !KNOWN.includes(name))) return { refused: 'isv.INVALID_PARAMETERS' };
  const number = query.get('PhoneNumbers') ?? '';
  // Of the mainland without a code; of elsewhere with it, and without a plus.
  if (!/^(1\d{10}|[2-9]\d{6,14})$/.test(number)) return { refused: 'isv.MOBILE_NUMBER_ILLEGAL' };
  if (query.get('SignName') !== signName) return { refused: 'isv.SMS_SIGNATURE_ILLEGAL' };
  const template = query.get('TemplateCode') ?? '';
  if (!/^SMS_\d+$/.test(template)) return { refused: 'isv.SMS_TEMPLATE_ILLEGAL' };
  const values = Object.entries(JSON.parse(query.get('TemplateParam') ?? '{}') as Record<string, unknown>);
  if (values.some(([, value]) => typeof value !== 'string')) return { refused: 'isv.INVALID_JSON_PARAM' };
  if (values.some(([, value]) => [...String(value)].length > 35)) return { refused: 'isv.PARAM_LENGTH_LIMIT' };
  if (values.some(([, value]) => /https?:/.test(String(value)))) return { refused: 'isv.PARAM_NOT_SUPPORT_URL' };
  const said = values.map(([name, value]) => `${name}=${value}`);
  return { sms: { number, signName, template, values: said, about: query.get('OutId') ?? '' } };
}
