import { requestState } from '../server/request-state.js';
import { makeLogger } from './logger.js';

describe('Writing a log', () => {
  const lines: string[] = [];
  const log = makeLogger('staffing', 'tomsk', 'info', { write: (line) => lines.push(line) });
  const last = () => JSON.parse(lines.at(-1) ?? '');

  it('names the service, the node, and the request if there is one', () => {
    log.info('outside');
    expect(last()).toMatchObject({ service: 'staffing', node: 'tomsk', msg: 'outside' });
    expect(last()).not.toHaveProperty('correlationId');
    requestState.run({ correlationId: 'call-7', language: 'ru', composing: false }, () => log.info('inside'));
    expect(last()).toMatchObject({ correlationId: 'call-7', msg: 'inside' });
  });

  it('blots out what nobody should have given to it', () => {
    log.info(
      { variables: { name: 'Иванов' }, request: { headers: { authorization: 'Bearer abc' }, body: 'Иванов' } },
      'careless',
    );
    expect(lines.at(-1)).not.toMatch(/Иванов|abc/);
  });
});
