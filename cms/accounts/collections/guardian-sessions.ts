import { nobody } from '#cms/access/nobody.ts';
import { text } from '#cms/fields/kit.ts';
import { recorded } from '#cms/fields/recorded.ts';
import { guardianField } from '#cms/fields/relations.ts';

export const GuardianSessions = recorded('guardian-sessions', ['登录', 'Session', 'Sessions'], 'expiresAt', { read: nobody }, [
  text('tokenHash', '摘要', 'Hash', { required: true, unique: true, index: true }),
  guardianField,
  text('expiresAt', '有效至', 'Expires', { required: true }),
]);
