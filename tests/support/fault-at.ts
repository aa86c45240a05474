import type { KyselyPlugin } from 'kysely';
import type { Database } from '../../server/storage/database.ts';

/** Throws at the statement whose turn it is, before it reaches the database. */
export class FaultAt implements KyselyPlugin {
  /** Statements until the fault; 0 for none. */
  in = 0;

  /** Faults for every statement that is made through `database` from now on. */
  static install(database: Database): FaultAt {
    const fault = new FaultAt();
    Object.assign(database, { db: database.db.withPlugin(fault) });
    return fault;
  }

  transformQuery({ node }: Parameters<KyselyPlugin['transformQuery']>[0]): typeof node {
    if (this.in > 0 && (this.in -= 1) === 0) throw new Error('injected');
    return node;
  }
  async transformResult({ result }: Parameters<KyselyPlugin['transformResult']>[0]): Promise<typeof result> {
    return result;
  }
}
