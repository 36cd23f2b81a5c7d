import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { openPortal } from '#cms/assemble.ts';
import { BackupError } from '#cms/backup/backup-error.ts';
import { lockFor, passphraseFrom } from '#cms/backup/keys.ts';
import { writeBackup } from '#cms/backup/write-backup.ts';
import { migrations } from '#cms/migrations/index.ts';
import type { Portal } from '#cms/portal/portal.ts';
import { WECHAT_SETTINGS } from '#cms/ports/notify/wechat/settings.ts';
import { COUNTER_ONLY, ONLINE_SETTINGS } from '#cms/ports/payment/online-settings.ts';
import { createWholeCity } from '#cms/records/whole-city.ts';
import { fromWhereAsked, runCommand } from './boot.ts';
import { keptIn, placeOf } from './open-city.ts';
import { movingBar } from './progress-bar.ts';
import { ArgumentError, readArguments } from './read-arguments.ts';

const USAGE = 'npm run backup -- FILE [--to age1…]';

/** What an operator may set: README and docs/operating.md say what each means. */
const SETTINGS = [
  ...['CITY', 'PORTAL_MODE', 'PORT', 'HOST', 'PUBLIC_ORIGIN', 'TRUSTED_PROXIES', 'PAYLOAD_SECRET', 'DATA_DIR', 'FILES_DIR'],
  ...['S3_BUCKET', 'S3_REGION', 'S3_ENDPOINT', 'S3_PATH_STYLE', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  ...['DATABASE_URI', 'MEILI_HOST', 'MEILI_API_KEY', 'MEILI_INDEX', 'TILE_URL', 'LOG_LEVEL'],
  ...['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'STRIPE_CONNECT_WEBHOOK_SECRET', 'STRIPE_METHODS', 'SMTP_URL', 'SMTP_FROM'],
  COUNTER_ONLY,
  ...ONLINE_SETTINGS.wechat,
  ...['WECHAT_PAY_PUBLIC_KEY_ID', 'WECHAT_PAY_PUBLIC_KEY'],
  ...ONLINE_SETTINGS.alipay,
  ...['ALIPAY_APP_CERT', 'ALIPAY_ROOT_CERT', 'ALIPAY_CENTRES'],
  ...['SMS_PROVIDER', 'SMS_KEY_ID', 'SMS_KEY_SECRET', 'SMS_SIGN_NAME', 'SMS_TEMPLATES', 'SMS_APP_ID', 'SMS_REGION'],
  ...WECHAT_SETTINGS,
  ...['CODES_PER_DAY', 'CODE_COUNTRIES', 'STAFF_SECOND_FACTOR'],
];

/** Any other start mends the index; nothing is asked of it here. */
openPortal({ indexAsFound: true });

/** `npm run backup -- FILE`: everything that the city has, in one locked file, while the portal goes on serving. */
await runCommand(readWish, async (portal, { file, recipients }) => {
  const started = performance.now();
  const passphrase = passphraseFrom(process.env, portal.environment);
  const bar = movingBar('backup');
  const written = await writeBackup(sourceOf(portal), {
    file,
    lock: lockFor(recipients, passphrase),
    madeAt: new Date().toISOString(),
    onProgress: bar.move,
  });
  bar.stop();
  const { bytes, sha256, documents, files } = written;
  await portal.audit.write({
    actor: 'system',
    action: 'back_up',
    subject: `city:${portal.environment.city}`,
    detail: { file, host: hostname(), bytes, sha256 },
  });
  console.log(`${documents} documents and ${files} files in ${file}, ${(bytes / 1e6).toFixed(1)} MB`);
  console.log(`SHA-256 ${sha256}, ${((performance.now() - started) / 1000).toFixed(1)} s`);
  console.log(
    recipients.length > 0 ? `locked for ${recipients.join(', ')}` : `locked with ${passphrase.name}: keep it elsewhere`,
  );
  return 0;
});

function sourceOf({ environment, files, payload, schema }: Portal) {
  return {
    city: createWholeCity({ payload }),
    files,
    pictures: keptIn(environment, placeOf(environment)).pictures,
    environment,
    database: schema.database,
    migrations: migrations.map(({ name }) => name),
    settings: settingsSet(process.env),
  };
}

function readWish(args: string[]): { file: string; recipients: string[] } {
  const options = { to: { type: 'string', multiple: true, default: [] as string[] } } as const;
  const { values, positionals } = readArguments(USAGE, { args, options, allowPositionals: true });
  const [file, surplus] = positionals;
  if (!file || surplus) throw new ArgumentError('Name the one file to write', USAGE);
  const path = fromWhereAsked(file);
  if (existsSync(path)) throw new BackupError('refused', `${path} is there already: choose another name.`);
  return { file: path, recipients: values.to };
}

/** The names of what is set here, never what it is set to: whoever restores has to set the same again. */
function settingsSet(env: NodeJS.ProcessEnv): string[] {
  return SETTINGS.filter((name) => env[name]);
}
