import { type RefObject, useLayoutEffect } from 'react';

const MARGIN_PX = 8;
/** With less room than this below, the list stands above the input when there is more. */
const LEAST_ROOM_PX = 200;
const WIDTH_PX = 340;
/** Clear of the ring around what has the focus. */
const GAP_PX = 6;

/** Keeps an open list by its input: below it, or above it where there is more room; never beyond the window. */
export function useBeside(list: RefObject<HTMLElement | null>, input: RefObject<HTMLElement | null>, open: boolean): void {
  useLayoutEffect(() => {
    if (!open) return undefined;
    // A field in a pill is drawn as the pill.
    const field = input.current?.closest('.pill') ?? input.current;
    const follow = () => list.current && field && stand(list.current, field.getBoundingClientRect());
    follow();
    addEventListener('scroll', follow, { capture: true, passive: true });
    visualViewport?.addEventListener('resize', follow);
    return () => {
      removeEventListener('scroll', follow, true);
      visualViewport?.removeEventListener('resize', follow);
    };
  });
}

function stand({ style }: HTMLElement, box: DOMRect): void {
  const height = visualViewport?.height ?? innerHeight;
  const wide = document.documentElement.clientWidth - 2 * MARGIN_PX;
  const width = Math.min(wide, Math.max(box.width, WIDTH_PX));
  const [above, below] = [box.top - MARGIN_PX, height - box.bottom - MARGIN_PX];
  const up = below < LEAST_ROOM_PX && above > below;
  style.width = `${width}px`;
  style.left = `${Math.max(MARGIN_PX, Math.min(box.left, MARGIN_PX + wide - width))}px`;
  style.maxHeight = `${Math.max(LEAST_ROOM_PX / 2, up ? above : below)}px`;
  style.top = up ? 'auto' : `${box.bottom + GAP_PX}px`;
  style.bottom = up ? `${innerHeight - box.top + GAP_PX}px` : 'auto';
}
