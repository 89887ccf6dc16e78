import { defineIndicator, yesNo } from './define-indicator.js';
import { municipalThings } from './municipal.js';

export const t21RoadMap = defineIndicator({
  code: 'IND-27',
  version: 1,
  source: 'T21 1.2',
  title: {
    ru: 'Разработана дорожная карта муниципальной сетевой методической службы',
    en: 'There is a road map of the municipal network service',
  },
  numerator: {
    ru: 'утверждённые планы развития («дорожные карты») муниципалитета и его службы, срок которых не истёк',
    en: 'approved development plans («дорожные карты») of the municipality and its service whose term has not ended',
  },
  denominator: null,
  value: yesNo(municipalThings('road-map')),
  comparator: 'AT_LEAST',
  comparatorSource: 'INFERRED',
  groups: ['MO'],
  levels: ['MUNICIPALITY'],
  sources: ['events'],
  decimals: 0,
  parameters: [
    {
      settles: 'AMB-05',
      ru: 'есть со дня первого утверждения, хотя бы срок плана начался раньше',
      en: 'there is one from the day of the first approval, though the term of the plan began earlier',
    },
  ],
});
