import { endOnUncaught, errorForLog } from './error-for-log.js';

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

describe('An error that nobody has caught', () => {
  afterEach(() => jest.restoreAllMocks());

  it('ends the process with one line that quotes nothing', () => {
    const once = jest.spyOn(process, 'once').mockReturnValue(process);
    const exit = jest.spyOn(process, 'exit').mockReturnValue(undefined as never);
    const said: string[] = [];
    endOnUncaught((line) => said.push(line));

    const [event, listener] = once.mock.calls[0] as [string, (error: Error) => void];
    expect(event).toBe('uncaughtException');
    listener(Object.assign(new Error('No "Иванов"'), { parameters: ['Иванов'] }));
    expect(said).toHaveLength(1);
    expect(JSON.parse(said[0] ?? '')).toMatchObject({ level: 60, msg: 'Uncaught', err: { message: 'No "…"' } });
    expect(said[0]).not.toContain('Иванов');
    expect(exit).toHaveBeenCalledWith(1);
  });
});
