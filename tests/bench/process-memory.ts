import { readFileSync } from 'node:fs';

interface Memory {
  /** Megabytes in memory, pages of its files among them, which the system takes back when it needs them. */
  resident: number;
  /** Megabytes that are its own. */
  own: number;
}

/** What a process of this machine holds; `undefined` where none is named. */
export function memoryOf(pid: string | undefined): Memory | undefined {
  if (!pid) return undefined;
  const status = readFileSync(`/proc/${Number(pid)}/status`, 'utf8');
  const of = (name: string) => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1024);
  return { resident: of('VmRSS'), own: of('RssAnon') };
}

/** Looks again and again; `stop` says the most that it held. */
export function watchMemory(pid: string | undefined, every = 100): { stop(): string } {
  const most = { resident: 0, own: 0 };
  const look = () => {
    const { resident, own } = memoryOf(pid) ?? most;
    most.resident = Math.max(most.resident, resident);
    most.own = Math.max(most.own, own);
  };
  look();
  const timer = setInterval(look, every);
  return {
    stop: () => {
      clearInterval(timer);
      return most.resident === 0 ? '' : ` (at most ${most.own} MB of its own, ${most.resident} MB with pages of its files)`;
    },
  };
}
