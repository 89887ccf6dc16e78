import { day } from '../events.fixture.js';
import type { MaterialDetails } from './material.js';

/** Guidelines that were published in February; a test names only what matters to it. */
export const someGuidelines = (given: Partial<MaterialDetails> = {}): MaterialDetails => ({
  type: 'GUIDELINES',
  title: 'Оценивание читательской грамотности',
  annotation: null,
  authorIds: [],
  subjects: [],
  tags: [],
  eventId: null,
  url: 'https://imc.example.org/materials/1',
  publishedOn: day('2026-02-10'),
  ...given,
});
