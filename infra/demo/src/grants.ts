import type { Role } from '@metodnet/contracts';
import type { UnitId } from '@metodnet/kernel';
import type { DemoGrant } from './dataset.js';
import { KUZNETSK, KUZNETSK_SERVICE } from './places/kuznetsk.js';
import { code, day, NETWORK } from './places/place.js';
import { authorityOf, serviceOf, TOMSK, TOMSK_OBLAST } from './places/tomsk-oblast.js';
import { USOLYE } from './places/usolye-sibirskoye.js';

const grant = (subject: string, role: Role, unit: UnitId): DemoGrant => ({
  subject,
  role,
  unit,
  from: day('2024-01-01'),
});

/** Roles registered for subjects of the demo, one of each kind that works with the network from day one. */
export const grants: readonly DemoGrant[] = [
  grant('demo-inter-regional-operator', 'inter-regional-operator', NETWORK),
  grant('demo-toipkro-analyst', 'regional-operator', TOMSK_OBLAST),
  grant('demo-irr-analyst', 'regional-operator', code('ru-pnz')),
  grant('demo-hub-tomsk', 'hub-operator', code('ru-tom-hub-tomsk')),
  grant('demo-tomsk-authority', 'education-authority', TOMSK.id),
  grant('demo-imc-director', 'municipal-operator', TOMSK.id),
  grant('demo-imc-methodist', 'methodist', TOMSK.id),
  grant('demo-imc-controller', 'controller', authorityOf(TOMSK)),
  grant('demo-imc-staff', 'school-head', serviceOf(TOMSK)),
  grant('demo-tomsk-school-4-head', 'school-head', code('ru-tom-tomsk-school-4')),
  grant('demo-tomsk-school-4-coordinator', 'school-coordinator', code('ru-tom-tomsk-school-4')),
  grant('demo-kuznetsk-authority', 'education-authority', KUZNETSK),
  grant('demo-kuznetsk-service', 'methodist', KUZNETSK_SERVICE),
  grant('demo-usolye-authority', 'education-authority', USOLYE),
  grant('demo-bi', 'bi-reader', TOMSK_OBLAST),
];
