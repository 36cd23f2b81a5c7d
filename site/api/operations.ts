import type { z } from 'zod';
import * as bodies from '#cms/input/bodies.ts';
import { searchQuery } from '#cms/input/search-wish.ts';
import * as answers from './answers.ts';
import * as savedSearch from './family/saved-search.ts';

export interface Operation {
  id: string;
  method: 'get' | 'post' | 'delete';
  path: string;
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodObject;
  /** Taken as it is instead of the JSON body. */
  file?: 'application/pdf';
  /** The answer when all is well. */
  answer: z.ZodType;
  status?: 200 | 201;
  /** Needs a family's session: cookie or bearer token. */
  session?: boolean;
  /** Public data that any site's script may read. */
  open?: boolean;
  /** Honours `Idempotency-Key`. */
  idempotent?: boolean;
  /** Which limit of calls counts it; what costs more is counted by its verb besides. */
  rate: 'read' | 'write';
  problems: number[];
}

const define = <O extends Operation>(operation: O) => operation;

/** Every call of the API: what is validated here is what the OpenAPI document says. */
export const operations = {
  searchFacilities: define({
    id: 'searchFacilities',
    method: 'get',
    path: '/facilities',
    summary: 'Find centres; with from and to, only those that can take the child for all of it',
    query: searchQuery,
    answer: answers.searchAnswer,
    open: true,
    rate: 'read',
    problems: [400, 429],
  }),
  suggest: define({
    id: 'suggest',
    method: 'get',
    path: '/suggestions',
    summary: 'What may be meant by what is typed so far: places to search around, then centres by name',
    query: bodies.suggestQuery,
    answer: answers.suggestAnswer,
    open: true,
    rate: 'read',
    problems: [400, 429],
  }),
  getFacility: define({
    id: 'getFacility',
    method: 'get',
    path: '/facilities/{slug}',
    summary: 'The whole public record of a centre',
    query: bodies.noQuery,
    answer: answers.facilityAnswer,
    open: true,
    rate: 'read',
    problems: [400, 404, 429],
  }),
  getAvailability: define({
    id: 'getAvailability',
    method: 'get',
    path: '/facilities/{slug}/availability',
    summary: 'Places left by day and half hour, with the reason where none; at most 62 days at a time',
    query: bodies.availabilityQuery,
    answer: answers.availabilityAnswer,
    open: true,
    rate: 'read',
    problems: [400, 404, 409, 429],
  }),
  quote: define({
    id: 'quote',
    method: 'post',
    path: '/quotes',
    summary: 'Price, places left and what cancelling gives back; holds nothing',
    body: bodies.quoteBody,
    answer: answers.quoteAnswer,
    rate: 'read',
    problems: [400, 404, 409, 413, 422, 429],
  }),
  sendCode: define({
    id: 'sendCode',
    method: 'post',
    path: '/session/code',
    summary: 'Send a one-time code',
    body: bodies.codeBody,
    answer: answers.codeAnswer,
    rate: 'write',
    problems: [400, 413, 422, 429],
  }),
  signIn: define({
    id: 'signIn',
    method: 'post',
    path: '/session',
    summary: 'Trade a code for a session: a bearer token, and the same as a cookie',
    body: bodies.sessionBody,
    answer: answers.sessionAnswer,
    status: 201,
    rate: 'write',
    problems: [400, 413, 422, 429],
  }),
  signOut: define({
    id: 'signOut',
    method: 'delete',
    path: '/session',
    summary: 'End the session',
    answer: answers.okAnswer,
    rate: 'write',
    problems: [400, 429],
  }),
  outbox: define({
    id: 'outbox',
    method: 'get',
    path: '/outbox',
    summary: 'Messages sent, newest first (demonstration only)',
    query: bodies.noQuery,
    answer: answers.outboxAnswer,
    rate: 'read',
    problems: [400, 404, 429],
  }),
  hold: define({
    id: 'hold',
    method: 'post',
    path: '/holds',
    summary: 'Hold all the places of a wish for 15 minutes, or none',
    body: bodies.holdBody,
    answer: answers.bookingAnswer,
    status: 201,
    session: true,
    idempotent: true,
    rate: 'write',
    problems: [400, 401, 404, 409, 413, 422, 429],
  }),
  getBooking: define({
    id: 'getBooking',
    method: 'get',
    path: '/bookings/{id}',
    summary: 'A booking of this family',
    query: bodies.noQuery,
    answer: answers.bookingAnswer,
    session: true,
    rate: 'read',
    problems: [400, 401, 404, 429],
  }),
  sign: define({
    id: 'sign',
    method: 'post',
    path: '/bookings/{id}/sign',
    summary: 'Sign the service contract',
    body: bodies.signBody,
    answer: answers.bookingAnswer,
    session: true,
    idempotent: true,
    rate: 'write',
    problems: [400, 401, 404, 409, 413, 422, 429],
  }),
  pay: define({
    id: 'pay',
    method: 'post',
    path: '/bookings/{id}/pay',
    summary: 'Open the checkout, or give back the open one; the payer finishes it at its url',
    body: bodies.noBody,
    answer: answers.payAnswer,
    session: true,
    idempotent: true,
    rate: 'write',
    problems: [400, 401, 404, 409, 413, 422, 429],
  }),
  cancel: define({
    id: 'cancel',
    method: 'post',
    path: '/bookings/{id}/cancel',
    summary: 'Cancel; what the contract says goes back',
    body: bodies.cancelBody,
    answer: answers.cancelAnswer,
    session: true,
    idempotent: true,
    rate: 'write',
    problems: [400, 401, 404, 409, 413, 422, 429],
  }),
  reschedule: define({
    id: 'reschedule',
    method: 'post',
    path: '/bookings/{id}/reschedule',
    summary: 'Move to another time of the same length and price; the amended contract is signed again',
    body: bodies.rescheduleBody,
    answer: answers.bookingAnswer,
    session: true,
    idempotent: true,
    rate: 'write',
    problems: [400, 401, 404, 409, 413, 422, 429],
  }),
  refundPreview: define({
    id: 'refundPreview',
    method: 'get',
    path: '/bookings/{id}/refund-preview',
    summary: 'What cancelling now gives back, line by line, and why',
    query: bodies.noQuery,
    answer: answers.refundAnswer,
    session: true,
    rate: 'read',
    problems: [400, 401, 404, 409, 429],
  }),
  listFavourites: define({
    id: 'listFavourites',
    method: 'get',
    path: '/favourites',
    summary: 'The centres saved: the family’s with a session, else those in the browser’s own cookie',
    query: bodies.noQuery,
    answer: answers.favouritesAnswer,
    rate: 'read',
    problems: [400, 429],
  }),
  addFavourite: define({
    id: 'addFavourite',
    method: 'post',
    path: '/favourites',
    summary: 'Save a centre; saving it again changes nothing',
    body: bodies.favouriteBody,
    answer: answers.favouritesAnswer,
    rate: 'write',
    problems: [400, 404, 409, 413, 429],
  }),
  removeFavourite: define({
    id: 'removeFavourite',
    method: 'delete',
    path: '/favourites/{id}',
    summary: 'Take a centre out of those saved, by its id or slug',
    answer: answers.favouritesAnswer,
    rate: 'write',
    problems: [400, 404, 429],
  }),
  listSavedSearches: define({
    id: 'listSavedSearches',
    method: 'get',
    path: '/saved-searches',
    summary: 'What the family waits for, and what has stopped lately',
    query: bodies.noQuery,
    answer: savedSearch.savedSearchesAnswer,
    session: true,
    rate: 'read',
    problems: [400, 401, 429],
  }),
  saveSearch: define({
    id: 'saveSearch',
    method: 'post',
    path: '/saved-searches',
    summary: 'Be told when a place comes up; ten at most, and saving the same again changes nothing',
    body: savedSearch.savedSearchBody,
    answer: savedSearch.savedSearchAnswer,
    status: 201,
    session: true,
    idempotent: true,
    rate: 'write',
    problems: [400, 401, 404, 409, 413, 422, 429],
  }),
  stopSearch: define({
    id: 'stopSearch',
    method: 'delete',
    path: '/saved-searches/{id}',
    summary: 'Be told no more; stopping twice is answered like the first time',
    answer: savedSearch.savedSearchAnswer,
    session: true,
    rate: 'write',
    problems: [400, 401, 404, 429],
  }),
  verify: define({
    id: 'verify',
    method: 'post',
    path: '/contracts/verify',
    summary: 'Whether a PDF or its hash is a contract signed here, unchanged. Send JSON, or the PDF itself as application/pdf',
    body: bodies.verifyBody,
    file: 'application/pdf',
    answer: answers.verifyAnswer,
    rate: 'write',
    problems: [400, 413, 429],
  }),
} satisfies Record<string, Operation>;
