import { nobody } from '#cms/access/by-role.ts';
import { text } from '#cms/fields/kit.ts';
import { label } from '#cms/fields/label.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { guardianField } from '#cms/fields/relations.ts';

export const SignInCodes = recorded('sign-in-codes', ['验证码', 'Sign-in code', 'Sign-in codes'], 'contact', { read: nobody }, [
  text('contact', '手机或邮箱', 'Phone or e-mail', { required: true, index: true }),
  text('codeHash', '摘要', 'Hash', { required: true }),
  text('expiresAt', '有效至', 'Expires', { required: true }),
  { name: 'attempts', type: 'number', defaultValue: 0, label: label('次数', 'Attempts') },
]);

export const GuardianSessions = recorded('guardian-sessions', ['登录', 'Session', 'Sessions'], 'expiresAt', { read: nobody }, [
  text('tokenHash', '摘要', 'Hash', { required: true, unique: true, index: true }),
  guardianField,
  text('expiresAt', '有效至', 'Expires', { required: true }),
]);
