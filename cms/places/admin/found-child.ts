'use client';

import { useEffect, useRef, useState } from 'react';

const FOUND = 'jt-child-found';

interface Found {
  booking: string;
  code: string;
}

export const rowId = (booking: string) => `child-${booking}`;

/** Tells the row of a child that its family's code was shown. */
export const tellFound = (found: Found) => window.dispatchEvent(new CustomEvent<Found>(FOUND, { detail: found }));

/** The code by which a row's child was found; the row comes into sight. */
export function useFound(booking: string, onFound: () => void): string {
  const [code, setCode] = useState('');
  const found = useRef(onFound);
  found.current = onFound;
  useEffect(() => {
    const hear = (event: Event) => {
      const { detail } = event as CustomEvent<Found>;
      if (detail.booking !== booking) return;
      setCode(detail.code);
      found.current();
      document.getElementById(rowId(booking))?.scrollIntoView({ block: 'center' });
    };
    window.addEventListener(FOUND, hear);
    return () => window.removeEventListener(FOUND, hear);
  }, [booking]);
  return code;
}
