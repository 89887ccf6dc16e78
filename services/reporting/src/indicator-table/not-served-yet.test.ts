import { u14EducatorsHigherEducation } from '../indicators/u14-educators-higher-education.js';
import { refuseHiddenAlong } from './not-served-yet.js';

describe('Asking along another day’s tree', () => {
  const personal = { ...u14EducatorsHigherEducation, disclosure: 'PERSONAL' } as const;
  const refusal = { code: 'NOT_SERVED_YET', details: { argument: 'treeAsOf' } };

  it('is refused for figures that may have to be hidden, table and facts alike', () => {
    expect(() => refuseHiddenAlong([u14EducatorsHigherEducation, personal], '2026-01-01')).toThrow(
      expect.objectContaining(refusal),
    );
  });

  it('is answered for others; along the tree as it was, for all', () => {
    expect(() => refuseHiddenAlong([u14EducatorsHigherEducation], '2026-01-01')).not.toThrow();
    expect(() => refuseHiddenAlong([personal], null)).not.toThrow();
  });
});
