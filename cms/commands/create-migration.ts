import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getPayload } from 'payload';
import { generateTypes } from 'payload/node';
import config from '#cms/payload.config.ts';
import { readArguments } from './read-arguments.ts';

/** Developers run this after changing a collection: `npm run migration -- what-changed`. */
const folder = 'cms/migrations';
const { positionals } = readArguments('npm run migration -- what-changed', { allowPositionals: true });
const payload = await getPayload({ config, disableDBConnect: true });
await payload.db.createMigration({
  payload,
  migrationName: positionals[0] ?? 'change',
  file: undefined,
  forceAcceptWarning: true,
});

// Node runs these files as they are, so names that are only types must say so, and paths are whole. A column added to
// a table that exists is written without what happens when the document it points to goes: it is said here.
for (const name of readdirSync(folder).filter((file) => file.endsWith('.ts'))) {
  const path = join(folder, name);
  const text = readFileSync(path, 'utf8')
    .replace('import { MigrateUpArgs, MigrateDownArgs, sql }', 'import { type MigrateUpArgs, type MigrateDownArgs, sql }')
    .replace(/from '\.\/(\d+_\w+)'/g, "from './$1.ts'")
    .replace(
      /(ALTER TABLE \\`(\w+)\\` ADD .* REFERENCES \w+\(id\));/g,
      (_, column, table) => `${column} ON DELETE ${table.endsWith('_rels') ? 'cascade' : 'set null'};`,
    );
  writeFileSync(path, text);
}
await generateTypes(payload.config, { log: false });
process.exit(0);
