import type { ReasonOf } from '@metodnet/kernel';
import type { Wording } from '@metodnet/subgraph';
import type { NoticeCommands } from './notice.commands.js';

export const wording: Wording<ReasonOf<NoticeCommands['read']>> = {
  'too-many-notices': { ru: 'Не более {limit} уведомлений за раз.', en: 'At most {limit} notices at a time.' },
};
