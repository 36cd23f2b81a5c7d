import { spawn } from 'node:child_process';
import { once } from 'node:events';

const PROGRAM = `
  const { DatabaseSync } = require('node:sqlite');
  const database = new DatabaseSync(process.argv[1]);
  database.exec('begin immediate');
  process.stdout.write('held');
  process.stdin.on('data', () => { database.exec('rollback'); database.close(); process.exit(0); });
`;

/** Another program that has a SQLite file to itself, until it lets go. (Locks are a process's: a connection of ours would hold nothing.) */
export async function holdDatabase(file: string): Promise<{ letGo(): Promise<void> }> {
  const child = spawn(process.execPath, ['-e', PROGRAM, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  return {
    letGo: async () => {
      child.stdin.write('\n');
      await ended;
    },
  };
}
