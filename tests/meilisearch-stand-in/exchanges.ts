/** One request and its answer. `ANY` stands for what differs each time; fields that an answer has besides are let be. */
export interface Exchange {
  what: string;
  request: [method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, body?: unknown];
  status: number;
  answer: unknown;
  /** How the task ends that the request set going. */
  task?: unknown;
}

export const ANY = Symbol('any');

const accepted = (indexUid: string | null, type: string) => ({
  taskUid: ANY,
  indexUid,
  status: 'enqueued',
  type,
  enqueuedAt: ANY,
});
const succeeded = (details: unknown = ANY) => ({
  uid: ANY,
  status: 'succeeded',
  error: null,
  details,
  duration: ANY,
  finishedAt: ANY,
});
const refused = (code: string, message: unknown = ANY, type = 'invalid_request') => ({
  message,
  code,
  type,
  link: `https://docs.meilisearch.com/errors#${code}`,
});
const failed = (code: string, message: unknown = ANY) => ({ uid: ANY, status: 'failed', error: refused(code, message) });

const BOOKS = [
  { id: 'a', title: ['海陵托育', '陵托育', '托育', '育'], year: 2001, place: 'b', _geo: { lat: 32.5, lng: 120 } },
  { id: 'b', title: ['托儿所', '儿所', '所'], year: 1999, place: 'A', _geo: { lat: 32.6, lng: 120 }, price: 0 },
  { id: 'c', title: ['hailing', 'ling'], year: 2010, price: 20, open: true },
  { id: 'd-1_E', title: [], place: 'c', open: false },
];
const SETTINGS = {
  filterableAttributes: [
    { attributePatterns: ['title'], features: { facetSearch: false, filter: { equality: false, comparison: true } } },
    { attributePatterns: ['place', 'open'], features: { facetSearch: false, filter: { equality: true, comparison: false } } },
    'year',
    'price',
    '_geo',
  ],
  sortableAttributes: ['_geo', 'place', 'price', 'id'],
  rankingRules: ['sort'],
  pagination: { maxTotalHits: 1000000 },
  faceting: { maxValuesPerFacet: 20000 },
  searchCutoffMs: 2000,
};

/**
 * All that the adapter takes for granted of the server, as the server's documentation and own test suite show it.
 * One after the other, on an empty server; `INDEX` is the name of an index.
 */
export const EXCHANGES: Exchange[] = [
  { what: 'is healthy', request: ['GET', 'health'], status: 200, answer: { status: 'available' } },
  {
    what: 'has no such index yet',
    request: ['POST', 'indexes/INDEX/search', {}],
    status: 404,
    answer: refused('index_not_found', 'Index `INDEX` not found.'),
  },
  {
    what: 'creates an index',
    request: ['POST', 'indexes', { uid: 'INDEX', primaryKey: 'id' }],
    status: 202,
    answer: accepted('INDEX', 'indexCreation'),
    task: succeeded({ primaryKey: 'id' }),
  },
  {
    what: 'creates it once',
    request: ['POST', 'indexes', { uid: 'INDEX', primaryKey: 'id' }],
    status: 202,
    answer: accepted('INDEX', 'indexCreation'),
    task: failed('index_already_exists', 'Index `INDEX` already exists.'),
  },
  {
    what: 'takes settings',
    request: ['PATCH', 'indexes/INDEX/settings', SETTINGS],
    status: 202,
    answer: accepted('INDEX', 'settingsUpdate'),
    task: succeeded(),
  },
  { what: 'tells them', request: ['GET', 'indexes/INDEX/settings'], status: 200, answer: SETTINGS },
  {
    what: 'takes documents',
    request: ['POST', 'indexes/INDEX/documents?primaryKey=id', BOOKS],
    status: 202,
    answer: accepted('INDEX', 'documentAdditionOrUpdate'),
    task: succeeded({ receivedDocuments: 4, indexedDocuments: 4 }),
  },
  {
    what: 'takes none where one has a bad key',
    request: ['POST', 'indexes/INDEX/documents?primaryKey=id', [{ id: 'fine' }, { id: 'not fine' }]],
    status: 202,
    answer: accepted('INDEX', 'documentAdditionOrUpdate'),
    task: failed('invalid_document_id'),
  },
  {
    what: 'takes none where one lies off the globe',
    request: ['POST', 'indexes/INDEX/documents?primaryKey=id', [{ id: 'e', _geo: { lat: 120, lng: 32 } }]],
    status: 202,
    answer: accepted('INDEX', 'documentAdditionOrUpdate'),
    task: failed('invalid_document_geo_field'),
  },
  {
    what: 'counts exactly without bringing hits',
    request: ['POST', 'indexes/INDEX/search', { page: 1, hitsPerPage: 0 }],
    status: 200,
    answer: { hits: [], query: '', processingTimeMs: ANY, hitsPerPage: 0, page: 1, totalPages: 0, totalHits: 4 },
  },
  {
    what: 'brings a stretch of them',
    request: ['POST', 'indexes/INDEX/search', { sort: ['id:asc'], offset: 1, limit: 2, attributesToRetrieve: ['id'] }],
    status: 200,
    answer: { hits: [{ id: 'b' }, { id: 'c' }], query: '', processingTimeMs: ANY, limit: 2, offset: 1, estimatedTotalHits: 4 },
  },
  {
    what: 'finds by a range over strings, one value of several being enough',
    request: ['POST', 'indexes/INDEX/search', found(`title '托' TO '托\u{10ffff}'`)],
    status: 200,
    answer: { hits: [{ id: 'a' }, { id: 'b' }] },
  },
  {
    what: 'takes both ends of a range from the same value',
    request: ['POST', 'indexes/INDEX/search', found(`title '陵' TO '陵\u{10ffff}' AND title 'hai' TO 'hai\u{10ffff}'`)],
    status: 200,
    answer: { hits: [] },
  },
  {
    what: 'compares without regard to case',
    request: ['POST', 'indexes/INDEX/search', found(`place IN ['a', 'C', 'zz']`)],
    status: 200,
    answer: { hits: [{ id: 'b' }, { id: 'd-1_E' }] },
  },
  {
    what: 'knows NOT, EXISTS, OR and brackets',
    request: ['POST', 'indexes/INDEX/search', found('(price NOT EXISTS OR price <= 0) AND NOT (place = c)')],
    status: 200,
    answer: { hits: [{ id: 'a' }, { id: 'b' }] },
  },
  {
    what: 'knows yes and no',
    request: ['POST', 'indexes/INDEX/search', found('open = false')],
    status: 200,
    answer: { hits: [{ id: 'd-1_E' }] },
  },
  {
    what: 'joins the filters of a list by AND',
    request: ['POST', 'indexes/INDEX/search', { ...found(''), filter: ['year >= 1999', 'year < 2010'] }],
    status: 200,
    answer: { hits: [{ id: 'a' }, { id: 'b' }] },
  },
  {
    what: 'finds within a radius',
    request: ['POST', 'indexes/INDEX/search', found('_geoRadius(32.5, 120, 11100)')],
    status: 200,
    answer: { hits: [{ id: 'a' }] },
  },
  {
    what: 'puts the nearer first, and last what lies nowhere',
    request: ['POST', 'indexes/INDEX/search', { sort: ['_geoPoint(32.7, 120):asc', 'id:asc'], attributesToRetrieve: ['id'] }],
    status: 200,
    answer: { hits: [{ id: 'b' }, { id: 'a' }, { id: 'c' }, { id: 'd-1_E' }] },
  },
  {
    what: 'puts what lacks a value last, and goes on to the next order among equals',
    request: ['POST', 'indexes/INDEX/search', { sort: ['price:asc', 'place:asc', 'id:asc'], attributesToRetrieve: ['id'] }],
    status: 200,
    answer: { hits: [{ id: 'b' }, { id: 'c' }, { id: 'a' }, { id: 'd-1_E' }] },
  },
  {
    what: 'counts facets under the filter',
    request: ['POST', 'indexes/INDEX/search', { filter: 'year >= 1999', facets: ['place', 'open'], page: 1, hitsPerPage: 0 }],
    status: 200,
    answer: { totalHits: 3, facetDistribution: { place: { A: 1, b: 1 }, open: { true: 1 } } },
  },
  {
    what: 'answers several questions at once',
    request: [
      'POST',
      'multi-search',
      {
        queries: [
          { indexUid: 'INDEX', q: '', page: 1, hitsPerPage: 0 },
          { indexUid: 'INDEX', q: '', filter: ['year = 2010'], limit: 1, attributesToRetrieve: ['id'] },
        ],
      },
    ],
    status: 200,
    answer: {
      results: [
        { indexUid: 'INDEX', totalHits: 4 },
        { indexUid: 'INDEX', hits: [{ id: 'c' }] },
      ],
    },
  },
  {
    what: 'refuses what may not be filtered',
    request: ['POST', 'indexes/INDEX/search', { filter: 'secret = 1' }],
    status: 400,
    answer: refused('invalid_search_filter'),
  },
  {
    what: 'refuses a comparison that is not set up',
    request: ['POST', 'indexes/INDEX/search', { filter: 'place > a' }],
    status: 400,
    answer: refused('invalid_search_filter'),
  },
  {
    what: 'refuses a filter that cannot be read',
    request: ['POST', 'indexes/INDEX/search', { filter: 'year = ' }],
    status: 400,
    answer: refused('invalid_search_filter'),
  },
  {
    what: 'refuses what may not be sorted by',
    request: ['POST', 'indexes/INDEX/search', { sort: ['year:asc'] }],
    status: 400,
    answer: refused('invalid_search_sort'),
  },
  {
    what: 'refuses a facet that is not set up',
    request: ['POST', 'indexes/INDEX/search', { facets: ['secret'] }],
    status: 400,
    answer: refused('invalid_search_facets'),
  },
  {
    what: 'lists documents that pass a filter',
    request: ['POST', 'indexes/INDEX/documents/fetch', { filter: ['year > 2000'], fields: ['id'], offset: 1, limit: 5 }],
    status: 200,
    answer: { results: [{ id: 'c' }], offset: 1, limit: 5, total: 2 },
  },
  {
    what: 'lists all documents',
    request: ['GET', 'indexes/INDEX/documents?fields=id&offset=3&limit=5'],
    status: 200,
    answer: { results: [{ id: 'd-1_E' }], offset: 3, limit: 5, total: 4 },
  },
  {
    what: 'replaces a document of the same key',
    request: ['POST', 'indexes/INDEX/documents', [{ id: 'c', year: 1 }]],
    status: 202,
    answer: accepted('INDEX', 'documentAdditionOrUpdate'),
    task: succeeded(),
  },
  {
    what: 'keeps nothing of the old one',
    request: ['POST', 'indexes/INDEX/search', found('open = true')],
    status: 200,
    answer: { hits: [] },
  },
  {
    what: 'takes documents out, and passes over those that are not there',
    request: ['POST', 'indexes/INDEX/documents/delete-batch', ['c', 'nobody']],
    status: 202,
    answer: accepted('INDEX', 'documentDeletion'),
    task: succeeded({ providedIds: 2, deletedDocuments: 1, originalFilter: null }),
  },
  {
    what: 'creates another index by adding to it',
    request: ['POST', 'indexes/INDEX-next/documents?primaryKey=id', [{ id: 'new' }]],
    status: 202,
    answer: accepted('INDEX-next', 'documentAdditionOrUpdate'),
    task: succeeded(),
  },
  {
    what: 'exchanges two indexes',
    request: ['POST', 'swap-indexes', [{ indexes: ['INDEX', 'INDEX-next'], rename: false }]],
    status: 202,
    answer: accepted(null, 'indexSwap'),
    task: succeeded(),
  },
  {
    what: 'answers from the other one then',
    request: ['POST', 'indexes/INDEX/search', {}],
    status: 200,
    answer: { hits: [{ id: 'new' }] },
  },
  {
    what: 'drops an index',
    request: ['DELETE', 'indexes/INDEX-next'],
    status: 202,
    answer: accepted('INDEX-next', 'indexDeletion'),
    task: succeeded({ deletedDocuments: 3 }),
  },
  {
    what: 'exchanges none with one that is not there',
    request: ['POST', 'swap-indexes', [{ indexes: ['INDEX', 'INDEX-next'], rename: false }]],
    status: 202,
    answer: accepted(null, 'indexSwap'),
    task: failed('index_not_found'),
  },
];

function found(filter: string): object {
  return { filter, sort: ['id:asc'], attributesToRetrieve: ['id'] };
}
