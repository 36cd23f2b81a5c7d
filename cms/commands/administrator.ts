import { randomBytes } from 'node:crypto';
import { normalEmail } from '#cms/accounts/contact.ts';
import { runCommand } from './boot.ts';

/** `npm run administrator -- name@example.org`: makes an administrator, or gives one a new link, to set a password within an hour. */
await runCommand(async (portal, [address = '']) => {
  const { payload, environment } = portal;
  const email = normalEmail(address);
  if (!email) {
    console.error('Name an e-mail address: npm run administrator -- name@example.org');
    return 1;
  }
  const { docs } = await payload.find({ collection: 'users', where: { email: { equals: email } }, limit: 1, depth: 0 });
  const [known] = docs;
  if (known && !known.roles.includes('administrator')) {
    console.error(`${email} has an account without the role of administrator: an administrator gives it in /admin.`);
    return 1;
  }
  if (!known) {
    const password = randomBytes(24).toString('base64url');
    await payload.create({ collection: 'users', data: { email, password, name: email, roles: ['administrator'] } });
    await portal.audit.write({ actor: 'system', action: 'make_administrator', subject: `user:${email}` });
  }
  const token = await payload.forgotPassword({ collection: 'users', data: { email }, disableEmail: true });
  console.log(`Set the password within an hour: ${environment.origin}/admin/reset/${token}`);
  return 0;
});
