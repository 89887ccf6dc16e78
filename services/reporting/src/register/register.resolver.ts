import { type PageArgs, pageArgs } from '@metodnet/subgraph';
import { Arg, Args, Query, Resolver } from 'type-graphql';
import { notServedYet } from '../indicator-table/not-served-yet.js';
import { RegisterQueryInput, RegisterTableView } from './register.schema.js';

const RegisterPageArgs = pageArgs({ byDefault: 100, max: 1_000 });

@Resolver()
export class RegisterResolver {
  @Query(() => RegisterTableView, { description: 'A list report. Not served yet: refused with NOT_SERVED_YET.' })
  register(
    @Arg('code', () => String, { description: 'Code of the report: `REP-14`.' }) _code: string,
    @Arg('query', () => RegisterQueryInput, { description: 'Of which units and periods.' }) _query: RegisterQueryInput,
    @Args(() => RegisterPageArgs) _page: PageArgs,
  ): RegisterTableView {
    throw notServedYet('register');
  }
}
