import type { Dataset } from '@metodnet/demo';
import { unitId as code } from '@metodnet/kernel';
import { ALPHA, BETA, journeyNetwork, person, REGION, school, service, unit } from '../journey.network.js';

/** Tomsk with its methodical service and two schools, and a neighbour with one, for whom Tomsk's events are not. */
export { REGION } from '../journey.network.js';
export const TOMSK = ALPHA;
export const NEIGHBOUR = BETA;
export const SERVICE = service(TOMSK);
export const FIRST_SCHOOL = school(TOMSK);
export const SECOND_SCHOOL = code(`${TOMSK}-school-2`);
export const OTHER_SCHOOL = school(NEIGHBOUR);

const methodist = person(SERVICE, 'methodist');
export const anna = person(FIRST_SCHOOL, 'teacher');
export const boris = person(FIRST_SCHOOL, 'teacher');
export const irina = person(FIRST_SCHOOL, 'teacher');
/** Left on 20 May 2026. */
export const gone = person(FIRST_SCHOOL, 'teacher', { left: '2026-05-20' });
export const vera = person(SECOND_SCHOOL, 'teacher');
export const galina = person(SECOND_SCHOOL, 'teacher');
export const daria = person(SECOND_SCHOOL, 'teacher');
export const neighbour = person(OTHER_SCHOOL, 'teacher');

/** Eight people: seven educators of Tomsk, with its methodist, and one of the neighbour; the ninth left. */
export const network: Dataset = {
  ...journeyNetwork,
  units: [
    ...journeyNetwork.units.filter(({ id }) => ['ru-net', REGION, TOMSK, NEIGHBOUR].includes(id)),
    unit(SERVICE, 'METHODICAL_CENTRE', 'ORGANISATION', TOMSK),
    unit(FIRST_SCHOOL, 'SCHOOL', 'ORGANISATION', TOMSK),
    unit(SECOND_SCHOOL, 'SCHOOL', 'ORGANISATION', TOMSK),
    unit(OTHER_SCHOOL, 'SCHOOL', 'ORGANISATION', NEIGHBOUR),
  ],
  memberships: [],
  staff: {
    ...journeyNetwork.staff,
    people: [methodist, anna, boris, irina, gone, vera, galina, daria, neighbour],
  },
};
