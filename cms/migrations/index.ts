import * as migration_20261125_012701_initial from './20261125_012701_initial.ts';

export const migrations = [
  {
    up: migration_20261125_012701_initial.up,
    down: migration_20261125_012701_initial.down,
    name: '20261125_012701_initial'
  },
];
