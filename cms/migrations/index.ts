import * as migration_20261124_022234_initial from './20261124_022234_initial.ts';
import * as migration_20261125_000244_localized_sources from './20261125_000244_localized_sources.ts';

export const migrations = [
  {
    up: migration_20261124_022234_initial.up,
    down: migration_20261124_022234_initial.down,
    name: '20261124_022234_initial',
  },
  {
    up: migration_20261125_000244_localized_sources.up,
    down: migration_20261125_000244_localized_sources.down,
    name: '20261125_000244_localized_sources'
  },
];
