// Ids as Discord makes them: milliseconds since 2015, then a counter; later ids are greater.

/** Gives ids that rise strictly, also within a millisecond. */
export class Snowflakes {
  #last = 0n

  next(): string {
    const now = (BigInt(Date.now()) - DISCORD_EPOCH) << 22n
    this.#last = now > this.#last ? now : this.#last + 1n
    return String(this.#last)
  }
}

/** Which shard of how many gets the events of a guild; what belongs to no guild goes to shard 0. */
export function shardOf(guildId: string | undefined, shards: number): number {
  return guildId ? Number((BigInt(guildId) >> 22n) % BigInt(shards)) : 0
}

const DISCORD_EPOCH = 1_420_070_400_000n
