/** A piece of work that waits to be done. */
export interface Due {
  /** What it is about: the id of a booking, a refund, a search. */
  id: string;
  /** Only this process can do it, because it is about what this process has in memory. */
  own?: boolean;
}

export interface Task {
  /** What waits now. Every process looks at every turn, so it only reads. */
  findDue(): Promise<Due[]>;
  /** Does one piece, and says in a word what became of it. Doing it twice does no harm. Throws to be tried again. */
  run(id: string): Promise<string>;
}
