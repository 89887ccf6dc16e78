import { randomUUID } from 'node:crypto';
import { Employed } from '@metodnet/contracts';
import type pg from 'pg';

const OWNERS = 22;

/** An employment as staffing tells of it: three terms, a kilobyte on the wire. */
const payload = (owner: string) =>
  Employed({
    employmentId: `${owner}:${randomUUID()}` as never,
    personId: `${owner}:${randomUUID()}` as never,
    unitId: `${owner}-school-1` as never,
    main: true,
    from: '2021-09-01' as never,
    to: null,
    cancelled: false,
    terms: [2021, 2022, 2023].map((year) => ({
      from: `${year}-09-01` as never,
      to: (year === 2023 ? null : `${year + 1}-09-01`) as never,
      position: 'teacher',
      positionGroup: 'PEDAGOGICAL' as const,
      pedagogical: true,
      teacher: true,
      manager: false,
      methodist: false,
      methodistKind: null,
      rateHundredths: 100,
      teachingLoadHundredths: 100,
      subjects: ['mathematics'],
    })),
  });

/** Puts so many committed events of 22 municipalities into an outbox, in turn. */
export async function writeBacklog(pool: pg.Pool, events: number): Promise<void> {
  const { type, data } = payload('ru-tom-tomsk');
  await pool.query(
    `insert into outbox (aggregate, version, type, owner, payload, actor)
     select format('employment:ru-tom-m%s:%s', n % ${OWNERS}, gen_random_uuid()), 1, $2, format('ru-tom-m%s', n % ${OWNERS}), $3::jsonb, 'somebody'
       from generate_series(1, $1) n`,
    [events, type, JSON.stringify(data)],
  );
  await pool.query('vacuum analyze outbox');
}
