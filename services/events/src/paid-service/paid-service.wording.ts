import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { agreeOnService, cancelService, renderService } from './paid-service.js';

export const wording: Wording<
  ReasonOf<typeof agreeOnService> | ReasonOf<typeof renderService> | ReasonOf<typeof cancelService>
> = {
  'title-missing': { ru: 'Укажите, какая это услуга.', en: 'Say which service it is.' },
  'customer-missing': {
    ru: 'Укажите заказчика: либо организацию сети, либо иное лицо.',
    en: 'Name the customer: either an organisation of the network or somebody else.',
  },
  'no-such-organisation': { ru: 'Такой организации нет.', en: 'There is no such organisation.' },
  'contract-missing': { ru: 'Укажите номер договора.', en: 'Give the number of the contract.' },
  'contract-number-too-long': {
    ru: 'Номер договора — не длиннее {limit} знаков.',
    en: 'The number of a contract has at most {limit} characters.',
  },
  'contract-still-to-come': {
    ru: 'Договор от {contractedOn} ещё не заключён.',
    en: 'The contract of {contractedOn} is still to come.',
  },
  'contract-used-already': {
    ru: 'Платные услуги — разовые: по этому договору услуга уже записана.',
    en: 'Paid services are one-off: there is a service under this contract already.',
  },
  'price-out-of-range': {
    ru: 'Цена — от 1 копейки до {limit} рублей.',
    en: 'The price is from 1 kopeck to {limit} roubles.',
  },
  'before-the-contract': {
    ru: 'Договор заключён {contractedOn}; услуга не может быть раньше.',
    en: 'The contract is of {contractedOn}; the service is not earlier.',
  },
  'no-such-event': { ru: 'Такого мероприятия нет.', en: 'There is no such event.' },
  cancelled: { ru: 'Услуга отменена.', en: 'The service has been called off.' },
  'rendered-already': { ru: 'Услуга уже оказана {renderedOn}.', en: 'The service was rendered on {renderedOn}.' },
  'still-to-come': { ru: 'День {renderedOn} ещё впереди.', en: 'The day {renderedOn} is still to come.' },
  'reason-missing': { ru: 'Укажите причину отмены.', en: 'Say why it is called off.' },
};
