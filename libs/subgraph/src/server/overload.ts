import { Fault } from '@metodnet/kernel';

/** More at a time would wait for the database longer than those who asked wait for them. */
const MOST_AT_WORK = 128;

/** Lets so many requests work at a time and sends whoever comes on top away at once, with nothing begun. */
export class Turnstile {
  #working = 0;

  constructor(private readonly most = MOST_AT_WORK) {}

  /** Throws OVERLOADED. */
  async pass<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.#working >= this.most) throw overloaded();
    this.#working++;
    try {
      return await work();
    } finally {
      this.#working--;
    }
  }

  get working(): number {
    return this.#working;
  }
}

const overloaded = () =>
  new Fault('OVERLOADED', {
    ru: 'Сервис занят. Повторите через секунду.',
    en: 'The service is busy. Repeat in a second.',
  });
