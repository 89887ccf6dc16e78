import { type CalendarDate, validOn } from '@metodnet/kernel';

/** One stretch of a history: what it says holds from its first day until the day before `to`. */
export interface Stretch {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
}

/** Stretches in order of time, each ending where the next begins; only the last may be open. */
export type Timeline<Said extends Stretch> = readonly Said[];

/**
 * The history when something else is said from a day on: until the next change already known, or for good. Saying it
 * for the day on which a stretch begins replaces that stretch; a day before the first one adds a beginning.
 */
export function saidFrom<Said extends Stretch>(
  timeline: Timeline<Said>,
  from: CalendarDate,
  said: Omit<Said, keyof Stretch>,
) {
  const earlier = timeline.filter((stretch) => stretch.from < from);
  const later = timeline.filter((stretch) => stretch.from > from);
  const covering = timeline.find((stretch) => validOn(stretch, from));
  const to = covering ? covering.to : (later[0]?.from ?? null);
  const kept = earlier.map((stretch) => (stretch === covering ? { ...stretch, to: from } : stretch));
  return [...kept, { ...said, from, to } as Said, ...later];
}

/** The history when it ends: nothing is said from that day on. */
export function endedOn<Said extends Stretch>(timeline: Timeline<Said>, to: CalendarDate): Said[] {
  return timeline
    .filter((stretch) => stretch.from < to)
    .map((stretch) => (stretch.to === null || stretch.to > to ? { ...stretch, to } : stretch));
}
