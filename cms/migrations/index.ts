import * as migration_20261125_012701_initial from './20261125_012701_initial.ts';
import * as migration_20261125_041021_search from './20261125_041021_search.ts';

export const migrations = [
  {
    up: migration_20261125_012701_initial.up,
    down: migration_20261125_012701_initial.down,
    name: '20261125_012701_initial',
  },
  {
    up: migration_20261125_041021_search.up,
    down: migration_20261125_041021_search.down,
    name: '20261125_041021_search'
  },
];
