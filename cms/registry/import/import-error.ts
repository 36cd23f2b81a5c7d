/** A mistake of the person who runs the import: one sentence, no stack. */
export class ImportError extends Error {}
