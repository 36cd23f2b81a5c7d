import * as migration_20261124_022234_initial from './20261124_022234_initial.ts';

export const migrations = [
  {
    up: migration_20261124_022234_initial.up,
    down: migration_20261124_022234_initial.down,
    name: '20261124_022234_initial'
  },
];
