import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Client } from '@libsql/client';
import { sqliteAdapter } from '@payloadcms/db-sqlite';
import type { DatabaseAdapterObj } from 'payload';
import { requireLocalDisk } from './local-disk.ts';
import { createQueuedClient } from './queued-client.ts';
import { requireMigrated, requireTables } from './require-tables.ts';
import { type Folder, openFolder } from './shared-folder.ts';
import { tellTrueEnds } from './true-ends.ts';

export type Migrations = NonNullable<Parameters<typeof sqliteAdapter>[0]['prodMigrations']>;

type Tables = Parameters<typeof requireTables>[1];

const folders = new WeakMap<object, Folder>();

/** The folder that a database is in; `undefined` for one that is not a file. */
export function folderOf(adapter: object): Folder | undefined {
  return folders.get(adapter);
}

/** One SQLite file, which several processes of one machine may share. */
export function sqlite(url: string, migrations: Migrations): DatabaseAdapterObj {
  const file = url.replace(/^file:/, '');
  mkdirSync(dirname(file), { recursive: true });
  const base = sqliteAdapter({
    client: { url },
    idType: 'uuid',
    allowIDOnCreate: true,
    transactionOptions: {},
    prodMigrations: migrations,
    migrationDir: 'cms/migrations',
    push: false,
  });
  return {
    ...base,
    init: (args) => {
      const adapter = base.init(args);
      tellTrueEnds(adapter);
      const connect = adapter.connect?.bind(adapter);
      const destroy = adapter.destroy?.bind(adapter);
      let client: Client | undefined;
      adapter.connect = async (options) => {
        if (!('client' in adapter && adapter.client)) {
          await requireLocalDisk(dirname(file));
          const folder = await openFolder(file);
          folders.set(adapter, folder);
          client = await createQueuedClient(url, {
            onLeftBehind: (details) => adapter.payload.logger.error(details, 'a transaction was left behind, and rolled back'),
          });
          Object.assign(adapter, { client });
          if (!folder.alone) {
            await requireMigrated(client, migrations, { file, folder });
            Object.assign(adapter, { prodMigrations: undefined });
          }
        }
        await connect?.(options);
        if (client && 'tables' in adapter) await requireTables(client, adapter.tables as Tables, file);
      };
      adapter.destroy = async () => {
        await destroy?.();
        folders.get(adapter)?.close();
      };
      return adapter;
    },
  } as DatabaseAdapterObj;
}
