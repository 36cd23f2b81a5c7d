import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    pool: 'forks',
    // Half of what a file took was to load the same packages; what is the product's own is loaded anew for each (test-environment.ts).
    isolate: false,
    // By itself the runner leaves one core idle, and on two that is half of them.
    maxWorkers: 2,
    // Last resorts, for what has come to a stop: a busy machine must not reach them.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    globalSetup: ['tests/support/kept-cities.ts'],
    setupFiles: ['tests/support/test-environment.ts', 'tests/support/seed.ts'],
  },
});
