'use client';

import { useRouter } from 'next/navigation';
import { type DragEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { formatTimeRange } from '#cms/words/clock.ts';
import { formatTime, parseTime, SLOT_MINUTES } from '#domain/time/time-of-day.ts';

interface Props {
  /** The days of the week on which the centre is open, with their names. */
  days: { date: string; name: string }[];
  monday: string;
  words: { to: string; keys: string };
  children: ReactNode;
}

interface Aim {
  stay: string;
  date: string;
  from: number;
}

const stayOf = (target: EventTarget) => (target as Element).closest<HTMLElement>('[data-stay]');
const pageOf = (monday: string, asked: Record<string, string>) =>
  `/admin/planner?${new URLSearchParams({ week: monday, ...asked })}`;

/**
 * Takes a stay, or a family that waits, to another day: dragged onto it, or by arrow keys, left and right by days, up
 * and down by half hours, and Enter. What follows is looked at before anything is done.
 */
export function PlannerBoard({ days, monday, words, children }: Props) {
  const router = useRouter();
  const [aim, setAim] = useState<Aim | undefined>();
  const go = (asked: Record<string, string>) => router.push(pageOf(monday, asked));
  const move = (stay: string, date: string, from: string) => go({ move: stay, date, from });

  const onKeyDown = (event: KeyboardEvent) => {
    const chip = stayOf(event.target);
    const { stay = '', date = '', from = '' } = chip?.dataset ?? {};
    if (!chip) return;
    const at = aim?.stay === stay ? aim : { stay, date, from: parseTime(from) ?? 0 };
    if (event.key === 'Escape') setAim(undefined);
    else if (event.key === 'Enter' && aim?.stay === stay) {
      event.preventDefault();
      move(stay, at.date, formatTime(at.from));
    } else if (event.key in STEPS) {
      event.preventDefault();
      setAim(stepped(at, STEPS[event.key as keyof typeof STEPS], days));
    }
  };
  const onDragStart = (event: DragEvent) => {
    const { stay, from, wait } = (event.target as HTMLElement).dataset;
    event.dataTransfer.setData('text/plain', JSON.stringify({ stay, from, wait }));
  };
  const onDrop = (event: DragEvent) => {
    const { date } = (event.target as Element).closest<HTMLElement>('td[data-date]')?.dataset ?? {};
    const dragged = readDragged(event.dataTransfer.getData('text/plain'));
    if (!date || !dragged) return;
    event.preventDefault();
    if (dragged.wait) go({ offer: dragged.wait });
    else if (dragged.stay && dragged.from) move(dragged.stay, date, dragged.from);
  };
  const day = days.find(({ date }) => date === aim?.date)?.name ?? '';
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is focused within is links; keys and drags bubble up from them
    <div
      onKeyDown={onKeyDown}
      onDragStart={onDragStart}
      onDragOver={(event) => {
        if ((event.target as Element).closest('td[data-date]')) event.preventDefault();
      }}
      onDrop={onDrop}
    >
      <p className="jt-dim no-print">{words.keys}</p>
      <p className="jt-aim no-print" role="status">
        {aim ? `${words.to} ${day} ${formatTimeRange(aim.from, aim.from + lengthOf(aim.stay))}` : ''}
      </p>
      {children}
    </div>
  );
}

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -SLOT_MINUTES], ArrowDown: [0, SLOT_MINUTES] } as const;

function stepped({ stay, date, from }: Aim, [by, minutes]: readonly [number, number], days: Props['days']): Aim {
  const at = days.findIndex((day) => day.date === date) + by;
  return { stay, date: days[at]?.date ?? date, from: Math.min(1410, Math.max(0, from + minutes)) };
}

const lengthOf = (stay: string): number =>
  Number(document.querySelector<HTMLElement>(`[data-stay="${stay}"]`)?.dataset.minutes ?? 0);

/** Whatever else is dragged here is nothing of ours. */
function readDragged(text: string): { stay?: string; from?: string; wait?: string } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What opens in answer to a drag or a key takes the focus, so that it is read and reached next. */
export function Focused({ about, children }: { about: string; children: ReactNode }) {
  const ref = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question is read anew
  useEffect(() => ref.current?.focus(), [about]);
  return (
    <section ref={ref} tabIndex={-1} className="jt-away no-print" aria-labelledby="plan">
      {children}
    </section>
  );
}
