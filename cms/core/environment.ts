import { isAbsolute, join } from 'node:path';
import type { BucketSettings } from '#cms/ports/files/bucket.ts';
import { readBucket } from '#cms/ports/files/choose.ts';
import { COUNTER_ONLY, isConfigured, isCounterOnly, ONLINE_SETTINGS, ONLINE_WAYS } from '#cms/ports/payment/online-settings.ts';
import { type CountryCode, readCodesPerDay, readCountries, readDrainSeconds, readProxies, readSlowMs } from './limit-settings.ts';

/** The settings of one process, read from the environment once, here. */
export interface Environment {
  city: string;
  mode: 'demo' | 'live';
  port: number;
  host: string;
  /** Where people reach the portal: no trailing slash. */
  origin: string;
  /** Folder for the embedded database and files. */
  dataDir: string;
  databaseUri: string;
  secret: string;
  /**
   * Who in front is believed when it adds the caller's address to `X-Forwarded-For`: so many proxies, or those at these
   * addresses. Nobody unless the operator says so.
   */
  proxies: number | string[];
  /** Sign-in codes that go out in a day, to all together: what is lost at most when somebody has many addresses. */
  codesPerDay: number;
  /** Where telephones that get codes may be, in place of what the city's pack says. ISO 3166. */
  codeCountries?: CountryCode[];
  tileUrl?: string;
  /** A city's own GeoJSON of water and main roads, and whose it is. */
  mapGround?: string;
  mapGroundSource?: string;
  /** Where files and pictures are kept in place of this machine's disk. */
  bucket?: BucketSettings;
  /** Whether administrators and supervisors sign in with a second factor, or only may. */
  secondFactor: 'required' | 'offered';
  /** Whether calls from one address are limited; off for tests. */
  limited: boolean;
  /** How much Payload itself says; the portal's own log is set by `LOG_LEVEL`. */
  payloadLogLevel: string;
  /** How long it says that it ends, and still answers, before it takes no more: so that a proxy in front sends nobody there. */
  drainSeconds: number;
  /** From how many milliseconds on a unit of work, a query or a call of another server is named in the log. */
  slowMs?: number;
  /** Whether traces and figures go to a collector; where that is, OpenTelemetry's own settings say. */
  telemetry: boolean;
  /** Whether a demonstration's sample families come and go every day; off where tests count. */
  sampleLife: boolean;
  /** Instant at which a demonstration's clock starts; tests set it. */
  startAt?: string;
}

const DEMO_SECRET = 'demo-secret-that-protects-nothing-real';

export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const city = env.CITY || 'taizhou';
  if (!/^[a-z][a-z-]{1,40}$/.test(city)) throw new Error(`CITY=${city} is not a city pack’s name.`);
  const mode = readMode(env.PORTAL_MODE);
  const port = Number(env.PORT || 4321);
  const host = env.HOST || '127.0.0.1';
  // A demonstration and the real thing never lie in one folder by default.
  const dataDir = absolute(env.DATA_DIR || join('var', mode === 'live' ? `${city}-live` : city));
  return {
    city,
    mode,
    port,
    host,
    origin: (env.PUBLIC_ORIGIN || `http://localhost:${port}`).replace(/\/$/, ''),
    dataDir,
    databaseUri: env.DATABASE_URI || `file:${join(dataDir, 'jintuo.db')}`,
    secret: env.PAYLOAD_SECRET || DEMO_SECRET,
    proxies: readProxies(env.TRUSTED_PROXIES),
    codesPerDay: readCodesPerDay(env.CODES_PER_DAY),
    codeCountries: readCountries(env.CODE_COUNTRIES),
    tileUrl: env.TILE_URL || undefined,
    mapGround: env.MAP_GROUND ? absolute(env.MAP_GROUND) : undefined,
    mapGroundSource: env.MAP_GROUND_SOURCE || undefined,
    bucket: readBucket(env),
    secondFactor: readSecondFactor(env.STAFF_SECOND_FACTOR, mode),
    limited: env.RATE_LIMITS !== 'off',
    payloadLogLevel: env.PAYLOAD_LOG_LEVEL || 'error',
    drainSeconds: readDrainSeconds(env.DRAIN_SECONDS),
    slowMs: readSlowMs(env.SLOW_MS),
    telemetry: Boolean(env.OTEL_EXPORTER_OTLP_ENDPOINT) && env.OTEL_SDK_DISABLED !== 'true',
    sampleLife: mode === 'demo' && env.DEMO_LIFE !== 'off',
    startAt: env.PORTAL_NOW || undefined,
  };
}

function readMode(mode = ''): Environment['mode'] {
  if (mode === '' || mode === 'demo') return 'demo';
  if (mode === 'live') return 'live';
  throw new Error(`PORTAL_MODE=${mode} is not a mode: demo or live.`);
}

function readSecondFactor(wanted = '', mode: Environment['mode']): Environment['secondFactor'] {
  if (wanted === '') return mode === 'live' ? 'required' : 'offered';
  if (wanted === 'required' || wanted === 'offered') return wanted;
  throw new Error(`STAFF_SECOND_FACTOR=${wanted} is neither required nor offered.`);
}

/** What keeps a live portal from starting: one sentence each. */
export function liveProblems(env: NodeJS.ProcessEnv = process.env): string[] {
  if (readEnvironment(env).mode !== 'live') return [];
  const problems: string[] = [];
  if (!isSecret(env.PAYLOAD_SECRET ?? '')) {
    problems.push('PORTAL_MODE=live needs PAYLOAD_SECRET: at least 32 random characters, such as `openssl rand -hex 32` prints.');
  }
  if (!env.SMTP_URL) problems.push('PORTAL_MODE=live needs a notifier: set SMTP_URL=smtps://user:password@host.');
  else if (!isPrivateMail(env.SMTP_URL)) {
    problems.push(
      'SMTP_URL would send mail without TLS: use smtps://…, or smtp://…?requireTLS=true. Without TLS only to this machine.',
    );
  }
  const online = ONLINE_WAYS.filter((way) => isConfigured(env, way));
  if (!isCounterOnly(env) && online.length === 0) {
    const each = ONLINE_WAYS.map((way) => ONLINE_SETTINGS[way].join(', ')).join('; or ');
    problems.push(
      `PORTAL_MODE=live needs a way to pay: set ${each}; or ${COUNTER_ONLY}=yes where families pay at the centres alone.`,
    );
  }
  if (!env.TRUSTED_PROXIES) {
    problems.push('PORTAL_MODE=live needs TRUSTED_PROXIES: how many proxies stand in front, or their addresses; 0 for none.');
  }
  for (const name of ['MEILI_API_KEY', 'S3_SECRET_ACCESS_KEY'] as const) {
    if (env[name]?.startsWith('demo-key'))
      problems.push(`${name} is a demonstration's, which everybody can read in the compose file: set one of your own.`);
  }
  if (env.SMTP_FROM?.includes('@localhost'))
    problems.push('SMTP_FROM is the sender of a demonstration: set an address of the city, to which families can answer.');
  if (!env.PUBLIC_ORIGIN?.startsWith('https://')) problems.push('PORTAL_MODE=live needs PUBLIC_ORIGIN=https://… .');
  return problems;
}

/** Long, and not a few characters over and over. */
function isSecret(secret: string): boolean {
  const isRepeated = /^(.{1,16}?)\1+$/.test(secret);
  return secret.length >= 32 && new Set(secret).size >= 10 && !isRepeated && secret !== DEMO_SECRET;
}

function isPrivateMail(url: string): boolean {
  if (!URL.canParse(url.trim())) return false;
  const { protocol, hostname, searchParams } = new URL(url.trim());
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'smtps:' || isHere || searchParams.get('requireTLS') === 'true';
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : join(process.cwd(), path);
}

/** Addresses whose pages may act for a signed-in member of staff: the portal's own, and this machine's while it is a demonstration. */
export function staffOrigins({ origin, mode, port, host }: Pick<Environment, 'origin' | 'mode' | 'port' | 'host'>): string[] {
  const here = ['localhost', '127.0.0.1', '[::1]', ...(host === '0.0.0.0' || host.includes(':') ? [] : [host])];
  return [...new Set([origin, ...(mode === 'demo' ? here.map((name) => `http://${name}:${port}`) : [])])];
}
