import { day } from '../events.fixture.js';
import type { ProjectDetails } from './project.js';

/** A project from January 2025 on; a test names only what matters to it. */
export const aPassport = (given: Partial<ProjectDetails> = {}): ProjectDetails => ({
  title: 'Успех каждого ребёнка',
  goal: null,
  from: day('2025-01-01'),
  to: null,
  ...given,
});
