import * as migration_20261128_122516_initial from './20261128_122516_initial.ts';

export const migrations = [
  {
    up: migration_20261128_122516_initial.up,
    down: migration_20261128_122516_initial.down,
    name: '20261128_122516_initial'
  },
];
