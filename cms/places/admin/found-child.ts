'use client';

import { useEffect, useRef, useState } from 'react';

const FOUND = 'jt-child-found';

/** For whom a guardian made a code of one day. */
export interface ShownDelegate {
  name: string;
  relation: string;
  phone?: string;
}

export interface Found {
  booking: string;
  code: string;
  delegate?: ShownDelegate;
}

export const rowId = (booking: string) => `child-${booking}`;

/** Tells the row of a child that its family's code was shown. */
export const tellFound = (found: Found) => window.dispatchEvent(new CustomEvent<Found>(FOUND, { detail: found }));

/** The code by which a row's child was found, and whose it is; the row comes into sight. */
export function useFound(booking: string, onFound: () => void): Pick<Found, 'code' | 'delegate'> {
  const [told, setTold] = useState<Pick<Found, 'code' | 'delegate'>>({ code: '' });
  const found = useRef(onFound);
  found.current = onFound;
  useEffect(() => {
    const hear = (event: Event) => {
      const { detail } = event as CustomEvent<Found>;
      if (detail.booking !== booking) return;
      setTold(detail);
      found.current();
      document.getElementById(rowId(booking))?.scrollIntoView({ block: 'center' });
    };
    window.addEventListener(FOUND, hear);
    return () => window.removeEventListener(FOUND, hear);
  }, [booking]);
  return told;
}
