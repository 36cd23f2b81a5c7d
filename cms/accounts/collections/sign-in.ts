import { nobody } from '#cms/access/by-role.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { text } from '#cms/fields/kit.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { guardianField } from '#cms/fields/relations.ts';
import { codeTries } from '#cms/records/shapes/values.ts';

export const SignInCodes = recorded(
  'sign-in-codes',
  { zh: '验证码', en: ['Sign-in code', 'Sign-in codes'] },
  'contact',
  { read: nobody },
  [
    text('contact', { zh: '手机或邮箱', en: 'Phone or e-mail' }, { required: true, index: true }),
    text('codeHash', { zh: '摘要', en: 'Hash' }, { required: true }),
    text('expiresAt', { zh: '有效至', en: 'Expires' }, { required: true }),
    text('requestHash', { zh: '请求摘要', en: 'Hash of the request' }),
    json('tries', { zh: '试过几次', en: 'Tries' }, { schema: codeTries }),
  ],
);

export const GuardianSessions = recorded(
  'guardian-sessions',
  { zh: '登录', en: ['Session', 'Sessions'] },
  'expiresAt',
  { read: nobody },
  [
    text('tokenHash', { zh: '摘要', en: 'Hash' }, { required: true, unique: true, index: true }),
    guardianField,
    text('expiresAt', { zh: '有效至', en: 'Expires' }, { required: true }),
    text('device', { zh: '设备', en: 'Device' }, { required: true }),
    text('begunAt', { zh: '登录于', en: 'Signed in at' }, { required: true }),
    text('provenAt', { zh: '上次输对验证码', en: 'Last code entered at' }),
    text('seenAt', { zh: '上次使用', en: 'Last used' }, { required: true }),
  ],
);
