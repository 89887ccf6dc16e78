import type { UnitId } from '@metodnet/kernel';
import type { DemoSize } from '../dataset.js';
import { KUZNETSK, KUZNETSK_SERVICE } from '../places/kuznetsk.js';
import { code } from '../places/place.js';
import {
  authorityOf,
  KOLPASHEVO_DISTRICT,
  municipalities,
  SEVERSK,
  serviceOf,
  TOMSK,
  TOMSK_DISTRICT,
} from '../places/tomsk-oblast.js';
import { USOLYE, USOLYE_SERVICE } from '../places/usolye-sibirskoye.js';

/** How much a service does. */
export interface Volume {
  readonly municipality: UnitId;
  readonly service: UnitId;
  readonly authority: UnitId;
  /** Events in each month of the school year, without meetings. */
  readonly eventsAMonth: number;
  readonly meetingsAQuarter: number;
  readonly guests: number;
  readonly consultations: number;
}

const volume = (
  place: Pick<Volume, 'municipality' | 'service' | 'authority'>,
  [eventsAMonth, meetingsAQuarter, guests, consultations]: readonly [number, number, number, number],
): Volume => ({ ...place, eventsAMonth, meetingsAQuarter, guests, consultations });

const ofOblast = (municipality: typeof TOMSK) => ({
  municipality: municipality.id,
  service: serviceOf(municipality),
  authority: authorityOf(municipality),
});

/**
 * Tomsk as T21 asks of it: at least 570 events a year without meetings (AMB-08), at least 185 meetings a quarter. Tomsk and Kuznetsk reach more than
 * 35 % of their educators in a year, the district and Usolye do not; of Kolpashevo nothing has been told.
 */
export function volumes(size: DemoSize): readonly Volume[] {
  const described = [
    volume(ofOblast(TOMSK), size === 'oblast' ? [62, 196, 12, 400] : [62, 188, 6, 120]),
    volume(ofOblast(TOMSK_DISTRICT), [2, 6, 2, 10]),
    volume(ofOblast(SEVERSK), [4, 10, 5, 10]),
    volume(
      { municipality: KUZNETSK, service: KUZNETSK_SERVICE, authority: code('ru-pnz-kuznetsk-education-authority') },
      [10, 24, 7, 40],
    ),
    volume(
      {
        municipality: USOLYE,
        service: USOLYE_SERVICE,
        authority: code('ru-irk-usolye-sibirskoye-education-authority'),
      },
      [1, 4, 4, 8],
    ),
  ];
  if (size === 'small') return described;
  const others = municipalities.filter((one) => ![TOMSK, TOMSK_DISTRICT, SEVERSK, KOLPASHEVO_DISTRICT].includes(one));
  return [...described, ...others.map((one, index) => volume(ofOblast(one), [3 + (index % 5), 8, 8, 12]))];
}
