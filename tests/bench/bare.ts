import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Bare {
  origin: string;
  stop(): Promise<void>;
}

/** Starts a bare Node server that answers with these bytes. */
export async function startBare(body: Uint8Array, type: string): Promise<Bare> {
  const child = spawn(process.execPath, [join('tests', 'bench', 'bare-server.ts'), type], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_NO_WARNINGS: '1' },
  });
  child.stdin.end(body);
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    origin: `http://127.0.0.1:${Number(String(port))}`,
    stop: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
