import BetterSqlite, { type Database as SqliteFile, type Statement } from 'better-sqlite3';

/** Nobody wants to hear of what is older. */
const KEEP_MS = 60_000;
/** Announcements between two times that old ones are thrown away. */
const TIDY_EVERY = 200;
/** SQLite waits in the calling thread. Others write for a fraction of a millisecond. */
const BUSY_TIMEOUT_MS = 20;

/**
 * What processes on one SQLite file say to each other, in a small file of its own beside it: there it makes nobody wait
 * who changes a plan, and tells nobody to look for changes. It may be deleted whenever no process is running. Methods
 * throw what SQLite says.
 */
export class AnnouncementFile {
  readonly #file: SqliteFile;
  readonly #nodeId: string;
  readonly #insert: Statement<[string, string, number]>;
  readonly #select: Statement<[number, string], { readonly id: number; readonly text: string }>;
  #said = 0;
  #heardUpTo: number;
  #version: unknown;

  constructor(path: string, nodeId: string) {
    this.#nodeId = nodeId;
    this.#file = new BetterSqlite(path, { timeout: BUSY_TIMEOUT_MS });
    try {
      this.#file.pragma('journal_mode = WAL');
      // What a power cut takes along is worth nothing after it.
      this.#file.pragma('synchronous = OFF');
      this.#file.exec(
        'create table if not exists announcement (id integer primary key autoincrement, node_id text not null, text text not null, at integer not null)',
      );
      this.#insert = this.#file.prepare('insert into announcement (node_id, text, at) values (?, ?, ?)');
      this.#select = this.#file.prepare('select id, text from announcement where id > ? and node_id <> ? order by id');
      this.#tidy();
      const last = this.#file.prepare<[], { readonly id: number | null }>('select max(id) as id from announcement');
      this.#heardUpTo = last.get()?.id ?? 0;
    } catch (error) {
      this.#file.close();
      throw error;
    }
  }

  say(text: string): void {
    this.#insert.run(this.#nodeId, text, Date.now());
    this.#said += 1;
    if (this.#said % TIDY_EVERY === 0) this.#tidy();
  }

  /** What others have said since this was asked last, in order. Without news it costs a look at the file's version. */
  hear(): string[] {
    const version = this.#file.pragma('data_version', { simple: true });
    if (version === this.#version) return [];
    this.#version = version;
    const rows = this.#select.all(this.#heardUpTo, this.#nodeId);
    this.#heardUpTo = rows.at(-1)?.id ?? this.#heardUpTo;
    return rows.map(({ text }) => text);
  }

  close(): void {
    this.#file.close();
  }

  #tidy(): void {
    this.#file.prepare('delete from announcement where at < ?').run(Date.now() - KEEP_MS);
  }
}
