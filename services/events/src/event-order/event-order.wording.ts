import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { changeEventOrder, fulfilEventOrder, orderEvent, withdrawEventOrder } from './event-order.js';

export const wording: Wording<
  | ReasonOf<typeof orderEvent>
  | ReasonOf<typeof changeEventOrder>
  | ReasonOf<typeof fulfilEventOrder>
  | ReasonOf<typeof withdrawEventOrder>
> = {
  'order-title-missing': { ru: 'Укажите, какое мероприятие заказано.', en: 'Say what event is ordered.' },
  'no-such-executor': { ru: 'Такого исполнителя в сети нет.', en: 'There is no such executor in the network.' },
  'agreement-does-not-hold': {
    ru: 'Такого соглашения, действующего {dueOn}, у муниципалитета нет.',
    en: 'The municipality has no such agreement that holds on {dueOn}.',
  },
  'order-withdrawn': { ru: 'Заказ отозван.', en: 'The order has been withdrawn.' },
  'order-fulfilled': { ru: 'Заказ уже выполнен мероприятием.', en: 'An event fulfils this order already.' },
  'event-of-another': {
    ru: 'Мероприятие проводит не исполнитель заказа.',
    en: 'The event is not one of the executor of the order.',
  },
  'event-called-off': { ru: 'Мероприятие отменено.', en: 'The event has been cancelled.' },
  'event-under-another-agreement': {
    ru: 'Мероприятие проводится не по тому соглашению, по которому заказано.',
    en: 'The event is not held under the agreement of the order.',
  },
};
