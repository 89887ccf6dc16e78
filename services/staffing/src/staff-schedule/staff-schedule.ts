import { StaffScheduleApproved } from '@metodnet/contracts';
import { accept, type CalendarDate, type Decision, type Id, reject, type UnitId } from '@metodnet/kernel';
import { factsOf, findPosition } from '../position/position.js';
import { asCode } from '../text/text.js';
import { type Stretch, saidFrom, type Timeline } from '../timeline/timeline.js';

export type StaffScheduleId = Id<'StaffSchedule'>;

/** The staff schedules (штатные расписания) of a unit, one after another (ENT-22); one record per unit. */
export interface StaffSchedule {
  readonly id: StaffScheduleId;
  readonly unitId: UnitId;
  readonly schedules: Timeline<Approved>;
  readonly version: number;
}

export interface Approved extends Stretch {
  readonly posts: readonly Posts[];
}

export interface Posts {
  readonly position: string;
  readonly postsHundredths: number;
}

export type ApproveSchedule = { readonly from: CalendarDate; readonly posts: readonly Posts[] };

/** No organisation of the network has this many posts of a position: more is a slip (hundredths taken for posts). */
export const POSTS_LIMIT = 100_000;

/** In force from its day until the next one; approving for the same day again replaces what was approved for it. */
export function approveSchedule(
  current: StaffSchedule,
  { from, posts }: ApproveSchedule,
): Decision<
  StaffSchedule,
  StaffScheduleApproved,
  'unknown-position' | 'position-twice' | 'posts-out-of-range' | 'no-posts'
> {
  if (posts.length === 0) return reject('no-posts');
  const named = new Set<string>();
  for (const { position, postsHundredths } of posts) {
    if (!findPosition(position)) return reject('unknown-position', { position: asCode(position) });
    if (named.has(position)) return reject('position-twice', { position });
    if (postsHundredths < 0 || postsHundredths > POSTS_LIMIT)
      return reject('posts-out-of-range', { limit: POSTS_LIMIT });
    named.add(position);
  }
  const next = { ...current, schedules: saidFrom<Approved>(current.schedules, from, { posts }) };
  return accept(next, StaffScheduleApproved({ ...stateOf(next), occurredOn: from }));
}

export const noScheduleYet = (id: StaffScheduleId, unitId: UnitId): StaffSchedule => ({
  id,
  unitId,
  schedules: [],
  version: 0,
});

const stateOf = ({ id: scheduleId, unitId, schedules }: StaffSchedule) => ({
  scheduleId,
  unitId,
  schedules: schedules.map(({ from, to, posts }) => ({
    from,
    to,
    posts: posts.map(({ position, postsHundredths }) => ({ ...factsOf(position), postsHundredths })),
  })),
});
