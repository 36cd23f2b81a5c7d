import { CMS_ROOMS, CMS_TOP, DOMAIN_ROOMS, PORTS, SITE_BASE, SITE_ROOMS, SITE_TOP } from './rooms.ts';

/** A set of files, and the other sets that they may import. A file belongs to the first zone that it fits. */
export interface Zone {
  name: string;
  patterns: string[];
  imports: string[];
}

const named = (zones: readonly Zone[]) => zones.map(({ name }) => name);

/** In each room verbs come first, then what Payload calls, then what it keeps, then what staff see. */
const LAYERS = ['', 'hooks', 'collections', 'admin'] as const;
/** Rooms that are of one piece: fields are made for collections, hooks and staff views alike. */
const WHOLE = ['fields'];

const domain = DOMAIN_ROOMS.map<Zone>((room, at) => ({
  name: `cms/domain/${room}`,
  patterns: [`cms/domain/${room}/**`],
  imports: DOMAIN_ROOMS.slice(0, at).map((before) => `cms/domain/${before}`),
}));
const rules = named(domain);

const search: Zone = { name: 'search', patterns: ['search/**'], imports: rules };
const access: Zone = { name: 'cms/access', patterns: ['cms/access/**'], imports: rules };
const everyPort: Zone = { name: 'cms/ports', patterns: ['cms/ports/**'], imports: rules };
const ports = PORTS.map<Zone>((port) => ({
  name: `cms/ports/${port}`,
  patterns: [`cms/ports/${port}/**`],
  imports: [...rules, everyPort.name],
}));
const city: Zone = { name: 'cms/city', patterns: ['cms/city/**'], imports: rules };
const ground = [...domain, search, access, ...ports, everyPort, city];

function layersOf(room: string, at: number): Zone[] {
  const before = CMS_ROOMS.slice(0, at);
  const layers = WHOLE.includes(room) ? [''] : LAYERS;
  return layers
    .map((layer, height) => ({
      name: zoneName(room, layer),
      patterns: patternsOf(room, layer),
      imports: [
        ...named(ground),
        ...before.flatMap((other) => layersUpTo(other, WHOLE.includes(room) ? 0 : height)),
        ...layers.slice(0, height).map((below) => zoneName(room, below)),
      ],
    }))
    .reverse();
}

const layersUpTo = (room: string, height: number) =>
  (WHOLE.includes(room) ? [''] : LAYERS.slice(0, height + 1)).map((layer) => zoneName(room, layer));
const zoneName = (room: string, layer: string) => (layer ? `cms/${room}/${layer}` : `cms/${room}`);

function patternsOf(room: string, layer: string): string[] {
  if (layer === '') return [`cms/${room}/**`];
  const folder = `cms/${room}/${layer}/**`;
  return layer === 'collections' ? [folder, `cms/${room}/collections.ts`] : [folder];
}

const rooms = CMS_ROOMS.flatMap(layersOf);
const verbs = rooms.filter(({ name }) => !/\/(hooks|collections|admin)$/.test(name));
const top: Zone = {
  name: 'cms (top)',
  patterns: CMS_TOP.map((path) => `cms/${path}`),
  imports: [...named(ground), ...named(rooms)],
};

/** What the site may know of `cms`: the rules and the verbs, never how something is kept or shown to staff. */
const belowSite = [...named(ground), ...named(verbs)];
const site = [
  ...SITE_BASE.map((room, at) => siteZone(room, SITE_BASE.slice(0, at))),
  ...SITE_ROOMS.map((room) => siteZone(room, SITE_BASE)),
  ...SITE_TOP.map((room, at) => siteZone(room, [...SITE_BASE, ...SITE_ROOMS, ...SITE_TOP.slice(0, at)])),
  { ...siteZone('middleware', [...SITE_BASE, ...SITE_ROOMS]), patterns: ['site/middleware.ts', 'site/env.d.ts'] },
];

function siteZone(room: string, below: readonly string[]): Zone {
  const started = room === 'server' ? [top.name] : [];
  return {
    name: `site/${room}`,
    patterns: [`site/${room}/**`],
    imports: [...belowSite, ...below.map((other) => `site/${other}`), ...started],
  };
}

const tests: Zone = {
  name: 'tests',
  patterns: ['tests/**'],
  imports: [...named(ground), ...named(rooms), top.name, ...named(site)],
};

export const ZONES: readonly Zone[] = [...ground, ...rooms, top, ...site, tests];
