// Hands out ids of texts at once, though the numbers behind them are shared by all instances.
import { idOfNumber, randomId } from './customer-ids.js'
import { type Database, number } from './database.js'

/** Ids for texts, some in stock, so that nobody waits for one. With the database away they are longer, not doubled. */
export function idStock(database: Database): { readonly next: () => string } {
  const stock: number[] = []
  let isFetching = false
  const fetch = async () => {
    if (isFetching) return
    isFetching = true
    try {
      const [row] = await database.query(
        `INSERT INTO clausebot_numbers (name, next) VALUES ('text', ?)
          ON CONFLICT (name) DO UPDATE SET next = clausebot_numbers.next + excluded.next RETURNING next`,
        [STOCK],
      )
      if (row) for (let i = STOCK; i > 0; i--) stock.push(number(row, 'next') - i)
    } catch {
      // The queue says that the database is away; the next call tries again.
    } finally {
      isFetching = false
    }
  }
  void fetch()
  return {
    next: () => {
      if (stock.length <= STOCK / 2) void fetch()
      const own = stock.shift()
      return own === undefined ? randomId() : idOfNumber(own)
    },
  }
}

const STOCK = 40
