import type { factor as zh } from './factor.zh.ts';

/** Signing in of staff, and its second step. */
export const factor: Record<keyof typeof zh, string> = {
  email: 'E-mail',
  password: 'Password',
  forgot: 'Forgot your password?',
  signIn: 'Sign in',
  next: 'Next',
  back: 'Use another account',
  failed: 'There is no connection. Please try again',
  codeTitle: 'Second step: your code',
  codeNote:
    'Open the authenticator app on your phone and enter the six digits it shows now. Without your phone, enter a recovery code.',
  code: 'Code',
  codeNeeded: 'A code is needed too',
  codeWrong: 'This code is wrong, or has been used',
  setUpNeeded: 'Please set up the second step first',
  setUpTitle: 'Set up the second step',
  setUpNote:
    'Administrators and supervisors sign in with a password and a code from their phone: whoever learns the password still cannot get in.',
  scan: 'Scan this with an authenticator app on your phone (such as Microsoft Authenticator), or type in the key below.',
  picture: 'QR code for the authenticator app',
  secret: 'Key',
  confirm: 'Turn on',
  recoveryTitle: 'Recovery codes',
  recoveryNote:
    'With a recovery code you can sign in without your phone, once with each. They are shown only now: write them down or print them, and keep them somewhere safe.',
  kept: 'I have kept them',
  title: 'Second step',
  isOn: 'On: signing in takes a code from your phone.',
  isOff: 'Off. Once it is on, a password alone does not let anybody in.',
  setUp: 'Set up',
  renew: 'New recovery codes',
  remove: 'Turn off',
  ownPassword: 'Current password',
  cancel: 'Cancel',
  reset: 'Clear the second step',
  resetNote:
    'Only for somebody who has lost both phone and recovery codes. They are signed out at once, and set it up again on signing in.',
  resetDone: 'Cleared',
  inUse: 'It is on already',
  notInUse: 'It is not on',
  required: 'Administrators and supervisors cannot turn it off',
  byAnother: 'Only another administrator can clear it',
};
