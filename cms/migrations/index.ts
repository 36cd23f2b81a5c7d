import * as migration_20261124_021540_initial from './20261124_021540_initial.ts';

export const migrations = [
  {
    up: migration_20261124_021540_initial.up,
    down: migration_20261124_021540_initial.down,
    name: '20261124_021540_initial'
  },
];
