'use client';

import { useRouter } from 'next/navigation';
import { type DragEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { formatTimeRange } from '#cms/words/clock.ts';
import { formatTime, parseTime, SLOT_MINUTES } from '#domain/time/time-of-day.ts';

interface Props {
  /** The days of the week on which the centre is open, with their names. */
  days: { date: string; name: string }[];
  monday: string;
  /** The centre's classes, in the order of the page. */
  classes: { id: string; name: string }[];
  words: { to: string; keys: string };
  children: ReactNode;
}

/** A stay by the day on which it stands, and where it is to go. */
interface Aim {
  stay: string;
  was: string;
  date: string;
  from: number;
  minutes: number;
  group: string;
}

const stayOf = (target: EventTarget) => (target as Element).closest<HTMLElement>('[data-stay]');
const pageOf = (monday: string, asked: Record<string, string>) =>
  `/admin/planner?${new URLSearchParams({ week: monday, ...asked })}`;

/**
 * Takes a stay, or a family that waits, to another day or class: dragged onto it, or by arrow keys, left and right by days,
 * up and down by half hours, with Shift by classes, and Enter. What follows is looked at before anything is done.
 */
export function PlannerBoard({ days, monday, classes, words, children }: Props) {
  const router = useRouter();
  const [aim, setAim] = useState<Aim | undefined>();
  const go = (asked: Record<string, string>) => router.push(pageOf(monday, asked));
  const move = ({ stay, was, date, from, group }: Omit<Aim, 'minutes'>) =>
    go({ move: stay, was, date, from: formatTime(from), class: group });

  const onKeyDown = (event: KeyboardEvent) => {
    const chip = stayOf(event.target);
    if (!chip) return;
    const own = aimAt(chip);
    const isAimed = aim?.stay === own.stay && aim.was === own.was;
    const at = isAimed ? aim : own;
    if (event.key === 'Escape') setAim(undefined);
    else if (event.key === 'Enter' && isAimed) {
      event.preventDefault();
      move(at);
    } else if (event.key in STEPS) {
      event.preventDefault();
      const step = STEPS[event.key as keyof typeof STEPS];
      setAim(event.shiftKey ? inClass(at, Math.sign(step[1]), classes) : stepped(at, step, days));
    }
  };
  const onDragStart = (event: DragEvent) => {
    const { stay, date, from, wait } = (event.target as HTMLElement).dataset;
    event.dataTransfer.setData('text/plain', JSON.stringify({ stay, was: date, from, wait }));
  };
  const onDrop = (event: DragEvent) => {
    const cell = (event.target as Element).closest<HTMLElement>('td[data-date]');
    const { date, class: group = '' } = cell?.dataset ?? {};
    const dragged = readDragged(event.dataTransfer.getData('text/plain'));
    if (!date || !dragged) return;
    event.preventDefault();
    if (dragged.wait) go({ offer: dragged.wait });
    else if (dragged.stay && dragged.was && dragged.from)
      move({ stay: dragged.stay, was: dragged.was, date, group, from: parseTime(dragged.from) ?? 0 });
  };
  const day = days.find(({ date }) => date === aim?.date)?.name ?? '';
  const group = classes.find(({ id }) => id === aim?.group)?.name ?? '';
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
        {aim ? `${words.to} ${day} ${formatTimeRange(aim.from, aim.from + aim.minutes)} ${group}` : ''}
      </p>
      {children}
    </div>
  );
}

const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -SLOT_MINUTES], ArrowDown: [0, SLOT_MINUTES] } as const;

function aimAt({ dataset }: HTMLElement): Aim {
  const { stay = '', date = '', from = '', minutes, class: group = '' } = dataset;
  return { stay, was: date, date, from: parseTime(from) ?? 0, minutes: Number(minutes ?? 0), group };
}

function stepped(aim: Aim, [by, minutes]: readonly [number, number], days: Props['days']): Aim {
  const at = days.findIndex(({ date }) => date === aim.date) + by;
  return { ...aim, date: days[at]?.date ?? aim.date, from: Math.min(1410, Math.max(0, aim.from + minutes)) };
}

function inClass(aim: Aim, by: number, classes: Props['classes']): Aim {
  const at = classes.findIndex(({ id }) => id === aim.group) + by;
  return { ...aim, group: classes[at]?.id ?? aim.group };
}

/** Whatever else is dragged here is nothing of ours. */
function readDragged(text: string): { stay?: string; was?: string; from?: string; wait?: string } | undefined {
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
