import { spawn } from 'node:child_process';

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  output: string;
}

/** Runs one of these files as a process of its own, on the same database unless `env` names another. */
export function runProcess(file: string, args: string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  const child = spawn('node_modules/.bin/node', ['--disable-warning=ExperimentalWarning', file, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal, output })));
}
