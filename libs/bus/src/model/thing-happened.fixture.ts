import { defineEvent } from '@metodnet/contracts';
import { z } from 'zod';

/** A domain event of the tests. */
export const ThingHappened = defineEvent('test.thing-happened.v1', {
  summary: 'Something happened to a thing of a test.',
  data: z.object({ fails: z.boolean().default(false) }),
});
