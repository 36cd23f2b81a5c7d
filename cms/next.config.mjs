import { resolve } from 'node:path';
import { withPayload } from '@payloadcms/next/withPayload';

const root = resolve(import.meta.dirname, '..');

export default withPayload(
  {
    poweredByHeader: false,
    outputFileTracingRoot: root,
    turbopack: { root },
    typescript: { tsconfigPath: '../tsconfig.json', ignoreBuildErrors: true },
    // One copy of Payload in the process, so that its errors are recognised wherever they were made.
    serverExternalPackages: [
      'payload',
      '@payloadcms/db-sqlite',
      '@payloadcms/db-mongodb',
      '@payloadcms/drizzle',
      '@payloadcms/graphql',
      '@libsql/client',
      '@aws-sdk/client-s3',
      '@myriaddreamin/typst-ts-node-compiler',
      'pinyin-pro',
    ],
    assetPrefix: '/admin',
    devIndicators: false,
  },
  { devBundleServerPackages: false },
);
