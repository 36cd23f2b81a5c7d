/** What an operator may set: README and docs/operating.md say what each means. */
const SETTINGS = [
  ...['CITY', 'PORTAL_MODE', 'PORT', 'HOST', 'PUBLIC_ORIGIN', 'TRUSTED_PROXIES', 'PAYLOAD_SECRET', 'DATA_DIR', 'FILES_DIR'],
  ...['S3_BUCKET', 'S3_REGION', 'S3_ENDPOINT', 'S3_PATH_STYLE', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
  ...['DATABASE_URI', 'MEILI_HOST', 'MEILI_API_KEY', 'MEILI_INDEX', 'TILE_URL', 'LOG_LEVEL'],
  ...['STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET', 'SMTP_URL', 'SMTP_FROM'],
  ...['SMS_PROVIDER', 'SMS_KEY_ID', 'SMS_KEY_SECRET', 'SMS_SIGN_NAME', 'SMS_TEMPLATES', 'SMS_APP_ID', 'SMS_REGION'],
  ...['CODES_PER_DAY', 'CODE_COUNTRIES', 'STAFF_SECOND_FACTOR'],
];

/** The names of what is set here, never what it is set to: whoever restores has to set the same again. */
export function settingsSet(env: NodeJS.ProcessEnv): string[] {
  return SETTINGS.filter((name) => env[name]);
}
