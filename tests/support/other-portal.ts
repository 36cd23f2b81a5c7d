import { type ChildProcess, fork } from 'node:child_process';
import type { Questions } from './portal-process.ts';

/** Another process of the portal on the same database, which answers questions about what it knows. */
export interface OtherPortal {
  ask<Name extends keyof Questions>(
    name: Name,
    ...args: Parameters<Questions[Name]>
  ): Promise<Awaited<ReturnType<Questions[Name]>>>;
  /** What it has written to its log. */
  log(): string;
  stop(): Promise<void>;
}

interface Answer {
  id?: number;
  value?: unknown;
  error?: string;
}

export async function startOtherPortal(env: Record<string, string> = {}): Promise<OtherPortal> {
  const child = fork('tests/support/portal-process.ts', {
    execPath: 'node_modules/.bin/node',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let log = '';
  child.stdout?.on('data', (data) => (log += data));
  child.stderr?.on('data', (data) => (log += data));
  const waiting = new Map<number, (answer: Answer) => void>();
  child.on('message', (answer: Answer) => waiting.get(answer.id ?? 0)?.(answer));
  child.once('exit', () => {
    for (const answer of waiting.values()) answer({ error: `the other process has ended:\n${log}` });
  });
  const next = (id: number) => new Promise<Answer>((resolve) => waiting.set(id, resolve));
  const ready = await next(0);
  if (ready.error) throw new Error(ready.error);
  let asked = 0;
  return {
    ask: async (name, ...args) => {
      const id = ++asked;
      const answer = next(id);
      child.send({ id, name, args });
      const { value, error } = await answer;
      waiting.delete(id);
      if (error) throw new Error(error);
      return value as never;
    },
    log: () => log,
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
