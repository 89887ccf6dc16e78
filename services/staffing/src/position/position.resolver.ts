import { Query, Resolver } from 'type-graphql';
import { PositionView, SubjectView } from './position.schema.js';
import { positions } from './positions.js';
import { subjects } from './subjects.js';

@Resolver(() => PositionView)
export class PositionResolver {
  @Query(() => [PositionView], {
    description: 'Positions that jobs and staff schedules name, in the order of the directory.',
  })
  positions() {
    return positions;
  }

  @Query(() => [SubjectView], { description: 'Subjects that jobs and assignments name.' })
  taughtSubjects() {
    return subjects;
  }
}
