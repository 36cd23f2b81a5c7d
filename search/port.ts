import type { DatabaseSync } from 'node:sqlite';
import type { CareForm } from '#domain/care/care.ts';
import type { InEveryLanguage, Lang } from '#domain/language/lang.ts';
import type { Institution } from '#domain/places/facility.ts';
import type { PlaceKind, Point } from '#domain/places/geo.ts';

export type { CareForm, Point };
/** A text in the languages it exists in. */
export type Text = Partial<InEveryLanguage>;

export const STAFF_LANGUAGES = ['mandarin', 'dialect', 'english', 'sign'] as const;
export type StaffLanguage = (typeof STAFF_LANGUAGES)[number];

export const ACCESS_FEATURES = ['step_free', 'lift', 'accessible_toilet'] as const;
export type AccessFeature = (typeof ACCESS_FEATURES)[number];

export interface FacilityDocument {
  kind: 'facility';
  id: string;
  slug: string;
  name: Text;
  address: Text;
  township: Text;
  townshipCode?: string;
  district: Text;
  districtCode?: string;
  /** The town's name, for cities without area codes. */
  town?: string;
  /** WGS-84; `null` when unknown or refused. */
  location: Point | null;
  institution: Institution;
  forms: CareForm[];
  /** Months, inclusive; `null` when unknown. */
  ageFrom: number | null;
  /** Months, exclusive; `null` when unknown. */
  ageTo: number | null;
  inclusive: boolean | null;
  model: boolean;
  bookable: boolean;
  listedOnly: boolean;
  /** The lowest price of each form, in minor units, per that form's own unit. */
  prices: Partial<Record<CareForm, number>>;
  /** Whether meals are on its price list; `null` where it has no list. */
  meals: boolean | null;
  /** Minutes since midnight: the earliest opening and the latest closing from Monday to Friday; `null` when unknown. */
  opensAt: number | null;
  closesAt: number | null;
  /** What its staff speak with families and children. */
  languages: StaffLanguage[];
  access: AccessFeature[];
  /** Whether it takes children of people who do not work there; only an employer's place may not. `null` when unknown. */
  openToPublic: boolean | null;
  /** In a town or a township, not in a subdistrict; `null` when unknown. */
  rural: boolean | null;
  phone?: string;
}

export interface ArticleDocument {
  kind: 'article';
  id: string;
  slug: string;
  title: Text;
  summary: Text;
  body: Text;
  topic: string;
  fromMonth: number;
  toMonth: number;
}

export interface PolicyDocument {
  kind: 'policy';
  id: string;
  slug: string;
  title: Text;
  summary: Text;
  body: Text;
}

/** Something that families can come to. */
export interface ActivityDocument {
  kind: 'activity';
  id: string;
  slug: string;
  title: Text;
  summary: Text;
  place: Text;
  /** A civil date. */
  date: string;
  /** `HH:mm`, local. */
  from?: string;
  to?: string;
  fromMonth: number;
  toMonth: number;
}

export interface PlaceDocument {
  kind: 'place';
  id: string;
  name: Text;
  aliases: string[];
  placeKind: PlaceKind;
  location: Point;
  districtCode?: string;
}

/** Ids are unique over all kinds. */
export type SearchDocument = FacilityDocument | ArticleDocument | PlaceDocument | PolicyDocument | ActivityDocument;

export interface Bounds {
  south: number;
  west: number;
  north: number;
  east: number;
}

export type FacilitySort = 'distance' | 'detour' | 'price' | 'name' | 'relevance';

/** What a family looks for, without the page. Filters that are left out do not filter. */
export interface FacilityCriteria {
  /** Every term must match. Blank filters nothing; characters that cannot be searched match nothing. */
  q?: string;
  near?: Point;
  /** A second place to go on to, such as work. Only with `near`, and then a centre's detour counts. */
  also?: Point;
  /** Metres around `near`. With `also`: a detour of at most twice as many, which is the same when both are one place. */
  radius?: number;
  bounds?: Bounds;
  /** A district code, or a town where there is no code. */
  district?: string;
  /** A township code, or a town where there is no code. */
  township?: string;
  /** Any of these. */
  form?: CareForm[];
  /** Any of these. */
  institution?: string[];
  ageMonths?: number;
  inclusive?: boolean;
  bookable?: boolean;
  model?: boolean;
  /** Minor units; see `comparablePrice` for which price it is held against. */
  priceMax?: number;
  /** What is not known is neither; the same goes for the other filters of yes or no. */
  meals?: boolean;
  /** Closes then or later: minutes since midnight. */
  openUntil?: number;
  /** Any of these. */
  languages?: StaffLanguage[];
  /** All of these. */
  access?: AccessFeature[];
  openToPublic?: boolean;
  rural?: boolean;
  /** Only those that anybody may book: `bookable`, and not known to be for its own people alone. */
  toAnyone?: boolean;
  /** Keep only these, for instance those free for a window. */
  ids?: Set<string>;
  /** Leave these out; every engine is told each of them, so that they are to be few. */
  except?: Set<string>;
  /**
   * Left out: by detour with `near` and `also`, by distance with `near` alone, else by relevance with `q`, else by name.
   * Relevance: every term in the name; some in the name; every one in the name or the names of district and township;
   * every one in those or the address; the rest. Whatever the order, equals go by name as it is read, then by id.
   */
  sort?: FacilitySort;
}

/** `page` counts from 1. */
export interface FacilityQuery extends FacilityCriteria {
  page: number;
  perPage: number;
  /** Where only hits and their number are wanted: nothing is counted by its values, and every facet is empty. */
  withoutFacets?: boolean;
  /** Whether each hit says what to mark in it, which takes longer than to find it. */
  highlight?: boolean;
}

/** From and to in UTF-16 units, as `slice` takes them; in order, never overlapping. */
export type Range = [from: number, to: number];

/** Where a text answers the question, in each language. */
export type TextRanges = Partial<Record<Lang, Range[]>>;

export interface Highlight {
  name: TextRanges;
  address: TextRanges;
}

export interface FacilityHit {
  id: string;
  slug: string;
  /** Metres from `near`, as the crow flies; `null` without `near`. */
  distance: number | null;
  /** Metres that going by way of it adds to the way from `near` to `also`; `null` unless both are given. */
  detour: number | null;
  document: FacilityDocument;
  /** What to mark in the hit, where that was asked for. */
  highlight?: Highlight;
}

/** For each value, how many facilities match the query without that value's own group. Zeroes are left out of records. */
export interface FacilityFacets {
  form: Record<string, number>;
  institution: Record<string, number>;
  /** By district code, or by town where there is no code. */
  district: Record<string, number>;
  inclusive: { true: number };
  model: { true: number };
  bookable: { true: number };
  meals: { true: number };
  openToPublic: { true: number };
  rural: { true: number };
  languages: Record<string, number>;
  /** All of these must be there: how many match when this one is chosen beside those that are. */
  access: Record<string, number>;
}

export interface FacilityResults {
  total: number;
  hits: FacilityHit[];
  facets: FacilityFacets;
}

export type TextKind = 'article' | 'policy' | 'activity';

export interface TextQuery {
  q: string;
  kinds: TextKind[];
  limit: number;
  /** A civil date: activities before it are left out. */
  from?: string;
}

export interface TextHit {
  kind: TextKind;
  id: string;
  slug: string;
  title: Text;
  summary: Text;
  /** Of an article. */
  topic?: string;
  /** Of an activity: a civil date, and where it is. */
  date?: string;
  place?: Text;
  /** What to mark in the title. */
  highlight?: { title: TextRanges };
}

export interface PlaceQuery {
  /** Only places whose name, alias or pinyin is all that was typed. */
  whole?: boolean;
  q: string;
  lang: Lang;
  limit: number;
}

export interface SearchCounts {
  facilities: number;
  articles: number;
  places: number;
  policies: number;
  activities: number;
}

/** Ids by which an index is off from what it should hold. */
export interface Differences {
  missing: string[];
  surplus: string[];
  different: string[];
}

export type EngineName = 'embedded' | 'meilisearch';

export interface SearchStatus {
  /** The engine that is set up. */
  engine: EngineName;
  /** The engine that answers now: the embedded one while the other cannot be relied on. */
  answering: EngineName;
  /** Where an engine of its own is. */
  address?: string;
  /** While another answers: since when (an instant) and why. */
  since?: string;
  why?: string;
  /** Whether it has not answered yet because it refuses the key: no waiting will change that. */
  misconfigured?: boolean;
}

export type OnProgress = (documents: number, of: number) => void;

/** Reads everything that is to be searched, afresh. */
export type ReadDocuments = () => Promise<SearchDocument[]>;

/** Where an engine of this process keeps its index for the next start. */
export interface IndexFile {
  /** An empty database of this process alone. */
  create(): DatabaseSync;
  /** One with all that was kept, and its mark; `undefined` where nothing whole was. */
  open(): Promise<{ db: DatabaseSync; mark: string } | undefined>;
  keep(db: DatabaseSync, mark: string): Promise<void>;
}

/** Who tells an engine that several processes share. */
export interface Told {
  /** Another process, which has made the change; this one only where that has come to its end. */
  elsewhere?: boolean;
}

export interface SearchPort {
  /** Adds documents, or replaces those of the same id. */
  index(documents: SearchDocument[], told?: Told): Promise<void>;
  /** Ids that are not there are passed over. */
  remove(ids: string[], told?: Told): Promise<void>;
  searchFacilities(query: FacilityQuery): Promise<FacilityResults>;
  /** Every match, sorted, unpaged. */
  allFacilities(query: FacilityCriteria): Promise<FacilityHit[]>;
  /** Articles, policies and activities, best first, by the same relevance. A blank `q` gives all of them, by title. */
  searchTexts(query: TextQuery): Promise<TextHit[]>;
  /** Places by name or alias: from the start, from within, in pinyin or by initials. A blank `q` gives none. */
  suggestPlaces(query: PlaceQuery): Promise<PlaceDocument[]>;
  counts(): Promise<SearchCounts>;
  get(id: string): Promise<SearchDocument | undefined>;
  /** Builds a whole new index aside, then switches at once. What changes after the call is in both. */
  swap(documents: SearchDocument[] | ReadDocuments, onProgress?: OnProgress): Promise<void>;
  /**
   * Makes the index hold exactly what `read` gives, touching only what differs; what changes after the call stays. With
   * `patience`, in milliseconds, whoever asks is let go after that long, and the work goes on.
   */
  mend(read: ReadDocuments, patience?: number): Promise<Differences>;
  /** The `contentHash` of every document in the index, by id. */
  hashes(): Promise<Map<string, string>>;
  /** Takes up the index that was kept, where there is one, all of it, and its mark fits; an engine of its own has none. */
  takeUp?(fits: (mark: string) => boolean | Promise<boolean>): Promise<boolean>;
  /** Keeps the index as it is for a later start, which is asked whether the mark fits. */
  keep?(mark: string): Promise<void>;
  status(): SearchStatus;
  close(): Promise<void>;
}
