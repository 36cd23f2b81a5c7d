'use client';

import { RelationshipField, useAuth, useDocumentInfo } from '@payloadcms/ui';
import type { RelationshipFieldClientComponent } from 'payload';

/** Which centre: a centre's own people are not asked, it is theirs. What is there already stays with its own. */
export const FacilityField: RelationshipFieldClientComponent = (props) => {
  const { user } = useAuth();
  const { id } = useDocumentInfo();
  const roles: unknown = user?.roles;
  const ofCentre = Array.isArray(roles) && roles.some((role) => role === 'head' || role === 'counter');
  return ofCentre ? null : <RelationshipField {...props} readOnly={Boolean(id)} />;
};
