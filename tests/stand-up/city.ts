import { readCompose, readImage, type Service } from '../deploy/read-compose.ts';
import { smallProxy } from '../support/small-proxy.ts';
import { freePort } from '../support/start-server.ts';
import { healthOf, inMs, keepAsking, untilHealthy } from './health.ts';
import { type Running, run } from './program.ts';
import { startServers } from './servers.ts';

export interface City {
  /** Where families come. */
  origin: string;
  /** The portals behind it, by their names in the compose file. */
  portals: string[];
  originOf(portal: string): string;
  said(portal: string): string;
  /** Stops a portal and starts it anew, as `docker compose up` does with a new image; settles when it is well. */
  replace(portal: string): Promise<void>;
  /** Stops all, what was started last first. */
  stop(): Promise<void>;
}

interface Wanted {
  /** For what is kept on disk. */
  folder: string;
  /** What an operator has set beside the file. */
  set?: Record<string, string>;
  /** Goes before what the file says. */
  env?: Record<string, string>;
  port?: number;
  tell?: (words: string) => void;
}

/** What a program gets of this machine; all else comes from the file, as in a container. */
const OF_THE_MACHINE = ['PATH', 'HOME', 'TMPDIR', 'LANG'];

/**
 * The city of `deploy/compose.yaml` without a container engine: its portals by the image's command, with the settings and
 * health checks of the file, on what servers there are, behind a small proxy.
 */
export async function standUp({ folder, set = {}, env = {}, port = 0, tell = () => {} }: Wanted): Promise<City> {
  const services = readCompose(set);
  const image = readImage();
  const portals = Object.keys(services).filter((name) => services[name]?.image.startsWith('jintuo:'));
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).toReversed()) await one();
  };
  try {
    const servers = await startServers({ services, folder, env: process.env });
    for (const server of servers) {
      tell(`${server.service}: ${server.words}`);
      stops.push(server.stop);
    }
    const without = new Set(servers.flatMap((server) => server.without));
    const proxy = await smallProxy(port);
    const ports = new Map<string, number>();
    for (const name of portals) ports.set(name, await freePort());
    const originOf = (name: string) => `http://localhost:${ports.get(name)}`;
    const settingsOf = ({ environment = {} }: Service, name: string): Record<string, string> => ({
      ...Object.fromEntries(OF_THE_MACHINE.flatMap((one) => (process.env[one] ? [[one, process.env[one]]] : []))),
      ...image.environment,
      ...Object.fromEntries(Object.entries(environment).filter(([setting]) => !without.has(setting))),
      ...Object.assign({}, ...servers.map((server) => server.env)),
      ...{ PUBLIC_ORIGIN: proxy.origin, DATA_DIR: folder, HOST: '127.0.0.1', PORT: String(ports.get(name)) },
      ...env,
    });

    const running = new Map<string, Running>();
    const ends = new Map<string, () => void>();
    const start = async (name: string) => {
      const service = services[name] as Service;
      const health = healthOf(name, service);
      const one = run(image.command, settingsOf(service, name));
      running.set(name, one);
      await untilHealthy(originOf(name), health, one.isOver).catch((error: Error) => {
        throw new Error(`${name}: ${error.message}\n${one.said()}`);
      });
      ends.set(
        name,
        keepAsking(originOf(name), health, (words) => tell(`${name}: ${words}`)),
      );
      tell(`${name}: ${originOf(name)}`);
    };
    const end = async (name: string) => {
      ends.get(name)?.();
      await running.get(name)?.stop(inMs(services[name]?.stop_grace_period ?? '10s'));
    };
    // None of them waits for another, in the file neither.
    stops.push(async () => void (await Promise.all(portals.toReversed().map(end))));
    stops.push(proxy.stop);
    for (const name of portals) proxy.behind.add(originOf(name));
    await Promise.all(portals.map(start));
    tell(`proxy: ${proxy.origin}`);
    return {
      origin: proxy.origin,
      portals,
      originOf,
      said: (name) => running.get(name)?.said() ?? '',
      replace: async (name) => {
        await end(name);
        await start(name);
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
