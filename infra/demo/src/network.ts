import type { UnitId } from '@metodnet/kernel';
import { associationsOf } from './associations.js';
import type { Dataset, DemoPerson, DemoSize, DemoUnit } from './dataset.js';
import { staffOf } from './educators.js';
import { grants } from './grants.js';
import { methodists, services, workplaces } from './methodists.js';
import { actsOf, categoriesOf, contingentOf, fillings, organisationsOf, sitesOf } from './organisations.js';
import { interRegional } from './places/inter-regional.js';
import { kuznetsk } from './places/kuznetsk.js';
import type { Place } from './places/place.js';
import { tomsk } from './places/tomsk.js';
import { tomskOblast } from './places/tomsk-oblast.js';
import { usolyeSibirskoye } from './places/usolye-sibirskoye.js';
import { assignmentsOf, regionalMethodistsOf, schedulesOf, teamsOf } from './records.js';
import { withCommuters } from './second-jobs.js';
import { Seeded } from './seeded.js';

const places: readonly Place[] = [interRegional, tomskOblast, tomsk, kuznetsk, usolyeSibirskoye];

/** The demo network of a size: the documents' places, generated organisations, generated people. The same every time. */
export function demoNetwork(size: DemoSize): Dataset {
  const seeded = new Seeded('metodnet');
  const byMunicipality = fillings(size).map((filling) =>
    organisationsOf(filling, seeded.of(`organisations/${filling.municipality}`)),
  );
  const organisations = byMunicipality.flat();
  const all = <Part extends keyof Place>(part: Part) => places.flatMap((place) => place[part] as Place[Part][number][]);
  const units: readonly DemoUnit[] = [...all('units'), ...organisations.map(({ unit }) => unit)];

  let number = 0;
  const numbered = () => {
    number += 1;
    return number;
  };
  const staffed = services(size, seeded.of('services'));
  const ofServices = methodists(staffed, seeded.of('methodists'), numbered);
  const municipalityOf = municipalityFinder(units);
  const employed: readonly DemoPerson[] = [
    ...ofServices,
    ...byMunicipality.flatMap((neighbours) =>
      neighbours.flatMap((organisation) =>
        staffOf(organisation, { organisations: neighbours }, seeded.of(organisation.unit.id), numbered),
      ),
    ),
  ];

  const people = withCommuters(employed, municipalityOf);
  return {
    units,
    memberships: all('memberships'),
    relations: all('relations'),
    agreements: all('agreements'),
    acts: actsOf(organisations),
    models: all('models'),
    webResources: all('webResources'),
    structures: associationsOf(people, municipalityOf),
    sites: sitesOf(organisations),
    categories: categoriesOf(organisations),
    contingents: organisations.map(contingentOf),
    grants,
    staff: {
      people,
      schedules: schedulesOf(people),
      workplaces: workplaces(staffed),
      teams: teamsOf(people),
      regionalMethodists: regionalMethodistsOf(people, municipalityOf),
      assignments: assignmentsOf(
        ofServices,
        organisations.map(({ unit }) => unit.id),
        municipalityOf,
      ),
    },
  };
}

/** The municipality that a unit stands under in the administrative hierarchy, or null. */
export function municipalityFinder(units: readonly DemoUnit[]): (unit: UnitId) => UnitId | null {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const find = (id: UnitId | null): UnitId | null => {
    const unit = id === null ? undefined : byId.get(id);
    if (!unit) return null;
    return unit.level === 'MUNICIPALITY' ? unit.id : find(unit.parent);
  };
  return find;
}
