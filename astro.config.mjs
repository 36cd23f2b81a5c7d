import node from '@astrojs/node';
import { defineConfig, memoryCache } from 'astro/config';

/** The rules and everything that writes are loaded by Node itself: one copy, shared with the server around the site. */
const sharedWithServer = {
  name: 'shared-with-server',
  enforce: 'pre',
  resolveId(id, _importer, { ssr }) {
    return ssr && /^#(cms|domain|search)\//.test(id) ? { id, external: true } : undefined;
  },
};

export default defineConfig({
  srcDir: './site',
  publicDir: './site/public',
  outDir: './dist',
  output: 'server',
  adapter: node({ mode: 'middleware', bodySizeLimit: 6_000_000 }),
  cache: { provider: memoryCache({ max: 2000 }) },
  security: { csp: true, allowedDomains: [{}] },
  trailingSlash: 'ignore',
  build: { inlineStylesheets: 'never', assets: 'assets' },
  devToolbar: { enabled: false },
  vite: { plugins: [sharedWithServer], server: { watch: { ignored: ['**/var/**', '**/cms/.next/**'] } } },
});
