import { newId } from '@metodnet/kernel';
import { centre, day, school, today, tomsk } from '../events.fixture.js';
import { type Circumstances, type EventRequest, type SubmitRequest, submitRequest } from './event-request.js';

/** A school asks the centre for a seminar; a test names only what matters to it. */
export const aLetter = (given: Partial<SubmitRequest> = {}): SubmitRequest => ({
  id: newId<'EventRequest'>(tomsk),
  unitId: centre,
  applicantId: school,
  personId: null,
  kind: 'HOLD_EVENT',
  number: '01-17/42',
  writtenOn: day('2026-03-10'),
  receivedOn: today,
  subject: 'Семинар о формирующем оценивании',
  form: 'IN_PERSON',
  audienceSize: 25,
  wishedFrom: day('2026-10-01'),
  wishedTo: day('2026-10-31'),
  difficultyId: null,
  scanUrl: 'https://school4.example/letters/42.pdf',
  ...given,
});

export const circumstances = (given: Partial<Circumstances> = {}): Circumstances => ({
  today,
  enteredByService: false,
  servesOthers: true,
  applicantKnown: true,
  worksThere: true,
  ...given,
});

export const received = (given: Partial<EventRequest> = {}): EventRequest => {
  const decision = submitRequest(aLetter(), circumstances());
  if (!decision.accepted) throw new Error(decision.reason);
  return { ...decision.next, ...given };
};

/** The same letter as it is submitted over GraphQL. */
export const letterInput = (given: Partial<SubmitRequest> = {}) => {
  const { id, receivedOn, ...input } = aLetter(given);
  return given.receivedOn ? { ...input, receivedOn } : input;
};
