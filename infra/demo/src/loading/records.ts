import type { ActKey, Dataset } from '../dataset.js';
import type { Command } from './gateway.js';

/** Says of a command what it answers and which refusal means that an earlier loading has done it. */
const command = (
  mutation: string,
  inputType: string,
  input: Readonly<Record<string, unknown>>,
  answer: string,
  ...doneAlready: string[]
): Command => ({ mutation, inputType, input, answer: `${answer} { id }`, doneAlready });

/** Founders, scientific guides and partners; guidance is agreed with the founder where there is one (NET-11). */
export const relations = ({ relations: all }: Dataset): Command[] =>
  all.map(({ kind, unit: unitId, other: otherId, subject, from }) => {
    const founder = all.find((each) => each.kind === 'FOUNDER' && each.unit === unitId);
    const agreedWith = kind === 'SCIENTIFIC_GUIDANCE' && founder ? { agreedWithId: founder.other } : {};
    return command(
      'setRelation',
      'SetRelationInput',
      { unitId, kind, otherId, subject, from, ...agreedWith },
      'relation',
      'related-already',
    );
  });

export const agreements = ({ agreements: all, units }: Dataset): Command[] =>
  all.map(({ unit: unitId, partner: partnerId, title: subject, from, orderedEvents }) =>
    command(
      'signAgreement',
      'SignAgreementInput',
      {
        unitId,
        partnerId,
        partnerName: units.find(({ id }) => id === partnerId)?.name ?? partnerId,
        subject,
        orderedEvents: Array.from({ length: orderedEvents }, (_, index) => `Мероприятие ${index + 1} (демо)`),
        signedOn: from,
        from,
      },
      'agreement',
    ),
  );

/** Models of methodical service, each with the act that fixes it. */
export const serviceModels = ({ models }: Dataset, actId: (key: ActKey) => string): Command[] =>
  models.map(({ unit: unitId, form, description, act, from, to }) =>
    command(
      'adoptServiceModel',
      'AdoptServiceModelInput',
      { unitId, form, description, from, ...(to ? { to } : {}), ...(act ? { actId: actId(act) } : {}) },
      'serviceModel',
      'has-a-model-already',
    ),
  );

export const sites = ({ sites: all }: Dataset): Command[] =>
  all.map(({ unit: unitId, kind, theme, patron, from }) =>
    command(
      'grantSite',
      'GrantSiteInput',
      { unitId, kind, theme, from, ...(patron ? { patronId: patron } : {}) },
      'site',
      'held-already',
    ),
  );

export const categories = ({ categories: all }: Dataset): Command[] =>
  all.map(({ unit: unitId, category, from }) =>
    command('assignCategory', 'AssignCategoryInput', { unitId, category, from }, 'category', 'in-it-already'),
  );

export const contingents = ({ contingents: all }: Dataset): Command[] =>
  all.map(({ unit: unitId, asOf, counts }) =>
    command('countContingent', 'CountContingentInput', { unitId, asOf, counts }, 'contingent', 'counted-already'),
  );

/** GraphQL writes roles in capitals. */
export const grants = ({ grants: all }: Dataset): Command[] =>
  all.map(({ subject, role, unit: unitId, from }) =>
    command(
      'grantRole',
      'GrantRoleInput',
      { subject, role: role.toUpperCase().replaceAll('-', '_'), unitId, from },
      'grant',
      'held-already',
    ),
  );

export const webResources = ({ webResources: all }: Dataset): Command[] =>
  all.map(({ unit: unitId, url, section, from: registeredOn }) =>
    command(
      'registerWebResource',
      'RegisterWebResourceInput',
      { unitId, kind: 'METHODICAL_SECTION', url, section, registeredOn },
      'webResource',
    ),
  );
