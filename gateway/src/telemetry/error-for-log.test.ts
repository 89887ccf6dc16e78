import { errorForLog } from './error-for-log.js';

describe('Logging an error', () => {
  it('keeps no value: not what is quoted, nor what is not Latin, nor a long number', () => {
    const error = Object.assign(new Error('Cannot read "Ivanov" of Иванов, 89131234567, at 12'), { request: 'Иванов' });
    const line = errorForLog(error);
    expect(line).toMatchObject({ name: 'Error', message: 'Cannot read "…" of …, …, at 12' });
    expect(Object.keys(line)).toEqual(['name', 'message', 'stack']);
    expect(JSON.stringify(line)).not.toMatch(/ivanov|иванов|8913/i);
  });

  it('takes anything that was thrown', () => {
    expect(errorForLog('Иванов')).toEqual({ name: 'string' });
    expect(errorForLog(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }))).toMatchObject({
      code: 'ECONNREFUSED',
    });
  });
});
