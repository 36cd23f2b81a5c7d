import type { GetObjectCommandOutput, S3 } from '@aws-sdk/client-s3';

export interface BucketSettings {
  bucket: string;
  region: string;
  /** Of a server other than Amazon's: `https://s3.example.org`. */
  endpoint?: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The bucket's name stands in the path of an address, not before the host's. */
  pathStyle: boolean;
}

/** What was found, whole (200) or in part (206), or why there is nothing to send. */
export type Found =
  | { status: 200 | 206; body: NonNullable<GetObjectCommandOutput['Body']>; headers: Record<string, string> }
  | { status: 304 | 404 | 416 };

/** A bucket on an S3 server. Answers that are not foreseen here are thrown, a wrong key or bucket among them. */
export interface Bucket {
  /** False, with nothing changed, when it is to be put once and something is there, or on its way. */
  put(key: string, bytes: Uint8Array, wish: { contentType: string; once?: boolean }): Promise<boolean>;
  /** `range` and `etag` as a browser sends them: a part of it; nothing when it is known already. */
  get(key: string, wish?: { range?: string; etag?: string }): Promise<Found>;
  /** The keys of everything in it. */
  list(): AsyncIterable<string>;
  delete(key: string): Promise<void>;
}

/** The client is loaded when it is first needed: it takes 0.4 s and 25 MB. */
export function createBucket({ bucket: Bucket, region, endpoint, pathStyle, ...credentials }: BucketSettings): Bucket {
  let client: Promise<S3> | undefined;
  const open = async () => {
    const { S3 } = await import('@aws-sdk/client-s3');
    return new S3({
      ...{ region, endpoint, credentials, forcePathStyle: pathStyle },
      // Not every server knows the newer checksums.
      ...{ requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED' },
      requestHandler: { connectionTimeout: 5000, requestTimeout: 30_000 },
    });
  };
  const s3 = () => (client ??= open());

  return {
    put: async (Key, Body, { contentType: ContentType, once = false }) => {
      try {
        await (await s3()).putObject({ Bucket, Key, Body, ContentType, ...(once && { IfNoneMatch: '*' }) });
        return true;
      } catch (error) {
        if (once && [409, 412].includes(statusOf(error))) return false;
        throw error;
      }
    },
    get: async (Key, { range: Range, etag: IfNoneMatch } = {}) => {
      try {
        return found(await (await s3()).getObject({ Bucket, Key, Range, IfNoneMatch }));
      } catch (error) {
        const status = statusOf(error);
        if (status === 304 || status === 416 || (status === 404 && isNoSuchKey(error))) return { status };
        throw error;
      }
    },
    list: async function* () {
      const { paginateListObjectsV2 } = await import('@aws-sdk/client-s3');
      for await (const { Contents = [] } of paginateListObjectsV2({ client: await s3() }, { Bucket }))
        for (const { Key } of Contents) if (Key !== undefined) yield Key;
    },
    delete: async (Key) => {
      await (await s3()).deleteObject({ Bucket, Key });
    },
  };
}

function found({ Body, ContentType, ContentLength, ContentRange, ETag }: GetObjectCommandOutput): Found {
  if (!Body) throw new Error('the S3 server sent an object without its content');
  const headers = {
    'accept-ranges': 'bytes',
    'content-type': ContentType,
    'content-length': ContentLength?.toString(),
    'content-range': ContentRange,
    etag: ETag,
  };
  const said = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { status: ContentRange ? 206 : 200, body: Body, headers: Object.fromEntries(said) };
}

/** A bucket that is not there is another 404, and nobody's missing file. */
function isNoSuchKey(error: unknown): boolean {
  return error instanceof Error && error.name === 'NoSuchKey';
}

function statusOf(error: unknown): number {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0;
}
