import type { Asking } from './asking.js';
import type { Markers } from './markers.js';
import { CITY, OTHER_SCHOOL, SCHOOL } from './seeding.js';

export async function seedReferrals(asking: Asking, { cyrillic, digits }: Markers, personId: string): Promise<void> {
  const { event } = await asking.change(
    'scheduleEvent',
    {
      unitId: CITY,
      details: { title: 'Семинар', kind: 'SEMINAR', level: 'MUNICIPAL', form: 'ONLINE', audience: ['EDUCATORS'] },
      when: { startsOn: '2030-04-11', endsOn: '2030-04-11', venue: { kind: 'ONLINE' } },
    },
    'event { id }',
  );
  const order = {
    ...{ form: 'WRITTEN', orderNumber: cyrillic('ReferralOrderInput.orderNumber'), issuedOn: '2026-03-01' },
  };
  await asking.change('issueReferral', { unitId: SCHOOL, eventId: event.id, order, people: [{ personId }] });
  await asking.change('repeatEvent', { id: event.id, days: ['2030-04-18'] });
  await asking.change('cancelFollowingEvents', {
    ...{ id: event.id, because: cyrillic('CancelFollowingEventsInput.because') },
  });
  const registered = (reference: string) =>
    asking.change('registerPupil', { unitId: SCHOOL, reference, birthYear: 2012 }, 'pupil { id }');
  await registered(digits('RegisterPupilInput.reference'));
  const { pupil } = await registered('17');
  await asking.change('correctPupil', {
    ...{ id: pupil.id, reference: digits('CorrectPupilInput.reference'), birthYear: 2013 },
  });
  const { pupil: moving } = await registered('18');
  await asking.change('sendPupil', { id: moving.id, to: OTHER_SCHOOL });
  await asking.change('admitPupil', {
    ...{ id: moving.id, unitId: OTHER_SCHOOL, reference: digits('AdmitPupilInput.reference') },
  });
}

export async function seedCertificates(asking: Asking, { cyrillic }: Markers, personId: string): Promise<void> {
  const field = (name: string) => cyrillic(`CertificateDesignInput.${name}`);
  await asking.change('saveCertificateTemplate', {
    unitId: CITY,
    design: {
      ...{ orientation: 'PORTRAIT', title: field('title'), body: `{ФИО} ${field('body')}` },
      ...{ signatory: field('signatory'), position: field('position') },
    },
  });
  const { event } = await asking.change(
    'scheduleEvent',
    {
      unitId: CITY,
      details: { title: 'Семинар', kind: 'SEMINAR', level: 'MUNICIPAL', form: 'ONLINE', audience: ['EDUCATORS'] },
      when: { startsOn: '2025-04-11', endsOn: '2025-04-11', venue: { kind: 'ONLINE' } },
    },
    'event { id }',
  );
  const { participation } = await asking.change(
    'recordWalkIn',
    { eventId: event.id, personId, homeId: SCHOOL, role: 'SPEAKER' },
    'participation { id }',
  );
  const { issueCertificates } = await asking.get(
    `mutation ($input: IssueCertificatesInput!) {
      issueCertificates(input: $input) { issued { certificate { id } rejection { code } } }
    }`,
    {
      input: {
        eventId: event.id,
        holders: [{ participationId: participation.id, holder: cyrillic('CertificateHolderInput.holder') }],
      },
    },
  );
  await asking.change('reissueCertificate', {
    ...{ id: issueCertificates?.issued[0].certificate.id, because: 'MISPRINTED' },
    holder: cyrillic('ReissueCertificateInput.holder'),
  });
}

/** An address of the calendar of whoever asks. */
export async function seedCalendar(herself: Asking, { cyrillic }: Markers): Promise<void> {
  await herself.change('createCalendarLink', { name: cyrillic('CreateCalendarLinkInput.name') });
}

export async function seedInformation(asking: Asking, { cyrillic, latin }: Markers): Promise<void> {
  await asking.change('subscribeOrganisation', {
    ...{ unitId: CITY, homeId: SCHOOL, addresses: [`${latin('SubscribeOrganisationInput.addresses')}@school.example`] },
  });
  const { bulletin } = await asking.change(
    'assembleBulletin',
    { unitId: CITY, weekOf: mondayAfter(new Date()) },
    'bulletin { id }',
  );
  const { event } = await asking.change(
    'scheduleEvent',
    {
      unitId: CITY,
      details: { title: 'Семинар', kind: 'SEMINAR', level: 'MUNICIPAL', form: 'ONLINE', audience: ['EDUCATORS'] },
      when: { startsOn: '2030-04-10', endsOn: '2030-04-10', venue: { kind: 'ONLINE' } },
    },
    'event { id }',
  );
  await asking.change('editBulletin', {
    ...{ id: bulletin.id, text: cyrillic('EditBulletinInput.text') },
    entries: [{ kind: 'EVENT', id: event.id, remark: cyrillic('BulletinEntryInput.remark') }],
  });
  await asking.change('publishBulletin', { id: bulletin.id });
}

/** Of the week after a moment: that one is not over in any time zone. */
function mondayAfter(moment: Date): string {
  const monday = new Date(moment.getTime() + 7 * 86_400_000);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  return monday.toISOString().slice(0, 10);
}
