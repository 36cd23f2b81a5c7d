import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

/** What is read of a service in `deploy/compose.yaml`. */
export interface Service {
  image: string;
  build?: { context: string; dockerfile: string };
  command?: string[];
  environment?: Record<string, string>;
  env_file?: { path: string; required: boolean }[];
  healthcheck?: { test: string[]; interval?: string; timeout?: string; retries?: number; start_period?: string };
  depends_on?: Record<string, { condition: string }>;
  stop_grace_period?: string;
  volumes?: string[];
}

/** The services, with what the operator has set in place of `${NAME:-default}`, and beside it where a service reads that file. */
export function readCompose(set: Record<string, string> = {}): Record<string, Service> {
  const text = readFileSync('deploy/compose.yaml', 'utf8');
  const filled = text.replace(/\$\{(\w+):-([^}]*)\}/g, (_, name: string, usual: string) => set[name] || usual);
  const { services } = load(filled) as { services: Record<string, Service> };
  for (const one of Object.values(services))
    if (one.env_file?.some(({ path }) => path === '.env')) one.environment = { ...set, ...one.environment };
  return services;
}

/** The command that the image runs, and what it sets for it. */
export function readImage(): { command: string[]; environment: Record<string, string>; bases: string[] } {
  const lines = readFileSync('deploy/Dockerfile', 'utf8').split('\n');
  const after = (word: string) => lines.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : []));
  const environment = after('ENV').flatMap((line) => line.split(' ').map((pair) => pair.split('=') as [string, string]));
  return {
    command: JSON.parse(after('CMD').at(-1) ?? '[]'),
    environment: Object.fromEntries(environment),
    bases: after('FROM').map((line) => line.split(' ')[0] ?? ''),
  };
}
