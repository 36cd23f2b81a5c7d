import type { StaffUser } from '#cms/access/roles.ts';
import type { Portal } from '#cms/portal/portal.ts';
import type { Translator } from '#cms/words/index.ts';

import type { Room } from '../shell/rooms.ts';

/** One row of the home page: how it stands, why, and where to go on. */
export interface Task {
  title: string;
  note?: string;
  href: string;
  action: string;
  /** Waits for this person: its button is filled. */
  waiting?: boolean;
  /** How many wait: stands beside the room of the menu that they are in. */
  waits?: { in: Room; count: number };
}

export interface TaskArgs<Needs extends keyof Portal> {
  portal: Pick<Portal, Needs>;
  user: StaffUser;
  t: Translator;
}
