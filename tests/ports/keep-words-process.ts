import { createKeptFile } from '#cms/ports/database/kept-file.ts';

/** Keeps 500 words more again and again, each time with their number of five hundreds as the mark: `… PATH FIRST`. */
const [path = '', first = '1'] = process.argv.slice(2);
const file = createKeptFile(path);
const db = file.create();
db.exec('CREATE TABLE words (word TEXT)');
const insert = db.prepare('INSERT INTO words VALUES (?)');
const add = (upTo: number) => {
  const { count } = db.prepare('SELECT count(*) AS count FROM words').get() as { count: number };
  for (let n = count; n < upTo * 500; n++) insert.run(`word ${n}`);
};
for (let mark = Number(first); ; mark++) {
  add(mark);
  await file.keep(db, String(mark));
  process.send?.(mark);
}
