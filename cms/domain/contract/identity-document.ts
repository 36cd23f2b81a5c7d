/** What shows at a counter who somebody is. */
export const IDENTITY_DOCUMENTS = ['identity_card', 'household_register', 'passport', 'residence_permit'] as const;
export type IdentityDocument = (typeof IDENTITY_DOCUMENTS)[number];
