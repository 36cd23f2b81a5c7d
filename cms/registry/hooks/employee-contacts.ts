import type { FieldHook, TextareaFieldValidation, TextFieldSingleValidation } from 'payload';
import { normalContact } from '#cms/accounts/contact.ts';
import { say } from '#cms/fields/hooks/say.ts';
import { getPortal } from '#cms/portal/portal.ts';
import { normalEmployeeCode, SHORTEST_EMPLOYEE_CODE } from '#domain/places/employee-code.ts';

/** One a line; lists that are pasted part them by commas and the like. */
const partsOf = (text: string) =>
  text
    .split(/[\s,，;；、]+/u)
    .map((part) => part.trim())
    .filter(Boolean);

/** Each is a phone or an e-mail; the first that is none is named. */
export const employeeContacts: TextareaFieldValidation = async (value, { req }) => {
  if (typeof value !== 'string') return true;
  const { country } = (await getPortal()).city;
  const wrong = partsOf(value).find((part) => !normalContact(part, country));
  return wrong === undefined || say(req, 'refused.noContact', { contact: wrong.slice(0, 60) });
};

/** Kept as families sign in, one a line, each once. What is none stays for the validation to name. */
export const inOneForm: FieldHook = async ({ value }) => {
  if (typeof value !== 'string') return value;
  const { country } = (await getPortal()).city;
  return [...new Set(partsOf(value).map((part) => normalContact(part, country) ?? part))].join('\n');
};

export const employeeCode: TextFieldSingleValidation = (value, { req }) => {
  if (!value) return true;
  return (
    normalEmployeeCode(value).length >= SHORTEST_EMPLOYEE_CODE || say(req, 'refused.codeShort', { least: SHORTEST_EMPLOYEE_CODE })
  );
};
