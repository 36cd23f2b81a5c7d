import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that was started, and what it has said. */
export interface Running {
  pid: number;
  said(): string;
  isOver(): boolean;
  /** Asks it to end, and ends it where it takes longer than so many milliseconds. */
  stop(graceMs: number): Promise<void>;
}

const MOST_SAID = 200_000;

export function run(command: readonly string[], env: Record<string, string>): Running {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const note = (data: unknown) => {
    said = `${said}${data}`.slice(-MOST_SAID);
  };
  child.stdout.on('data', note);
  child.stderr.on('data', note);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', (error) => resolve(note(error.message)));
  });
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  return {
    pid: child.pid ?? 0,
    said: () => said,
    isOver: () => isOver,
    stop: async (graceMs) => {
      if (!isOver) child.kill('SIGTERM');
      const late = setTimeout(kill, graceMs);
      await ended;
      clearTimeout(late);
      process.removeListener('exit', kill);
    },
  };
}

/** Where a program is: as a setting names it, else as it is found on the PATH. */
export function findProgram(name: string, env: Readonly<Record<string, string | undefined>>): string | undefined {
  const named = env[name.toUpperCase()];
  if (named) return named;
  return (env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}
