import type { Access } from 'payload';

/** Written by the product itself, never through the admin. */
export const nobody: Access = () => false;
