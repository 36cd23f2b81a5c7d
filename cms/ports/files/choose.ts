import { type BucketSettings, createBucket } from './bucket.ts';
import { createDiskFiles } from './disk.ts';
import type { FilesPort } from './port.ts';
import { createS3Files } from './s3.ts';

type Env = Record<string, string | undefined>;

const NEEDED = ['S3_BUCKET', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** Files in the bucket of an S3 server, else on this machine's disk, in `FILES_DIR` (default `var/files` in the working folder). */
export function chooseFiles(env: Env): FilesPort {
  const settings = readBucket(env);
  if (settings) return createS3Files({ bucket: createBucket(settings) });
  return createDiskFiles({ folder: env.FILES_DIR?.trim() || 'var/files' });
}

/** All of it set: a bucket; nothing: none; some of it alone is an error. */
export function readBucket(env: Env): BucketSettings | undefined {
  const [bucket = '', region = '', accessKeyId = '', secretAccessKey = ''] = NEEDED.map((name) => env[name]?.trim());
  const missing = NEEDED.filter((name) => !env[name]?.trim());
  if (missing.length === NEEDED.length) return undefined;
  if (missing.length > 0) throw new Error(`S3 needs ${missing.join(', ')} as well.`);
  const endpoint = env.S3_ENDPOINT?.trim() || undefined;
  return { bucket, region, accessKeyId, secretAccessKey, endpoint, pathStyle: env.S3_PATH_STYLE === 'true' };
}
