'use client';

import { useNav } from '@payloadcms/ui';
import { RoomLinks, type ShownRoom } from './RoomLinks.tsx';

/** On a phone: the first rooms of the day at the bottom, and the whole menu behind the last. */
export function Tabs({ rooms, label, more }: { rooms: readonly ShownRoom[]; label: string; more: string }) {
  const { navOpen, setNavOpen } = useNav();
  return (
    <nav className="jt-tabs" aria-label={label}>
      <RoomLinks rooms={rooms} />
      <button type="button" aria-expanded={navOpen} onClick={() => setNavOpen(!navOpen)}>
        {more}
      </button>
    </nav>
  );
}
