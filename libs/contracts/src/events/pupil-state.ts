import { z } from 'zod';
import { UnitId } from '../vocabulary.js';
import { PupilAges, PupilId } from './participation-state.js';

/** A pupil as far as figures ask: no birth date, no number in any file, nothing that names a child. */
export const PupilState = z.object({
  pupilId: PupilId,
  unitId: UnitId.describe('Where the pupil learns'),
  ages: PupilAges.describe('As the year of birth alone tells them; newer than what older participations say'),
  mergedInto: PupilId.nullable().describe(
    'The id that stands for the pupil at every date, when this one was given by mistake; may itself be merged later',
  ),
});
export type PupilState = z.infer<typeof PupilState>;
