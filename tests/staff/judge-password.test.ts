import { expect, it } from 'vitest';
import { DEMO_PASSWORD } from '#cms/seed/seed-users.ts';
import { judgePassword } from '#cms/staff/judge-password.ts';

const AROUND = ['li.ming@example.org', '李明', '近托', 'Jintuo', 'demo'];

it.each([
  ['kf8s-2mdp', 'refused.passwordShort'],
  ['春天的银杏叶', 'refused.passwordShort'],
  ['x'.repeat(201), 'refused.passwordLong'],
  ['123456789012', 'refused.passwordKnown'],
  ['password1234', 'refused.passwordKnown'],
  ['Password2026!', 'refused.passwordKnown'],
  ['qwertyuiop12', 'refused.passwordKnown'],
  ['aaaaaaaaaaaa', 'refused.passwordKnown'],
  ['letmeinletmein', 'refused.passwordKnown'],
  ['ＰＡＳＳＷＯＲＤ１２３４', 'refused.passwordKnown'],
  ['li.ming@example.org', 'refused.passwordOwn'],
  ['LiMing-2026-a', 'refused.passwordOwn'],
  ['李明近托李明近托李明近托', 'refused.passwordOwn'],
  [DEMO_PASSWORD, 'refused.passwordOwn'],
])('%s is refused: %s', (password, problem) => {
  expect(judgePassword(password, AROUND)).toBe(problem);
});

it.each(['ginkgo-leaves-in-November', '十月的银杏叶子落在院子里', 'kf8s-2mdp-77qe', 'correct horse battery staple'])(
  '%s is taken',
  (password) => {
    expect(judgePassword(password, AROUND)).toBeUndefined();
  },
);

it('a demonstration’s own password is taken where the portal’s words may be used', () => {
  expect(judgePassword(DEMO_PASSWORD, ['admin@demo.example', '管理员'])).toBeUndefined();
});
