'use client';

import { RelationshipField, useAuth } from '@payloadcms/ui';
import type { RelationshipFieldClientComponent } from 'payload';

/** Which centre: a centre's own people are not asked, it is theirs. */
export const FacilityField: RelationshipFieldClientComponent = (props) => {
  const { user } = useAuth();
  const roles: unknown = user?.roles;
  const ofCentre = Array.isArray(roles) && roles.some((role) => role === 'head' || role === 'counter');
  return ofCentre ? null : <RelationshipField {...props} />;
};
