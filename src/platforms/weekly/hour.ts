// The hour of the week at which something is due, in the time zone of the process (TZ). Pure: the time comes in.

/** A day of the week and a time of day. */
export interface WeeklyHour {
  /** 0 is Sunday. */
  readonly day: number
  readonly hour: number
  readonly minute: number
}

/** `mon 09:00` → Monday, nine o'clock; undefined if it is none. */
export function readWeeklyHour(text: string): WeeklyHour | undefined {
  const [, name = '', hour, minute] = /^([a-z]{3}) +(\d{1,2}):(\d{2})$/i.exec(text.trim()) ?? []
  const read = { day: DAYS.indexOf(name.toLowerCase()), hour: Number(hour), minute: Number(minute) }
  return read.day >= 0 && read.hour < 24 && read.minute < 60 ? read : undefined
}

/**
 * When it was due last, up to and with a time; both in milliseconds since 1970. An hour that the clocks leave out in
 * spring is due an hour later, one that comes twice in autumn is due at its first coming.
 */
export function lastDue({ day, hour, minute }: WeeklyHour, now: number): number {
  const today = new Date(now)
  const back = (today.getDay() - day + 7) % 7
  const due = (daysBack: number) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() - daysBack, hour, minute).getTime()
  return due(back) <= now ? due(back) : due(back + 7)
}

const DAYS: readonly string[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
