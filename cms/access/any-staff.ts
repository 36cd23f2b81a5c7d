import type { Access } from 'payload';

export const anyStaff: Access = ({ req }) => Boolean(req.user);
