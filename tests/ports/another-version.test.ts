import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DemoPortal, demoPortal } from '../support/demo-portal.ts';
import { runProcess } from '../support/run-process.ts';

const onSqlite = !process.env.MONGODB_TEST_URI;

let demo: DemoPortal;
let folder: string;
beforeAll(async () => {
  demo = await demoPortal({ seeded: false });
  folder = mkdtempSync(join(tmpdir(), 'jintuo-other-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await demo.close();
});

it.skipIf(!onSqlite)('a database that lacks what this version reads is told with what to do, by every command', async () => {
  const ours = new DatabaseSync(join(process.env.DATA_DIR ?? '', 'jintuo.db'), { readOnly: true });
  const file = join(folder, 'jintuo.db');
  ours.exec(`vacuum into '${file}'`);
  ours.close();
  const other = new DatabaseSync(file);
  other.exec('alter table facilities drop column phone');
  other.close();
  const env = { ...process.env, DATA_DIR: folder, BACKUP_PASSPHRASE: 'a passphrase that is long enough' };
  for (const [command, ...args] of [['cms/commands/backup.ts', join(folder, 'city.age')], ['cms/commands/doctor.ts']] as const) {
    const { code, output } = await runProcess(command, args, env);
    expect([command, code, output]).toEqual([command, 1, expect.stringContaining('facilities.phone not found')]);
    expect(output).toContain('Run the version of the portal that made it');
    expect(output).not.toMatch(/Failed query|select/);
  }
});
