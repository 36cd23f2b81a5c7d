import { nobody } from '#cms/access/by-role.ts';
import { jsonField as json } from '#cms/fields/json-field.ts';
import { text } from '#cms/fields/kit.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { guardianField } from '#cms/fields/relations.ts';
import { codeTries } from '#cms/records/shapes/values.ts';

export const SignInCodes = recorded('sign-in-codes', ['验证码', 'Sign-in code', 'Sign-in codes'], 'contact', { read: nobody }, [
  text('contact', '手机或邮箱', 'Phone or e-mail', { required: true, index: true }),
  text('codeHash', '摘要', 'Hash', { required: true }),
  text('expiresAt', '有效至', 'Expires', { required: true }),
  text('requestHash', '请求摘要', 'Hash of the request'),
  json('tries', '试过几次', 'Tries', { schema: codeTries }),
]);

export const GuardianSessions = recorded('guardian-sessions', ['登录', 'Session', 'Sessions'], 'expiresAt', { read: nobody }, [
  text('tokenHash', '摘要', 'Hash', { required: true, unique: true, index: true }),
  guardianField,
  text('expiresAt', '有效至', 'Expires', { required: true }),
  text('device', '设备', 'Device', { required: true }),
  text('begunAt', '登录于', 'Signed in at', { required: true }),
  text('seenAt', '上次使用', 'Last used', { required: true }),
]);
