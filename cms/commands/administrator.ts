import { randomBytes } from 'node:crypto';
import { normalEmail } from '#cms/accounts/contact.ts';
import { removeFactor } from '#cms/staff/second-factor/keep-factor.ts';
import { runCommand } from './boot.ts';
import { ArgumentError, readArguments } from './read-arguments.ts';

const USAGE = 'npm run administrator -- name@example.org [--reset-second-factor]';

/**
 * `npm run administrator -- name@example.org`: makes an administrator, or gives one a new link, to set a password within
 * an hour. With `--reset-second-factor` it clears the second factor of whoever has lost phone and recovery codes.
 */
await runCommand(readWish, async (portal, { email, resetFactor }) => {
  const { audit, environment, users } = portal;
  const known = await users.find(email);
  if (resetFactor) {
    if (!known) {
      console.error(`There is no account ${email}.`);
      return 1;
    }
    await removeFactor(portal, known.id);
    await users.endSessions(known.id);
    console.log(`The second factor of ${email} is cleared: it is set up anew at the next sign-in.`);
    return 0;
  }
  if (known && !known.roles.includes('administrator')) {
    console.error(`${email} has an account without the role of administrator: an administrator gives it in /admin.`);
    return 1;
  }
  if (!known) {
    const password = randomBytes(24).toString('base64url');
    await users.add({ email, password, name: email, roles: ['administrator'] });
    await audit.write({ actor: 'system', action: 'make_administrator', subject: `user:${email}` });
  }
  const token = await users.letSetPassword(email);
  console.log(`Set the password within an hour: ${environment.origin}/admin/reset/${token}`);
  return 0;
});

function readWish(args: string[]): { email: string; resetFactor: boolean } {
  const options = { 'reset-second-factor': { type: 'boolean' } } as const;
  const { positionals, values } = readArguments(USAGE, { args, options, allowPositionals: true });
  const email = positionals.length === 1 ? normalEmail(positionals[0] ?? '') : undefined;
  if (!email) throw new ArgumentError('Name one e-mail address', USAGE);
  return { email, resetFactor: values['reset-second-factor'] ?? false };
}
