/** A knowledge file of this size was not written by a person: 4 MiB is eight times the largest one shipped. */
export const MAX_FILE_BYTES = 4 * 1024 * 1024
