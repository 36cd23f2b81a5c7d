'use client';

import { useEffect, useState } from 'react';

/** Seconds that are left of so many, counted down while the page is open. */
export function useSecondsLeft(seconds: number): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = performance.now() + seconds * 1000;
    const ticking = setInterval(() => setLeft(Math.max(0, Math.round((end - performance.now()) / 1000))), 1000);
    return () => clearInterval(ticking);
  }, [seconds]);
  return left;
}

/** How long something can still be done: `9:41`, running, and nothing once it is over. */
export function Countdown({ seconds }: { seconds: number }) {
  const left = useSecondsLeft(seconds);
  return left === 0 ? null : <ClockLeft seconds={left} />;
}

/** @example 581 seconds are `9:41` */
export function ClockLeft({ seconds }: { seconds: number }) {
  return (
    <span className="nb" aria-hidden="true">
      {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
    </span>
  );
}
