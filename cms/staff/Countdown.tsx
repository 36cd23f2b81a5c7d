'use client';

import { useEffect, useState } from 'react';

/** How long something can still be done: `9:41`, running, and nothing once it is over. */
export function Countdown({ seconds }: { seconds: number }) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = performance.now() + seconds * 1000;
    const ticking = setInterval(() => setLeft(Math.max(0, Math.round((end - performance.now()) / 1000))), 1000);
    return () => clearInterval(ticking);
  }, [seconds]);
  if (left === 0) return null;
  return (
    <span className="nb" aria-hidden="true">
      {Math.floor(left / 60)}:{String(left % 60).padStart(2, '0')}
    </span>
  );
}
