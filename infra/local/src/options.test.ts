import { readStartOptions } from './options.js';

describe('Reading what is asked of npm start', () => {
  it('loads the small network and keeps what is there, unless told otherwise', () => {
    expect(readStartOptions([])).toEqual({
      port: null,
      data: null,
      fresh: false,
      demo: 'small',
      check: false,
      help: false,
    });
    expect(readStartOptions(['--port', '4100', '--fresh', '--demo', 'oblast', '--check'])).toMatchObject({
      port: 4100,
      fresh: true,
      demo: 'oblast',
      check: true,
    });
  });

  it('takes ports from 1 to 65535', () => {
    expect(readStartOptions(['--port', '1'])).toMatchObject({ port: 1 });
    expect(readStartOptions(['--port', '65535'])).toMatchObject({ port: 65_535 });
    for (const port of ['0', '65536', '80a', '-1', ''])
      expect(() => readStartOptions([`--port=${port}`])).toThrow(/--port/);
  });

  it('refuses what it does not know, in a sentence', () => {
    expect(() => readStartOptions(['--prot', '4100'])).toThrow(/Unknown option '--prot'.*--help/);
    expect(() => readStartOptions(['4100'])).toThrow(/--help/);
    expect(() => readStartOptions(['--demo', 'huge'])).toThrow(/none, small or oblast, not “huge”/);
  });
});
