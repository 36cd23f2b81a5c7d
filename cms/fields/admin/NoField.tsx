'use client';

/** A value that the list shows and the form does not: what it means stands there in words. */
export function NoField() {
  return null;
}
