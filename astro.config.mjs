import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import node from '@astrojs/node';
import react from '@astrojs/react';
import { defineConfig } from 'astro/config';
import { textOnlyMap } from './site/server/map-policy.ts';
import { packFiles } from './site/server/pack-files.ts';

/** The rules and everything that writes are loaded by Node itself: one copy, shared with the server around the site. */
const sharedWithServer = {
  name: 'shared-with-server',
  enforce: 'pre',
  resolveId(id, _importer, { ssr }) {
    return ssr && /^#(cms|domain|search)\/|^#site\/server\/page-store/.test(id) ? { id, external: true } : undefined;
  },
};

/** What all islands share comes in one file, not in a chain of small ones that ask for each other. */
const IN_ONE_FILE = { groups: [{ name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ }] };

/** `client:touch`: islands are loaded when they are first touched. */
const clientTouch = {
  name: 'client-touch',
  hooks: {
    'astro:config:setup': ({ addClientDirective }) => addClientDirective({ name: 'touch', entrypoint: './site/ui/touch.ts' }),
  },
};

/** The one script that stands in the page itself: it settles with which font the first word is drawn. */
const fontProbe = createHash('sha256').update(readFileSync('site/ui/webfont.js')).digest('base64');

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: './dist',
  output: 'server',
  integrations: [react({ experimentalDisableStreaming: true }), clientTouch, packFiles()],
  adapter: node({ mode: 'middleware', bodySizeLimit: 6_000_000 }),
  cache: { provider: { name: 'pages', entrypoint: './site/server/page-cache.ts' } },
  security: {
    // The server in front has checked the host and settled what proxies say; the middleware checks the origin.
    allowedDomains: [{}],
    checkOrigin: false,
    csp: {
      scriptDirective: { hashes: [`sha256-${fontProbe}`] },
      directives: [
        "default-src 'self'",
        // The search page adds the host of its map's tiles.
        "img-src 'self'",
        // No script makes HTML of a text, by whatever library: there is no policy that could allow it.
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
        // A payment goes on, after the form was sent, to the provider's own page.
        "form-action 'self' https://checkout.stripe.com",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
      ],
    },
  },
  trailingSlash: 'ignore',
  build: { inlineStylesheets: 'never', assets: 'assets' },
  devToolbar: { enabled: false },
  vite: {
    // No data: addresses: the content security policy allows none, and files are kept by the browser.
    build: { assetsInlineLimit: 0 },
    plugins: [sharedWithServer, textOnlyMap()],
    // As a module, and in development too by way of the plugin.
    resolve: { alias: [{ find: /^leaflet$/, replacement: 'leaflet/dist/leaflet-src.esm.js' }] },
    optimizeDeps: { exclude: ['leaflet/dist/leaflet-src.esm.js'] },
    environments: { client: { build: { rolldownOptions: { output: { codeSplitting: IN_ONE_FILE } } } } },
    server: { watch: { ignored: ['**/var/**', '**/cms/.next/**'] } },
  },
});
