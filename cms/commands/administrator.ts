import { randomBytes } from 'node:crypto';
import { normalEmail } from '#cms/accounts/contact.ts';
import { runCommand } from './boot.ts';
import { ArgumentError, readArguments } from './read-arguments.ts';

const USAGE = 'npm run administrator -- name@example.org';

/** `npm run administrator -- name@example.org`: makes an administrator, or gives one a new link, to set a password within an hour. */
await runCommand(readEmail, async (portal, email) => {
  const { audit, environment, users } = portal;
  const known = await users.find(email);
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

function readEmail(args: string[]): string {
  const { positionals } = readArguments(USAGE, { args, allowPositionals: true });
  const email = positionals.length === 1 ? normalEmail(positionals[0] ?? '') : undefined;
  if (!email) throw new ArgumentError('Name one e-mail address', USAGE);
  return email;
}
