import node from '@astrojs/node';
import { defineConfig, memoryCache } from 'astro/config';
import { packFiles } from './site/server/pack-files.ts';

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
  integrations: [packFiles()],
  adapter: node({ mode: 'middleware', bodySizeLimit: 6_000_000 }),
  cache: { provider: memoryCache({ max: 2000 }) },
  security: {
    // The server in front has checked the host and settled what proxies say; the middleware checks the origin.
    allowedDomains: [{}],
    checkOrigin: false,
    csp: {
      directives: [
        "default-src 'self'",
        // Map tiles come from where the city says.
        "img-src 'self' data: https:",
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
    plugins: [sharedWithServer],
    server: { watch: { ignored: ['**/var/**', '**/cms/.next/**'] } },
  },
});
