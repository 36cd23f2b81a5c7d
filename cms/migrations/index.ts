import * as migration_20261128_102729_initial from './20261128_102729_initial.ts';

export const migrations = [
  {
    up: migration_20261128_102729_initial.up,
    down: migration_20261128_102729_initial.down,
    name: '20261128_102729_initial'
  },
];
