import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../support/start-server.ts';

export interface MongodStandIn {
  uri: string;
  /** Goes off the net, or only stands still; until it is called with the same again. */
  toggle: { gone(): void; still(): void };
  stop(): Promise<void>;
}

/** A database server in a process of its own, for tests of what happens when it is away. */
export async function startMongodStandIn(): Promise<MongodStandIn> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'tests/mongod-stand-in/mongod-process.ts', String(port)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await once(child.stdout, 'data');
  let isStill = false;
  return {
    uri: `mongodb://127.0.0.1:${port}/jintuo?replicaSet=tests`,
    toggle: {
      gone: () => child.kill('SIGUSR2'),
      still: () => {
        isStill = !isStill;
        child.kill(isStill ? 'SIGSTOP' : 'SIGCONT');
      },
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}
